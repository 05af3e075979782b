import { randomBytes } from 'node:crypto'
import { request } from 'undici'
import { asProblem } from '../../shared/problem.ts'
import { withPort } from '../forward/dial.ts'
import type { Receiver } from '../receiver/receiver.ts'
import { unguessable } from '../settings/settings.ts'
import { within } from '../within.ts'
import { type Diagnosis, sayAbout } from './diagnosis.ts'

const say = sayAbout('receiver')
const answerWithinMs = 2_000
/** A machine without IPv6. */
const noSuchFamily: readonly string[] = ['EADDRNOTAVAIL', 'EAFNOSUPPORT', 'ENETUNREACH', 'EHOSTUNREACH']

type Answer = 'ours' | 'somebody-else' | 'no-such-family' | { readonly reason: string }

const ask = async (url: string, word: string, signal: AbortSignal): Promise<Answer> => {
  try {
    const answer = await request(url, {
      signal: within(answerWithinMs, signal),
    })
    return (await answer.body.text()) === word ? 'ours' : 'somebody-else'
  } catch (error) {
    const { code = '', message } = error as NodeJS.ErrnoException
    return noSuchFamily.includes(code) ? 'no-such-family' : { reason: message }
  }
}

const whatIsWrong = (answer: Answer): string | null => {
  if (answer === 'ours' || answer === 'no-such-family') return null
  return answer === 'somebody-else' ? 'another program answers' : answer.reason
}

/** Whether the listener that tunnels point at is reached on both loopbacks, by asking it for a word of this moment. */
export const checkReceiver = async (
  open: () => Promise<Pick<Receiver, 'port' | 'serve'>>,
  signal: AbortSignal,
): Promise<Diagnosis> => {
  let receiver: Pick<Receiver, 'port' | 'serve'>
  try {
    receiver = await open()
  } catch (error) {
    return say.problem(asProblem(error))
  }
  const { port } = receiver
  const path = `/p/${unguessable(28)}`
  const word = randomBytes(16).toString('hex')
  const unserve = receiver.serve(path, (_request, response) => response.end(word))
  try {
    const loopbacks = ['127.0.0.1', '::1']
    const answers = await Promise.all(
      loopbacks.map(address => ask(`http://${withPort(address, port)}${path}`, word, signal)),
    )
    const wrong = answers.flatMap((answer, i) => {
      const what = whatIsWrong(answer)
      return what === null ? [] : [`${withPort(loopbacks[i] ?? '', port)}: ${what}`]
    })
    if (wrong.length > 0)
      return say.bad(
        `Hookswitch's own listener is not reached (${wrong.join('; ')}).`,
        'See whether a firewall or a security program guards connections within this machine.',
      )
    const where = answers[1] === 'ours' ? '127.0.0.1 and ::1' : '127.0.0.1 (this machine has no IPv6)'
    return say.good(`A listener on ${where}, port ${port}, answers.`)
  } finally {
    unserve()
  }
}
