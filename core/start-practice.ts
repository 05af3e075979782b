import type { Engine } from './engine.ts'

/**
 * Opens the practice line and has it place its first call, so that a page opens on something to look at.
 * Rejects with a Problem.
 */
export const startPractice = async (engine: Engine): Promise<void> => {
  await engine.connection('practice').open()
  await engine.handlers['practice.placeCall']({ scenario: 'vip' })
}
