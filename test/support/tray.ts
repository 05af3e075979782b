import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished } from 'vitest'
import { z } from 'zod'

const MenuItem = z.object({
  id: z.int(),
  label: z.string(),
  type: z.enum(['standard', 'separator']),
  enabled: z.boolean(),
  visible: z.boolean(),
  toggle: z.enum(['checkmark', 'radio']).nullable(),
  checked: z.boolean(),
  get children() {
    return z.array(MenuItem)
  },
})
export type MenuItem = z.infer<typeof MenuItem>

const TrayIcon = z.object({
  item: z.string(),
  title: z.string(),
  tooltip: z.string(),
  status: z.string(),
  /** Changes when the picture does. */
  icon: z.string(),
  menu: z.array(MenuItem),
})
export type TrayIcon = z.infer<typeof TrayIcon>

const Said = z.discriminatedUnion('ok', [
  z.object({ id: z.int(), ok: z.literal(true), result: z.unknown() }),
  z.object({ id: z.int(), ok: z.literal(false), problem: z.string() }),
])
type Said = z.infer<typeof Said>

/** What a panel shows of the programs on its bus. */
export interface Tray {
  /** Every icon, in order of arrival. */
  icons(): Promise<readonly TrayIcon[]>
  /** The only icon, waited for. */
  icon(): Promise<TrayIcon>
  /** Labels of the only icon's menu, top level, as a user reads them; `—` is a separator. Nothing without an icon. */
  labels(): Promise<readonly string[]>
  /** Clicks the menu item that fits, waited for until it is there and enabled; a path leads into submenus. */
  click(...path: readonly (string | RegExp)[]): Promise<void>
  /** A click on the icon itself. */
  activate(): Promise<void>
}

/** An underscore marks the mnemonic; two are one. */
const readable = (label: string): string => label.replace(/_(_?)/g, '$1')
const shown = (items: readonly MenuItem[]): readonly MenuItem[] => items.filter(item => item.visible)

const find = (items: readonly MenuItem[], path: readonly (string | RegExp)[]): MenuItem | null => {
  const [first, ...rest] = path
  const fits = (label: string): boolean => (first instanceof RegExp ? first.test(label) : label === first)
  const found = shown(items).find(item => item.type === 'standard' && fits(readable(item.label)))
  if (found === undefined) return null
  return rest.length === 0 ? found : find(found.children, rest)
}

/** The helper is Debian's Python, because that one has GLib. */
const startHelper = async (env: Readonly<Record<string, string>>) => {
  const script = fileURLToPath(new URL('./tray-watcher.py', import.meta.url))
  const child = spawn('/usr/bin/python3', [script], { env, stdio: ['pipe', 'pipe', 'inherit'] })
  onTestFinished(() => {
    child.kill('SIGKILL')
  })
  const gone = once(child, 'exit').then(([code]) =>
    Promise.reject(new Error(`the helper ended with ${code}`)),
  )
  gone.catch(() => {})
  const lines = createInterface(child.stdout)
  await Promise.race([once(lines, 'line'), gone])

  const waiting = new Map<number, (said: Said) => void>()
  lines.on('line', line => {
    const said = Said.parse(JSON.parse(line))
    waiting.get(said.id)?.(said)
    waiting.delete(said.id)
  })
  let last = 0
  return async (request: Record<string, unknown>): Promise<unknown> => {
    const id = ++last
    const answer = new Promise<Said>(resolve => waiting.set(id, resolve))
    child.stdin.write(`${JSON.stringify({ id, ...request })}\n`)
    const said = await Promise.race([answer, gone])
    if (said.ok) return said.result
    throw new Error(said.problem)
  }
}

/** Shows the tray on a session bus until the test is over. */
export const watchTray = async (env: Readonly<Record<string, string>>): Promise<Tray> => {
  const ask = await startHelper(env)
  const icons = async (): Promise<readonly TrayIcon[]> => z.array(TrayIcon).parse(await ask({ do: 'read' }))
  const icon = async (): Promise<TrayIcon> => {
    await expect.poll(async () => (await icons()).length, { timeout: 10_000 }).toBe(1)
    const [only] = await icons()
    if (only === undefined) throw new Error('the tray icon went away')
    return only
  }
  return {
    icons,
    icon,
    labels: async () =>
      shown((await icons())[0]?.menu ?? []).map(item =>
        item.type === 'separator' ? '—' : readable(item.label),
      ),
    click: async (...path) => {
      const tryOnce = async () => {
        const { item, menu } = await icon()
        const found = find(menu, path)
        if (found === null) return 'not there'
        if (!found.enabled) return 'disabled'
        await ask({ do: 'click', item, menu: found.id })
        return 'clicked'
      }
      await expect.poll(tryOnce, { timeout: 10_000, message: path.join(' › ') }).toBe('clicked')
    },
    activate: async () => {
      await ask({ do: 'activate', item: (await icon()).item })
    },
  }
}
