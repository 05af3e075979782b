import { request } from 'undici'
import { z } from 'zod'
import { holderOfDataFolder } from '../../core/data-folder/lock.ts'
import { readPracticeFile } from '../../core/data-folder/practice-file.ts'
import { Problem } from '../../shared/problem.ts'

const Receivers = z.object({ receivers: z.array(z.object({ url: z.string(), secret: z.string() })) })

const next =
  'Name a handler with --to URL, or start the practice line: `hookswitch serve --practice`, or `hookswitch listen --practice`.'

/** What is there instead. */
const none = (folder: string): Problem => {
  const holder = holderOfDataFolder(folder)
  return new Problem('usage', {
    reason:
      holder === null
        ? 'No practice line is running.'
        : `Hookswitch runs without its practice line (${holder}), and tells nobody the secret of another.`,
    next,
  })
}

/**
 * Who takes the deliveries of the practice line that runs on a data folder, with the secret that they are signed with.
 * @throws Problem `usage` when there is nobody
 */
export const practiceReceiver = async (
  folder: string,
): Promise<{ readonly url: string; readonly secret: string }> => {
  const line = readPracticeFile(folder)
  if (!line) throw none(folder)
  try {
    const reply = await request(`${line.apiUrl}/simulator/receivers`, {
      headers: { authorization: `Bearer ${line.apiKey}` },
      headersTimeout: 5_000,
    })
    const [first] = Receivers.parse(await reply.body.json()).receivers
    if (first) return first
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ECONNREFUSED') throw none(folder)
    throw error
  }
  throw new Problem('usage', { reason: 'Nobody is registered at the practice line.', next })
}
