import { asProblem, Problem } from '../../shared/problem.ts'
import type { ConnectionState } from '../../shared/state.ts'
import type { SettingsStore } from '../settings/settings.ts'
import type { Connection } from './connection.ts'
import type { ConnectionPlan } from './plan.ts'
import { type ConnectionRequest, connectionIdOf, resolvePlan } from './resolve-plan.ts'

export interface ConnectionSetParts {
  readonly settings: Pick<SettingsStore, 'connection' | 'saveConnection'>
  /** An answer that exists: the one of the plan, if it does. */
  answerOf(plan: ConnectionPlan): string
  make(plan: ConnectionPlan, onChange: (state: ConnectionState) => void): Connection
  onChange(state: ConnectionState): void
}

/** The engine's connections, one for each id. */
export interface ConnectionSet {
  all(): Connection[]
  /** @throws Problem `connection-not-found` */
  get(id: string): Connection
  /** How it is opened. @throws Problem `connection-not-found` */
  plan(id: string): ConnectionPlan
  /** Puts a connection in the place of the one before it, which has to be closed. */
  define(request: ConnectionRequest): Connection
  /** Closes the one before it, whatever that is at, then defines and opens this one. Rejects with a Problem. */
  connect(request: ConnectionRequest): Promise<Connection>
  /** Opens what was connected when it was last used, in its own time. @returns how many there are */
  openSaved(): number
  /** Closes all, and lets none be opened again. Resolves with what could not be released. */
  end(): Promise<Problem[]>
}

export const makeConnectionSet = ({
  settings,
  answerOf,
  make,
  onChange,
}: ConnectionSetParts): ConnectionSet => {
  const connections = new Map<string, { readonly plan: ConnectionPlan; readonly connection: Connection }>()
  const turns = new Map<string, Promise<unknown>>()
  let ended = false

  const entry = (id: string) => {
    const found = connections.get(id)
    if (!found) throw new Problem('connection-not-found', { id })
    return found
  }
  const define = (request: ConnectionRequest): Connection => {
    const wanted = resolvePlan(request, settings.connection(connectionIdOf(request)))
    const plan = { ...wanted, answerId: answerOf(wanted) }
    const connection: Connection = make(plan, state => {
      // One that was replaced has nothing to say of the connection any more.
      if (connections.get(plan.id)?.connection === connection) onChange(state)
    })
    connections.set(plan.id, { plan, connection })
    return connection
  }
  /** One after the other for each connection: two that open at once would both have an endpoint, and one of them a name. */
  const inTurn = async <T>(id: string, work: () => Promise<T>): Promise<T> => {
    const turn = (turns.get(id) ?? Promise.resolve()).catch(() => {}).then(work)
    turns.set(id, turn)
    return turn
  }
  const close = async (id: string): Promise<void> => {
    await connections.get(id)?.connection.close()
  }

  return {
    all: () => [...connections.values()].map(({ connection }) => connection),
    get: id => entry(id).connection,
    plan: id => entry(id).plan,
    define,
    connect: async request => {
      const id = connectionIdOf(request)
      // What is opening there is called off at once, not waited for.
      close(id).catch(() => {})
      return inTurn(id, async () => {
        await close(id)
        if (ended) throw new Problem('engine-stopping')
        if (request.agree === true) settings.saveConnection(id, { agreed: true })
        const made = define(request)
        onChange(made.state())
        await made.open()
        return made
      })
    },
    openSaved: () => {
      const ids = [...connections.keys()].filter(
        id => id !== 'practice' && settings.connection(id).active === true,
      )
      // Without a network at the start they come when it does. What goes wrong stands in their state.
      for (const id of ids)
        entry(id)
          .connection.open(true)
          .catch(() => {})
      return ids.length
    },
    end: async () => {
      ended = true
      const left = await Promise.all(
        [...connections.values()].map(({ connection }) =>
          connection.close().catch(error => [asProblem(error)]),
        ),
      )
      await Promise.allSettled(turns.values())
      return left.flat()
    },
  }
}
