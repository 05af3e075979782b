import { Problem } from '../../shared/problem.ts'

/** The scheme of links that bring captures; electron-builder.yml declares it for packages. */
export const linkScheme = 'hookswitch'

/** The link that a start was about, where it was about one: Windows and Linux put it among the arguments. */
export const linkIn = (args: readonly string[]): string | undefined =>
  args.find(arg => arg.slice(0, linkScheme.length + 3).toLowerCase() === `${linkScheme}://`)

/** Bytes of all arguments: Chromium hands 32 KiB to the app that runs already, and ends it when it takes no more; Windows starts nothing with more. */
const mostBytes = 30_000

/**
 * What cannot be handed to the app that runs already is refused before that is tried.
 * @throws Problem `import-link-invalid`
 */
export const checkLinkLength = (args: readonly string[]): void => {
  if (linkIn(args) === undefined || Buffer.byteLength(args.join(' ')) <= mostBytes) return
  throw new Problem('import-link-invalid', {
    reason: 'it is too long to be opened; paste it where captures are imported',
  })
}
