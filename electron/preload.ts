import { ipcRenderer } from 'electron'
import { askForLine, lineGiven } from '../shared/page-line.ts'

// All that the page gets from its host: a port to the engine when it asks for one. Built into one CommonJS file, because a
// preload script in the sandbox can load nothing; the page itself sees neither `ipcRenderer` nor this world.
window.addEventListener('message', event => {
  if (event.source === window && event.data === askForLine) ipcRenderer.send(askForLine)
})
ipcRenderer.on(lineGiven, event => window.postMessage(lineGiven, window.location.origin, [...event.ports]))
