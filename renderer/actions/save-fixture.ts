import { Fixture } from '../../shared/fixture.ts'
import { ask } from '../engine/ask.ts'
import { count } from '../format/numbers.ts'
import { showError, showNote } from '../state/notes-store.ts'
import { saveFile } from './save-file.ts'

const replacedWords = (n: number): string =>
  n === 0 ? 'Nothing was replaced' : `${count(n, 'value')} ${n === 1 ? 'was' : 'were'} replaced`

/** Offers a capture as a file to share, and says what was done to it. */
export const saveFixture = async (captureId: string): Promise<void> => {
  try {
    const { fileName, text } = await ask('captures.fixture', { id: captureId })
    const { redactions } = Fixture.parse(JSON.parse(text))
    saveFile(fileName, text)
    showNote(
      'done',
      `Saved ${fileName}`,
      `${replacedWords(redactions.length)}; signed with the published fixture secret. Look it over before you share it.`,
    )
  } catch (error) {
    showError(error)
  }
}
