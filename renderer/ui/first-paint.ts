/** How long is waited for a frame: none comes while the window is hidden. */
const lateMs = 250

let painted = (): void => {}

/** Resolves once what the page shows first is on the screen: all else can come then. */
export const firstPaint = new Promise<void>(resolve => {
  painted = resolve
})

/** What is drawn now is what the page shows first. @returns a function that takes it back */
export const awaitPaint = (): (() => void) => {
  const late = window.setTimeout(painted, lateMs)
  // When the second frame begins, the first one has been handed to the screen.
  let frame = requestAnimationFrame(() => {
    frame = requestAnimationFrame(painted)
  })
  return () => {
    cancelAnimationFrame(frame)
    clearTimeout(late)
  }
}
