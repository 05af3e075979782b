/** A pause that can be ended early. One at a time; it keeps no process alive. */
export interface Nap {
  rest(ms: number): Promise<void>
  wake(): void
}

export const makeNap = (): Nap => {
  let end: () => void = () => {}
  return {
    rest: ms =>
      new Promise(resolve => {
        const timer = setTimeout(() => end(), Math.max(0, ms)).unref()
        end = () => {
          clearTimeout(timer)
          end = () => {}
          resolve()
        }
      }),
    wake: () => end(),
  }
}
