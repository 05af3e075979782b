/** A handler's URL as it is told: without a query or a password, for either may be a secret. */
export const handlerName = (url: string | URL): string => {
  const { origin, pathname } = new URL(url)
  return `${origin}${pathname}`
}
