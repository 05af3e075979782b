import { Signs } from '../ui/signs.tsx'

/** Text from outside with its line breaks as such; all else that is not seen is drawn. */
export const SignLines = ({ text }: { text: string }) =>
  text.split('\n').map((line, i) => (
    <span
      // biome-ignore lint/suspicious/noArrayIndexKey: the lines of one text, which does not change
      key={i}
      className="sign-line"
    >
      <Signs text={line} />
    </span>
  ))
