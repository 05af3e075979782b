import type { PlatformId } from '../../shared/platform.ts'

interface SignatureScheme {
  readonly header: string
  readonly signed: string
  readonly key: string
  readonly remark: string
}

/** How each platform signs, in words. */
export const signatureSchemes: Record<PlatformId, SignatureScheme> = {
  thunderphone: {
    header: 'X-ThunderPhone-Signature',
    signed: 'HMAC-SHA256 of the exact bytes as 64 lower-case hexadecimal digits, and nothing else',
    key: "the endpoint's secret as it is, with its prefix, never decoded",
    remark: 'There is no time stamp in it, so an old delivery verifies as well as a new one.',
  },
}
