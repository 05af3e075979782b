/** What has to be undone when something that was opened in steps is closed, or fails halfway. Last opened, first closed. */
export interface UndoStack {
  push(step: () => unknown): void
  /** Runs every step once. A step that fails does not keep the others from running. */
  run(): Promise<void>
}

export const makeUndoStack = (): UndoStack => {
  const steps: (() => unknown)[] = []
  return {
    push: step => steps.push(step),
    run: async () => {
      const failures: unknown[] = []
      for (let step = steps.pop(); step; step = steps.pop()) {
        try {
          await step()
        } catch (error) {
          failures.push(error)
        }
      }
      if (failures.length > 0) throw failures[0]
    },
  }
}
