import type { MessagePortMain } from 'electron'
import type { Carrier } from '../../shared/protocol.ts'

/** A MessagePort as the protocol's carrier, for either end that is not a page. */
export const portCarrier = (port: MessagePortMain): Carrier => {
  let open = true
  port.once('close', () => {
    open = false
  })
  port.start()
  return {
    send: message => {
      if (open) port.postMessage(message)
    },
    onMessage: listener => port.on('message', event => listener(event.data)),
    onClose: listener => port.once('close', listener),
    close: () => port.close(),
    // A port does not tell what has not left yet.
    backlogBytes: () => 0,
  }
}
