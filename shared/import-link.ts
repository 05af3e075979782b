/** Characters of the data in a link: longer ones are cut by whoever passes them on. */
export const mostLinkData = 65_536

/**
 * A link that carries a file in itself: nothing is ever fetched.
 * @param name safe as a file's name
 * @param data the file, as base64url of gzip
 */
export const importLinkOf = (name: string, data: string): string =>
  `hookswitch://import?name=${encodeURIComponent(name)}&data=${data}`
