/** In a few words why a server on the way could not be reached; else the error's own. */
export const whyUnreachable = (error: unknown, timeoutMs: number): string => {
  const { name, code, message } = error as { name?: string; code?: string; message?: string }
  if (name === 'TimeoutError') return `no answer within ${timeoutMs / 1_000} s`
  if (code === 'ECONNREFUSED') return 'nothing listens there'
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'its name is not known'
  return message ?? String(error)
}
