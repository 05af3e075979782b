const key = 'hookswitch.token'

/**
 * The token that the host printed in its address, or null when the page was opened without one.
 * It is taken out of the address bar, so that a shared screen or a copied address does not give it away,
 * and kept for this tab only, so that a reload still works.
 */
export const takePageToken = (): string | null => {
  const given = new URLSearchParams(location.hash.slice(1)).get('token')
  if (given) {
    sessionStorage.setItem(key, given)
    history.replaceState(null, '', location.pathname + location.search)
    return given
  }
  return sessionStorage.getItem(key)
}
