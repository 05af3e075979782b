import type { PlatformFacts } from '../facts.ts'
import { answerSchema } from './answer-schema.ts'
import { checkConfig } from './check-config.ts'
import { defaultEvents, events, spokenKeys } from './events.ts'
import { ownAgent, vipConcierge } from './examples.ts'

export const thunderphone: PlatformFacts = {
  id: 'thunderphone',
  name: 'ThunderPhone',
  apiUrl: 'https://api.thunderphone.com/v1',
  blockingLimitMs: 2_000,
  otherLimitMs: 30_000,
  events,
  defaultEvents,
  spokenKeys,
  ownAgent,
  firstAnswers: {
    practice: { name: 'VIP concierge', text: vipConcierge },
    account: { name: 'Your own agent', text: ownAgent },
  },
  checkAnswer: checkConfig,
  answerSchema,
}
