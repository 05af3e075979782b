/** The nonce that the host put into the page for the styles that libraries add at run time. */
export const cspNonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? ''
