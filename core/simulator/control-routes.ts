import type { z } from 'zod'
import type { PracticeResult, Scenario } from '../../shared/contract.ts'
import { Problem } from '../../shared/problem.ts'
import { ScenarioRequest, TriggerRequest } from './control-requests.ts'
import { type Reply, type Route, refusal } from './reply.ts'

export interface Controls {
  readonly trigger: (request: TriggerRequest) => Promise<PracticeResult[]>
  readonly play: (scenario: Scenario) => Promise<PracticeResult[]>
  /** Who gets deliveries now, with the secret of each: worth nothing outside this machine. */
  readonly receivers: () => readonly { readonly url: string; readonly secret: string }[]
}

const fieldErrors = (error: z.ZodError): Reply => {
  const body: Record<string, string[]> = {}
  for (const issue of error.issues) {
    const field = String(issue.path[0] ?? 'detail')
    body[field] = [...(body[field] ?? []), issue.message]
  }
  return { status: 400, body }
}

const results = async (work: Promise<PracticeResult[]>): Promise<Reply> => {
  try {
    return { status: 200, body: { results: await work } }
  } catch (error) {
    if (error instanceof Problem && error.code === 'bad-request')
      return refusal(400, error.detail.reason ?? error.message)
    throw error
  }
}

/** What the real platform has no API for: making calls happen. Answers when every delivery has ended. */
export const controlRoutes = ({ trigger, play, receivers }: Controls): Route[] => [
  {
    method: 'POST',
    path: '/v1/simulator/events',
    handle: ({ body }) => {
      const request = TriggerRequest.safeParse(body)
      return request.success ? results(trigger(request.data)) : fieldErrors(request.error)
    },
  },
  {
    method: 'POST',
    path: '/v1/simulator/scenarios',
    handle: ({ body }) => {
      const request = ScenarioRequest.safeParse(body)
      return request.success ? results(play(request.data.scenario)) : fieldErrors(request.error)
    },
  },
  {
    method: 'GET',
    path: '/v1/simulator/receivers',
    handle: () => ({ status: 200, body: { receivers: receivers() } }),
  },
]
