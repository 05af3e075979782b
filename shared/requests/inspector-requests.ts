import { z } from 'zod'
import { Preferences } from '../preferences.ts'
import { ReplayRequest } from '../replay.ts'
import { ConnectionColour, PrivacyMode } from '../state.ts'

const Nothing = z.object({})

/** Requests about replays, changes of the platform, and what a person prefers. */
export const inspectorRequests = {
  /** Its progress is told by events. @throws Problem `replay-remote` for another machine that nobody agreed to */
  'replay.start': { params: ReplayRequest, result: z.object({ replayId: z.string() }) },
  'replay.cancel': { params: z.object({ replayId: z.string() }), result: Nothing },
  /** Seen and understood: no longer listed until it changes again. */
  'drift.dismiss': { params: z.object({ id: z.string() }), result: Nothing },
  /** What is left out stays as it is. */
  'preferences.save': { params: Preferences.partial(), result: Nothing },
  'connections.look': {
    params: z.object({
      connectionId: z.string(),
      /** Null: the name it had by itself. */
      name: z.string().trim().min(1).max(60).nullable().optional(),
      colour: ConnectionColour.optional(),
    }),
    result: Nothing,
  },
  /** Counts from now on: what was kept before stays. */
  'connections.privacy': {
    params: z.object({ connectionId: z.string(), privacy: PrivacyMode }),
    result: Nothing,
  },
} as const
