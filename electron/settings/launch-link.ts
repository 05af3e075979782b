/** The scheme of links that bring captures; electron-builder.yml declares it for packages. */
export const linkScheme = 'hookswitch'

/** The link that a start was about, where it was about one: Windows and Linux put it among the arguments. */
export const linkIn = (args: readonly string[]): string | undefined =>
  args.find(arg => arg.slice(0, linkScheme.length + 3).toLowerCase() === `${linkScheme}://`)
