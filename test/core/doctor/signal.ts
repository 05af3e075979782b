/** A check that nobody calls off. */
export const never = (): AbortSignal => new AbortController().signal
