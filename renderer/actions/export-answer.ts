import type { AnswerState } from '../../shared/answer.ts'
import { answerFile } from '../../shared/answer-file.ts'
import { isChanged, useDrafts } from '../state/drafts-store.ts'
import { showNote } from '../state/notes-store.ts'
import { saveFile } from './save-file.ts'

/** Offers what is in force as a file to save. A draft is not in it, which is said. */
export const exportAnswer = (answer: AnswerState): void => {
  const { fileName, text } = answerFile(answer)
  saveFile(fileName, text)
  const draft = isChanged(answer, useDrafts.getState().drafts)
  showNote(
    'done',
    `Revision ${answer.revision} of “${answer.name}” is in ${fileName}`,
    draft ? 'The draft is not in it: swap it in first.' : '',
  )
}
