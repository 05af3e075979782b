import type { Handlers } from '../../shared/contract.ts'
import type { HandlerParts } from './handlers.ts'

type KeepRequest =
  | 'captures.pin'
  | 'captures.annotate'
  | 'captures.clear'
  | 'captures.undoClear'
  | 'captures.kept'
  | 'captures.forgetPlan'
  | 'captures.forget'
  | 'preferences.save'
  | 'connections.look'
  | 'connections.privacy'

/** A millisecond or two. */
const pinnedAtOnce = 25

/** What is kept of captures, and what is remembered of a person. */
export const keepHandlers = (parts: HandlerParts): Pick<Handlers, KeepRequest> => {
  const { keeper } = parts.inspector
  return {
    'captures.pin': async ({ ids, pinned }) => {
      for (let at = 0; at < ids.length; at += pinnedAtOnce) {
        // A call that came meanwhile has its turn.
        if (at > 0) await new Promise(resolve => setImmediate(resolve))
        keeper.pin(ids.slice(at, at + pinnedAtOnce), pinned)
      }
      return {}
    },
    'captures.annotate': ({ id, ...annotation }) => {
      keeper.annotate(id, annotation)
      return {}
    },
    'captures.clear': ({ connectionId }) => keeper.clear(connectionId),
    'captures.undoClear': ({ undoId }) => ({ restored: keeper.undoClear(undoId) }),
    'captures.kept': () => keeper.kept(),
    'captures.forgetPlan': ({ number }) => keeper.forgetting.plan(number),
    'captures.forget': ({ number }) => keeper.forgetting.forget(number),
    'preferences.save': change => {
      parts.settings.savePreferences(change)
      parts.tell({ name: 'preferences', payload: parts.settings.preferences() })
      if (change.retention) keeper.limitsChanged()
      return {}
    },
    'connections.look': ({ connectionId, name, colour }) => {
      const connection = parts.connection(connectionId)
      const change = {
        ...(name === undefined ? {} : { name: name ?? undefined }),
        ...(colour === undefined ? {} : { colour }),
      }
      parts.settings.saveConnection(connectionId, change)
      connection.setLook(parts.settings.connection(connectionId))
      return {}
    },
    'connections.privacy': ({ connectionId, privacy }) => {
      const connection = parts.connection(connectionId)
      parts.settings.saveConnection(connectionId, { privacy })
      connection.setPrivacy(privacy)
      return {}
    },
  }
}
