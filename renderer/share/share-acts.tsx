import { useEffect, useState } from 'react'
import type { Result } from '../../shared/contract.ts'
import { ask } from '../engine/ask.ts'
import { useSending } from '../replay/use-sending.ts'
import { Button } from '../ui/button.tsx'
import { ProblemLine } from '../ui/problem-line.tsx'
import { TextField } from '../ui/text-field.tsx'
import { canMakeLinks } from './link-text.ts'
import { copyLink, copyShared, saveShared, writeShared } from './share-deeds.ts'

/** The chosen folder of fixtures, to begin with. */
const useFolder = () => {
  const [folder, setFolder] = useState<string | null>(null)
  useEffect(() => {
    ask('fixtures.folder', {})
      .then(state => setFolder(now => now ?? state.folder ?? ''))
      // Without one it is written into the field.
      .catch(() => {})
  }, [])
  return [folder ?? '', setFolder] as const
}

interface ShareActsProps {
  readonly preview: Result<'fixtures.preview'>
  readonly path: string
  /** Nothing is given away before it was seen. */
  readonly fresh: boolean
}

/** Where it goes: a file of the browser's, the clipboard, a folder of this machine. */
export const ShareActs = ({ preview, path, fresh }: ShareActsProps) => {
  const [folder, setFolder] = useFolder()
  const { busy, problem, send } = useSending(() => writeShared(folder.trim()))
  const single = preview.files.length === 1 && preview.moreFiles === 0
  return (
    <div className="share-acts">
      <form
        className="share-folder"
        onSubmit={event => {
          event.preventDefault()
          if (folder.trim() !== '' && !busy && fresh) send(false)
        }}
      >
        <TextField
          label="Folder"
          mono
          value={folder}
          placeholder="/home/me/project/test/fixtures"
          onChange={setFolder}
        />
        <Button
          look={single ? 'plain' : 'primary'}
          type="submit"
          disabled={busy || !fresh || folder.trim() === ''}
        >
          Write into the folder
        </Button>
      </form>
      <Button disabled={!fresh} onClick={() => void copyShared(path)}>
        Copy
      </Button>
      {canMakeLinks && (
        <Button tip="A link that holds this file" disabled={!fresh} onClick={() => void copyLink(path)}>
          Copy as link
        </Button>
      )}
      <Button look={single ? 'primary' : 'plain'} disabled={!fresh} onClick={() => void saveShared(path)}>
        {single ? 'Save as a file' : 'Save this file'}
      </Button>
      {problem && <ProblemLine problem={problem} />}
    </div>
  )
}
