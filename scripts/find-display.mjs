// Whether a desktop app could draw here. A display is there when its server answers: a variable or a socket file may be left over.
import { connect } from 'node:net'
import { join } from 'node:path'

const withinMs = 500

const answers = where =>
  new Promise(resolve => {
    const socket = connect(where)
    const end = there => {
      socket.destroy()
      resolve(there)
    }
    socket.setTimeout(withinMs, () => end(false))
    socket.once('connect', () => end(true))
    socket.once('error', () => end(false))
  })
const anyAnswers = async places => (await Promise.all(places.map(answers))).includes(true)

/** Where the X server of a DISPLAY listens, as `connect` takes it; see X(7), "Display names". */
const xPlaces = display => {
  const [, host, number] = /^(?:[a-z0-9]+\/)?(.*):(\d+)(?:\.\d+)?$/.exec(display) ?? []
  if (number === undefined) return []
  if (host !== '' && host !== 'unix')
    return [{ host: host.replace(/^\[(.*)\]$/, '$1'), port: 6000 + Number(number) }]
  const path = `/tmp/.X11-unix/X${number}`
  return [{ path }, { path: `\0${path}` }]
}
const waylandPlaces = (name, folder) =>
  name.startsWith('/') ? [{ path: name }] : folder ? [{ path: join(folder, name) }] : []

/** Null when there is a display, else why not. */
export const missingDisplay = async ({ DISPLAY, WAYLAND_DISPLAY, XDG_RUNTIME_DIR } = process.env) => {
  if (process.platform !== 'linux') return null
  const tried = [
    ...(DISPLAY ? [[`DISPLAY=${DISPLAY}`, xPlaces(DISPLAY)]] : []),
    ...(WAYLAND_DISPLAY
      ? [[`WAYLAND_DISPLAY=${WAYLAND_DISPLAY}`, waylandPlaces(WAYLAND_DISPLAY, XDG_RUNTIME_DIR)]]
      : []),
  ]
  if (tried.length === 0) return 'there is no display (neither DISPLAY nor WAYLAND_DISPLAY is set)'
  if (await anyAnswers(tried.flatMap(([, places]) => places))) return null
  return `there is no display (nothing answers at ${tried.map(([name]) => name).join(' or ')})`
}
