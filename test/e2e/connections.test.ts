import { createHmac } from 'node:crypto'
import type { Page } from 'playwright-core'
import { afterAll, describe, expect, it } from 'vitest'
import { runCommand } from '../support/command.ts'
import { connect, goTo } from '../support/connections-page.ts'
import { developerHandler, giveConfig } from '../support/developer-handler.ts'
import { closeBrowser, openPage, placeCall, rowCount, rows, shows } from '../support/page.ts'
import { tempFolder } from '../support/temp-folder.ts'
import { tunnelServer } from '../support/tunnel-server.ts'

afterAll(closeBrowser)

const forwardTo = async (page: Page, url: string, secret?: string) => {
  await goTo(page, 'Connections')
  const card = page.getByRole('region', { name: 'Forward to your handler' })
  await card.getByRole('textbox', { name: 'Handler URL' }).fill(url)
  if (secret !== undefined) await card.getByRole('textbox', { name: 'Handler secret' }).fill(secret)
  await card.getByRole('button', { name: 'Save' }).click()
}

const callAgain = async (page: Page, count: number) => {
  await goTo(page, 'Live')
  await placeCall(page)
  await rowCount(page, count)
  await rows(page).first().click()
}

describe('a handler of the developer', () => {
  it('gets the bytes untouched, and its answer goes back', async () => {
    const handler = await developerHandler()
    const { page, complaints } = await openPage()
    await forwardTo(page, handler.url)
    await expect.poll(() => page.getByRole('contentinfo').textContent()).toMatch(/handler/)
    await callAgain(page, 2)
    await page.getByRole('heading', { name: 'ThunderPhone should use your config.' }).waitFor()
    await page.getByRole('tab', { name: 'Response' }).click()
    await shows(() => page.getByRole('tabpanel', { name: 'Response' }).textContent(), /From the handler\./)
    expect(handler.seen).toHaveLength(1)
    expect(complaints).toEqual([])
  })

  it('that is late gets the deadline answer sent in its place, and the page says so', async () => {
    const handler = await developerHandler((response, seen) => {
      setTimeout(() => giveConfig(response, seen), 2_600)
    })
    const { page } = await openPage()
    await forwardTo(page, handler.url)
    await callAgain(page, 2)
    await shows(() => rows(page).first().textContent(), /deadline/)
    await shows(() => page.getByRole('region', { name: 'Capture' }).textContent(), /2.[67]\d\d ms/)
  })

  it('that answers 401 is offered its own secret, which then signs and is never shown again', async () => {
    const secret = 'whsec_of_the_handler_42'
    const handler = await developerHandler((response, seen) => {
      const given = seen.headers.find(([name]) => name.toLowerCase() === 'x-thunderphone-signature')?.[1]
      if (given === createHmac('sha256', secret).update(seen.body).digest('hex')) giveConfig(response, seen)
      else response.writeHead(401).end()
    })
    const { page } = await openPage()
    await forwardTo(page, handler.url)
    await callAgain(page, 2)
    await shows(() => page.locator('body').textContent(), /Your handler answered 401/)
    await forwardTo(page, handler.url, secret)
    await callAgain(page, 3)
    await page.getByRole('heading', { name: 'ThunderPhone should use your config.' }).waitFor()
    await page.reload()
    await goTo(page, 'Connections')
    expect(await page.content()).not.toContain(secret)
    const values = await page
      .locator('input')
      .evaluateAll(all => all.map(input => (input as HTMLInputElement).value))
    expect(values.join(' ')).not.toContain(secret)
  })
})

describe('the practice line', () => {
  it('that is paused leaves its calls to their own agent, says so above the list, and is resumed from there', async () => {
    const { page } = await openPage()
    await goTo(page, 'Connections')
    await page
      .getByRole('region', { name: 'Practice line card' })
      .getByRole('button', { name: 'Pause' })
      .click()
    await goTo(page, 'Live')
    const banner = page.getByRole('status').filter({ hasText: 'callers get their own agent at once' })
    await banner.waitFor()
    await banner.getByRole('button', { name: 'Resume' }).click()
    await page.getByRole('banner').getByRole('button', { name: /Live/ }).waitFor()
    await callAgain(page, 2)
    await shows(() => rows(page).first().textContent(), /used/)
  })
})

describe('an account', () => {
  const simulator = async () => {
    const running = runCommand(['simulator', '--json', '--data-dir', tempFolder()])
    const { apiUrl, apiKey } = await running.json(line => line.type === 'ready')
    return { apiUrl: String(apiUrl), apiKey: String(apiKey) }
  }
  const endpoints = async (api: { apiUrl: string; apiKey: string }): Promise<unknown[]> => {
    const reply = await fetch(`${api.apiUrl}/developer/webhook-endpoints`, {
      headers: { authorization: `Bearer ${api.apiKey}` },
    })
    return (await reply.json()) as unknown[]
  }
  const register = async (api: { apiUrl: string; apiKey: string }, label: string): Promise<void> => {
    const reply = await fetch(`${api.apiUrl}/developer/webhook-endpoints`, {
      method: 'POST',
      headers: { authorization: `Bearer ${api.apiKey}`, 'content-type': 'application/json' },
      body: JSON.stringify({ label, url: 'http://127.0.0.1:9/h/x', events: ['telephony.incoming'] }),
    })
    expect(reply.ok).toBe(true)
  }

  it('on which others answer the same calls asks once before it answers beside them', async () => {
    const api = await simulator()
    await register(api, 'Production')
    const { page } = await openPage()
    await goTo(page, 'Connections')
    const card = await connect(page, api.apiUrl, api.apiKey)
    await shows(() => card.textContent(), /other endpoints that answer the same calls: “Production”/)
    expect(await endpoints(api)).toHaveLength(1)
    await card.getByRole('button', { name: 'Answer beside them' }).click()
    await shows(() => card.textContent(), /Calls are answered from here/)
    await card.getByRole('button', { name: 'Disconnect' }).click()
    await card.getByRole('button', { name: 'Connect', exact: true }).click()
    await shows(() => card.textContent(), /Calls are answered from here/)
  })

  it('can take only the events that nobody waits for, or nothing, where others answer', async () => {
    const api = await simulator()
    await register(api, 'Production')
    const { page } = await openPage()
    await goTo(page, 'Connections')
    const card = await connect(page, api.apiUrl, api.apiKey)
    await card.getByRole('button', { name: 'Cancel' }).click()
    await card.getByRole('button', { name: 'Connect', exact: true }).click()
    await card.getByRole('button', { name: 'Only events that nobody waits for' }).click()
    await shows(() => card.textContent(), /Calls are answered from here/)
    expect(JSON.stringify(await endpoints(api))).not.toMatch(/"web\.incoming"/)
  })

  it('shows whose its endpoints are', async () => {
    const api = await simulator()
    await register(api, 'Production')
    const { page } = await openPage()
    await goTo(page, 'Connections')
    const card = await connect(page, api.apiUrl, api.apiKey)
    await card.getByRole('button', { name: 'Answer beside them' }).click()
    await shows(() => card.textContent(), /Calls are answered from here/)
    await card.getByText('Endpoints of the account').click()
    const row = (name: RegExp) => card.getByRole('row').filter({ hasText: name })
    await shows(() => row(/Production/).textContent(), /^other.*active$/)
    await shows(() => row(/Hookswitch ·/).textContent(), /^this laptop.*active$/)
  })

  it('whose tunnel server dies says that it is opened again, and is live again when the server is back', async () => {
    const api = await simulator()
    const tunnel = await tunnelServer()
    const { page } = await openPage()
    await goTo(page, 'Connections')
    const card = await connect(page, api.apiUrl, api.apiKey, tunnel.host)
    await shows(() => card.textContent(), /Calls are answered from here/)
    tunnel.kill()
    await shows(() => card.textContent(), /Reopening.*The tunnel is being opened again/)
    await card.getByRole('button', { name: 'Try now' }).waitFor()
    await tunnel.restart()
    await shows(() => card.textContent(), /Calls are answered from here/)
  })

  it('that is paused has its endpoint disabled, and active again when it is resumed', async () => {
    const api = await simulator()
    const { page } = await openPage()
    await goTo(page, 'Connections')
    const card = await connect(page, api.apiUrl, api.apiKey)
    await card.getByRole('button', { name: 'Pause' }).click()
    await shows(() => card.textContent(), /Paused.*callers get their own agent/)
    await shows(async () => JSON.stringify(await endpoints(api)), /disabled/)
    await card.getByRole('button', { name: 'Resume' }).click()
    await shows(() => card.textContent(), /Calls are answered from here/)
    expect(JSON.stringify(await endpoints(api))).not.toMatch(/disabled/)
  })

  it('whose opening is stopped is off, without a complaint', async () => {
    const { page } = await openPage()
    await goTo(page, 'Connections')
    const api = await simulator()
    const card = await connect(page, api.apiUrl, api.apiKey, 'http://127.0.0.1:9')
    await shows(() => card.textContent(), /Still opening.*no tunnel yet/)
    await card.getByRole('button', { name: 'Stop' }).click()
    await card.getByRole('button', { name: 'Connect', exact: true }).waitFor()
    await shows(() => card.textContent(), /ThunderPhoneOff/)
    expect(await page.getByRole('region', { name: 'Notes' }).textContent()).toBe('')
  })

  it('says what is wrong with an SSH address before anything is sent', async () => {
    const { page } = await openPage()
    await goTo(page, 'Connections')
    const card = page.getByRole('region', { name: 'ThunderPhone card' })
    await card.getByRole('textbox', { name: 'API key' }).fill('sk_live_x')
    await card.getByText('SSH', { exact: true }).click()
    const connectButton = card.getByRole('button', { name: 'Connect', exact: true })
    await card.getByRole('textbox', { name: 'SSH server' }).fill('example.com')
    await shows(() => card.textContent(), /does not name a user/)
    expect(await connectButton.isDisabled()).toBe(true)
    await card.getByRole('textbox', { name: 'SSH server' }).fill('tunnel@example.com')
    expect(await connectButton.isDisabled()).toBe(false)
    await card.getByRole('textbox', { name: 'Only these numbers' }).fill('anna')
    await shows(() => card.textContent(), /“anna” is neither a phone number nor web/)
    expect(await connectButton.isDisabled()).toBe(true)
  })

  it('whose key is refused says which call and what to do', async () => {
    const api = await simulator()
    const { page } = await openPage()
    await goTo(page, 'Connections')
    const card = await connect(page, api.apiUrl, 'sk_live_wrong')
    await shows(
      () => card.textContent(),
      /refused the API key \(GET \/v1\/developer\/webhook-endpoints answered 401\).*Check that the key is whole/,
    )
  })

  it('registers an endpoint, and quitting takes it away again; the key is in no page', async () => {
    const api = await simulator()
    const { page, serve, complaints } = await openPage()
    await goTo(page, 'Connections')
    const card = await connect(page, api.apiUrl, api.apiKey)
    await shows(() => card.textContent(), /Live/)
    expect(await endpoints(api)).toHaveLength(1)
    await page.reload()
    await goTo(page, 'Connections')
    expect(await page.content()).not.toContain(api.apiKey)
    serve.kill('SIGTERM')
    expect(await serve.ended).toBe(0)
    expect(await endpoints(api)).toEqual([])
    expect(serve.stderr()).not.toContain(api.apiKey)
    expect(complaints.filter(words => !/WebSocket/.test(words))).toEqual([])
  })
})
