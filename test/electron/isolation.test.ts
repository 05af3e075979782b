import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { startApp } from '../support/desktop-app.ts'
import { bareDesktop } from '../support/desktop-session.ts'
import { rowCount } from '../support/page.ts'

/** What happens to a program in the page, as text. */
const tried = (page: Page, program: string): Promise<string> =>
  page.evaluate(
    ([text]) =>
      new Promise<string>(resolve => {
        const listen = (event: SecurityPolicyViolationEvent) =>
          resolve(`refused by ${event.effectiveDirective}`)
        document.addEventListener('securitypolicyviolation', listen, { once: true })
        const script = document.createElement('script')
        script.textContent = text ?? ''
        document.head.append(script)
        setTimeout(() => resolve('it ran'), 500)
      }),
    [program],
  )

it('gives the page nothing of Node or Electron, and lets it neither load nor go anywhere else', async () => {
  const { app, page: window } = await startApp(await bareDesktop())
  const page = await window()
  const complaints: string[] = []
  page.on('console', message => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  await rowCount(page, 1)
  await page.reload()
  await rowCount(page, 1)
  expect(complaints).toEqual([])

  const preferences = await app.evaluate(({ webContents }) =>
    webContents.getAllWebContents().map(contents => {
      const { sandbox, contextIsolation, nodeIntegration, webSecurity } = (
        contents as unknown as { getLastWebPreferences(): Record<string, unknown> }
      ).getLastWebPreferences()
      return { sandbox, contextIsolation, nodeIntegration, webSecurity }
    }),
  )
  expect(preferences).toEqual([
    { sandbox: true, contextIsolation: true, nodeIntegration: false, webSecurity: true },
  ])

  const seen = await page.evaluate(() => {
    const names = ['require', 'process', 'module', 'Buffer', 'global', 'electron', 'ipcRenderer']
    return names.filter(name => name in globalThis)
  })
  expect(seen).toEqual([])
  expect(await tried(page, 'globalThis.ran = true')).toBe('refused by script-src-elem')
  const evaluated = await page.evaluate(() => {
    const attempt = (make: () => unknown) => {
      try {
        return String(make())
      } catch (error) {
        return (error as Error).name
      }
    }
    // In a turn of its own: what a debugger runs is exempt from the policy.
    return new Promise(resolve =>
      setTimeout(() =>
        // biome-ignore lint/security/noGlobalEval: that it is refused is what this looks at
        resolve([attempt(() => globalThis.eval('1')), attempt(() => new Function('return 1')())]),
      ),
    )
  })
  expect(evaluated).toEqual(['EvalError', 'EvalError'])

  const policies = await page.evaluate(async () => {
    const read = async () => {
      const reply = await fetch('app://hookswitch/')
      return { policy: reply.headers.get('content-security-policy'), text: await reply.text() }
    }
    return [await read(), await read()]
  })
  const nonces = policies.map(({ policy, text }) => {
    expect(policy).toMatch(/^default-src 'none'; script-src 'self'; style-src 'self' 'nonce-/)
    expect(policy).not.toMatch(/unsafe|\*/)
    const nonce = /'nonce-([^']+)'/.exec(policy ?? '')?.[1] ?? ''
    expect(text).toContain(`content="${nonce}"`)
    return nonce
  })
  expect(new Set(nonces).size).toBe(2)

  const answers = await page.evaluate(() =>
    Promise.all(
      [
        'app://hookswitch/../package.json',
        'app://hookswitch/%2e%2e/electron/main.js',
        'app://hookswitch/electron/main.js',
        'app://other/',
        'https://example.com/',
        'file:///etc/passwd',
      ].map(url =>
        fetch(url).then(
          reply => reply.status,
          () => 'refused',
        ),
      ),
    ),
  )
  expect(answers).toEqual([404, 404, 404, 'refused', 'refused', 'refused'])

  await app.evaluate(({ shell }) => {
    const opened: string[] = []
    Object.assign(globalThis, { opened })
    shell.openExternal = async url => void opened.push(url)
  })
  const address = page.url()
  expect(await page.evaluate(() => globalThis.open('https://example.com/'))).toBeNull()
  await page.evaluate(() => {
    for (const href of [
      'https://recordings.example.com/1.mp3?a=b',
      'http://example.com/',
      'file:///etc/passwd',
      'app://hookswitch/favicon.svg',
      'smb://example.com/share',
      'javascript:alert(1)',
    ]) {
      const link = Object.assign(document.createElement('a'), {
        href,
        target: '_blank',
        rel: 'noreferrer noopener',
      })
      document.body.append(link)
      link.click()
      link.remove()
    }
  })
  for (const target of ['https://example.com/', 'file:///etc/passwd', 'app://hookswitch/favicon.svg'])
    await page.evaluate(url => location.assign(url), target).catch(() => {})
  await page.waitForTimeout(300)
  expect(page.url()).toBe(address)
  expect(app.windows()).toHaveLength(1)
  expect(await app.evaluate(() => (globalThis as unknown as { opened: string[] }).opened)).toEqual([
    'https://example.com/',
    'https://recordings.example.com/1.mp3?a=b',
  ])
  await rowCount(page, 1)

  const allowed = await page.evaluate(async () => {
    const state = async (name: string) =>
      (await navigator.permissions.query({ name: name as PermissionName })).state
    return { camera: await state('camera'), notifications: await state('notifications') }
  })
  expect(allowed).toEqual({ camera: 'denied', notifications: 'denied' })
})
