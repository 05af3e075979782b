import { Fragment } from 'react'
import { useHitPattern } from '../payload/use-hit-pattern.ts'
import { hitsIn } from '../text/hits.ts'
import { Signs } from '../ui/signs.tsx'

/** A note with its lines, and the filter's words marked in them. */
export const NoteText = ({ text }: { text: string }) => {
  const pattern = useHitPattern()
  return (
    <span>
      {text.split('\n').map((line, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines of one text that does not change
        <Fragment key={i}>
          {i > 0 && '\n'}
          <Signs text={line} hits={pattern ? hitsIn(line, pattern) : []} />
        </Fragment>
      ))}
    </span>
  )
}
