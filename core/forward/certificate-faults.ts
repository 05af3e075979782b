const unknownAuthority = 'has a certificate of an authority that is not known here'

/** What is wrong with a handler's certificate, by the codes of Node's TLS. Each goes on from the handler's name. */
export const certificateFaults: Readonly<Record<string, string>> = {
  CERT_HAS_EXPIRED: 'has a certificate that has expired',
  CERT_NOT_YET_VALID: 'has a certificate that is not valid yet',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'has a certificate that it signed itself',
  SELF_SIGNED_CERT_IN_CHAIN: unknownAuthority,
  UNABLE_TO_GET_ISSUER_CERT: unknownAuthority,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: unknownAuthority,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: `${unknownAuthority}, or sends only half the chain`,
  ERR_TLS_CERT_ALTNAME_INVALID: 'has a certificate for another name',
}
