import { z } from 'zod'
import { ProblemInfo } from '../../shared/problem.ts'

/** How a life of the engine begins. */
export const Begin = z.discriminatedUnion('how', [
  /** The practice line with its first call. */
  z.object({ how: z.literal('practice') }),
  /** What was connected last; the practice line when nothing was. */
  z.object({ how: z.literal('saved') }),
  /** After a crash: what was live then, without a call of our own. */
  z.object({ how: z.literal('again'), live: z.array(z.string()) }),
])
export type Begin = z.infer<typeof Begin>

/** How the process is started that removes endpoints when the engine is killed. */
const Watchdog = z.object({ command: z.string(), args: z.array(z.string()) })

/** Who is at the far end of a line: the app itself, or the page in its window. */
export const LineEnd = z.enum(['app', 'page'])
export type LineEnd = z.infer<typeof LineEnd>

/** What the main process tells the engine's process. Pages and followers do not pass here: they have lines of their own. */
export const ToEngineProcess = z.discriminatedUnion('t', [
  z.object({ t: z.literal('start'), dataFolder: z.string(), begin: Begin, watchdog: Watchdog }),
  /** Comes with a port: the engine's end of a new line. The page has one at a time: its next one ends the one before. */
  z.object({ t: z.literal('line'), to: LineEnd }),
  z.object({ t: z.literal('secret'), id: z.int(), value: z.string().nullable() }),
  z.object({ t: z.literal('no-secret'), id: z.int(), problem: ProblemInfo }),
  /** The machine goes to sleep, or has woken up. */
  z.object({ t: z.literal('sleep') }),
  z.object({ t: z.literal('wake') }),
  z.object({ t: z.literal('stop') }),
])
export type ToEngineProcess = z.infer<typeof ToEngineProcess>

export const SecretRequest = z.discriminatedUnion('what', [
  z.object({ what: z.literal('get'), name: z.string() }),
  z.object({ what: z.literal('set'), name: z.string(), value: z.string() }),
  z.object({ what: z.literal('delete'), name: z.string() }),
])
export type SecretRequest = z.infer<typeof SecretRequest>

/** What the engine's process tells the main process. */
export const FromEngineProcess = z.discriminatedUnion('t', [
  z.object({ t: z.literal('ready') }),
  /** It could not start: somebody has to mend something first. */
  z.object({ t: z.literal('failed'), problem: ProblemInfo }),
  z.object({ t: z.literal('secret'), id: z.int(), request: SecretRequest }),
  /** With what could not be released. */
  z.object({ t: z.literal('stopped'), left: z.array(ProblemInfo) }),
])
export type FromEngineProcess = z.infer<typeof FromEngineProcess>
