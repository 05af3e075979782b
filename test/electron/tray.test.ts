import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { connect, goTo } from '../support/connections-page.ts'
import { startApp } from '../support/desktop-app.ts'
import { bareDesktop, desktopWithTray } from '../support/desktop-session.ts'
import { placeCall, rowCount, rows } from '../support/page.ts'
import { platformStandIn } from '../support/platform-stand-in.ts'
import { waitingRows } from '../support/practice-desk.ts'

const start = async (args?: readonly string[]) => {
  const desktop = await desktopWithTray()
  const app = await startApp(desktop, args)
  return { ...app, tray: desktop.tray }
}
type Started = Awaited<ReturnType<typeof start>>

const shows = ({ tray }: Started, label: RegExp) =>
  expect.poll(() => tray.labels(), { timeout: 10_000 }).toContainEqual(expect.stringMatching(label))
const calls = async ({ tray }: Started) =>
  (await tray.labels()).filter(label => /^\d\d:\d\d:\d\d/.test(label))
const windowsShown = ({ app }: Started) =>
  app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().filter(w => w.isVisible()).length)
const clipboard = ({ app }: Started) => app.evaluate(({ clipboard }) => clipboard.readText())
/** What a delivery that nobody signed gets; null when nobody listens. */
const knock = (url: string) =>
  fetch(url, { method: 'POST', body: '{}' }).then(
    reply => reply.status,
    () => null,
  )

describe('the tray', () => {
  it('shows the connection, the live answer and the last three calls, newest first', async () => {
    const started = await start()
    const page = await started.page()
    await rowCount(page, 1)
    await shows(started, /^Live: /)
    await shows(started, /^Answer: .+ · rev 1$/)
    await expect.poll(() => calls(started)).toHaveLength(1)
    for (let count = 2; count <= 4; count++) {
      await placeCall(page)
      await rowCount(page, count)
    }
    const callers = (await rows(page).allTextContents())
      .slice(0, 3)
      .map(text => /\+[\d ]{10,}\d/.exec(text)?.[0])
    expect(callers).not.toContain(undefined)
    const inTray = async () => (await calls(started)).map(call => /^[\d:]+ {2}(.+) {2}used$/.exec(call)?.[1])
    await expect.poll(inTray).toEqual(callers)

    const prompt = page.getByRole('textbox', { name: 'Prompt', exact: true })
    await prompt.fill('You answer for the tray.')
    await page.keyboard.press('ControlOrMeta+Enter')
    await shows(started, /^Answer: .+ · rev 2$/)
  })

  it('copies the public URL, pauses and resumes', async () => {
    const started = await start()
    await shows(started, /^Live: /)
    await started.tray.click('Copy public URL')
    await expect.poll(() => clipboard(started)).toMatch(/^http:\/\/\S+\/h\/[a-z0-9]{24,}$/)
    const url = await clipboard(started)
    expect(await knock(url)).toBe(401)
    const live = await started.tray.icon()

    await started.tray.click('Pause')
    await shows(started, /^Paused: /)
    expect((await started.tray.icon()).icon).not.toBe(live.icon)
    expect((await started.tray.labels()).join()).not.toContain('Answer: ')

    await started.tray.click('Resume')
    await shows(started, /^Live: /)
    await expect.poll(async () => (await started.tray.icon()).icon).toBe(live.icon)
    await started.tray.click('Copy public URL')
    await expect.poll(async () => knock(await clipboard(started))).toBe(401)
  })

  it('stops the next call, shows it while it waits, and sends what is chosen for it', async () => {
    const started = await start()
    const page = await started.page()
    await rowCount(page, 1)
    await shows(started, /^Live: /)
    await started.tray.click('Stop the next call')
    const armed = async () =>
      (await started.tray.icon()).menu.find(item => item.label === 'Stop the next call')?.checked
    await expect.poll(armed).toBe(true)
    await page.getByRole('button', { name: 'Next call stops' }).waitFor()

    await placeCall(page)
    await started.tray.click(/^Answer \+1 /, /^Send VIP concierge, rev 1$/)
    await rowCount(page, 2)
    await page.getByText('chosen at the breakpoint').waitFor()
    await shows(started, /^Live: /)
    await expect.poll(armed).toBe(false)
    expect((await started.tray.labels()).join()).not.toContain('Answer +1')
  })

  it('says in its tooltip that a call waits, while it does', async () => {
    const started = await start()
    const page = await started.page()
    await rowCount(page, 1)
    await started.tray.click('Stop the next call')
    await page.getByRole('button', { name: 'Next call stops' }).waitFor()
    await placeCall(page)
    await waitingRows(page).first().waitFor()
    const tooltip = async () => Object.values(await started.tray.icon()).join(' ')
    await expect.poll(tooltip, { interval: 20, timeout: 1_500 }).toContain('Waits at the breakpoint: +1 ')
    await expect.poll(tooltip, { timeout: 5_000 }).not.toContain('Waits at')
  })

  it('shows and hides the window; closing the window hides it too', async () => {
    const started = await start()
    await started.page()
    await expect.poll(() => windowsShown(started)).toBe(1)
    await started.tray.click('Hide window')
    await expect.poll(() => windowsShown(started)).toBe(0)
    await started.tray.click('Show window')
    await expect.poll(() => windowsShown(started)).toBe(1)
    await started.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
    await expect.poll(() => windowsShown(started)).toBe(0)
    await shows(started, /^Live: /)
    await started.tray.activate()
    await expect.poll(() => windowsShown(started)).toBe(1)
  })

  it('quits, and the endpoint is released first', async () => {
    const platform = await platformStandIn()
    const started = await start()
    const page = await started.page()
    await goTo(page, 'Connections')
    await connect(page, platform.apiUrl, 'sk_live_of_the_tray')
    await expect.poll(() => platform.endpoints.size).toBe(1)
    await started.tray.click(/^Quit/)
    expect(await started.ended).toBe(0)
    expect(platform.endpoints.size).toBe(0)
    expect(await started.tray.icons()).toEqual([])
  })
})

describe('a start without a window', () => {
  const hidden = ['--practice', '--hidden']

  it('stays in the tray', async () => {
    const started = await start(hidden)
    await shows(started, /^Live: /)
    await sleep(1_000)
    expect(await windowsShown(started)).toBe(0)
    expect(await started.tray.labels()).toContain('Show window')
  })

  it('opens the window by itself where the desktop has no tray', async () => {
    const { page } = await startApp(await bareDesktop(), hidden)
    await rowCount(await page(), 1)
  })
})
