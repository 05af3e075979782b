import type { PlatformId } from '../../shared/platform.ts'

export const importAnswers = async (_files: readonly File[], _platform: PlatformId): Promise<void> => {}
