import { createHmac } from 'node:crypto'
import type { Page } from 'playwright-core'
import { afterAll, describe, expect, it } from 'vitest'
import { runCommand } from '../support/command.ts'
import { connect, goTo } from '../support/connections-page.ts'
import { developerHandler, giveConfig } from '../support/developer-handler.ts'
import { closeBrowser, openPage, placeCall, rowCount, rows, shows } from '../support/page.ts'
import { tempFolder } from '../support/temp-folder.ts'

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
  it('whose key is refused says which call and what to do', async () => {
    const api = await simulator()
    const { page } = await openPage()
    await goTo(page, 'Connections')
    const card = await connect(page, api.apiUrl, 'sk_live_wrong')
    await shows(
      () => card.textContent(),
      /refused the API key \(POST \/v1\/developer\/webhook-endpoints answered 401\).*Check that the key is whole/,
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
