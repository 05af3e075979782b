import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import type { AnswerKind } from '../../../shared/answer.ts'
import { liveLine } from '../../support/line.ts'
import { deliver, incoming } from '../../support/sender.ts'
import { tempFolder } from '../../support/temp-folder.ts'

const connectionId = 'thunderphone-manual'

const previewing = async () => {
  const line = await liveLine()
  const preview = (text: string, captureId: string | null = null, kind: AnswerKind = 'config') =>
    line.engine.handlers['answers.preview']({ connectionId, captureId, kind, text })
  return { ...line, preview }
}

const table = 'number,name\n+1 415 555 0199,Ada\n'

describe('the preview of an answer', () => {
  it('fills in what the selected call had: its data, its query, its caller and its time', async () => {
    const { url, engine, captureOf, preview } = await previewing()
    const file = join(tempFolder(), 'vip.csv')
    writeFileSync(file, table)
    await engine.handlers['connections.callers']({ connectionId, file })
    await deliver(`${url}?customer_id=42`, incoming(7, { plan: 'gold' }))
    const { id, receivedAt } = await captureOf('7')

    const text =
      '{"a":"{{ caller.name }} {{ data.plan }} {{ query.customer_id }} {{ type }} {{ now }}","b":"{{ tunnel }}"}'
    const { text: filled, problem } = await preview(text, id)
    expect(problem).toBeNull()
    const { publicUrl } = engine.connection(connectionId).state()
    expect(JSON.parse(filled ?? '')).toEqual({
      a: `Ada gold 42 telephony.incoming ${receivedAt}`,
      b: publicUrl,
    })
    expect(publicUrl).toMatch(/^http:\/\/localhost:\d+\/h\//)
  })

  it('makes a call up where none is selected', async () => {
    const { preview } = await previewing()
    const { text } = await preview(
      '"{{ data.from_number }} {{ caller.name | default: \\"there\\" }} {{ now | date: \\"%Y\\" }}"',
    )
    expect(text).toBe(`"+14155550199 there ${new Date().getUTCFullYear()}"`)
  })

  it.each([
    ['a text without templates, JSON or not', 'config', 'not { JSON', 'not { JSON', null],
    ['a negative test, templates and all', 'test', '{{ nobody | knows }}', '{{ nobody | knows }}', null],
    ['no text where it is not JSON', 'config', '{"a": "{{ type }}"', null, 'it is not JSON'],
    [
      'no text where a template is wrong',
      'tool',
      '{"a": "{{ typ }}"}',
      null,
      'a: there is no “typ” – did you mean “type”?',
    ],
  ] as const)('is %s', async (_, kind, text, filled, problem) => {
    const { preview } = await previewing()
    expect(await preview(text, null, kind)).toEqual({ text: filled, problem })
  })

  it('is a problem for a capture or a connection that is not there', async () => {
    const { preview, engine } = await previewing()
    await expect(preview('"{{ now }}"', 'nothing')).rejects.toMatchObject({ code: 'capture-not-found' })
    const ask = engine.handlers['answers.preview']({
      connectionId: 'x',
      captureId: null,
      kind: 'config',
      text: '',
    })
    await expect(ask).rejects.toMatchObject({ code: 'connection-not-found' })
  })

  it('of a body that is no JSON has no data', async () => {
    const { url, engine, preview } = await previewing()
    await deliver(url, Buffer.from('no json'))
    const [capture] = await engine.captured(1)
    expect(await preview('"<{{ data.from_number }}>"', capture?.id)).toEqual({ text: '"<>"', problem: null })
  })
})

describe('the table of callers of a connection', () => {
  it('is set while it is live, told in its state, and followed', async () => {
    const { engine, preview } = await previewing()
    const state = () => engine.connection(connectionId).state().callers
    const file = join(tempFolder(), 'vip.csv')
    expect(state()).toBeNull()
    await engine.handlers['connections.callers']({ connectionId, file })
    expect(state()).toMatchObject({ file, rows: 0, problem: { code: 'file-unreadable' } })

    writeFileSync(file, table)
    await vi.waitFor(() => expect(state()).toEqual({ file, rows: 1, problem: null }), 5_000)
    expect((await preview('"{{ caller.name }}"')).text).toBe('"Ada"')

    await engine.handlers['connections.callers']({ connectionId, file: null })
    expect(state()).toBeNull()
    expect((await preview('"{{ caller.name }}"')).text).toBe('""')
  })

  it('is remembered, and read again when the connection is opened again', async () => {
    const { engine, preview } = await previewing()
    const file = join(tempFolder(), 'vip.csv')
    writeFileSync(file, table)
    await engine.handlers['connections.callers']({ connectionId, file })
    await engine.handlers['connections.disconnect']({ connectionId })
    expect(engine.connection(connectionId).state().callers).toMatchObject({ file })
    writeFileSync(file, table.replace('Ada', 'Bob'))
    await engine.connect({
      platform: 'thunderphone',
      mode: 'manual',
      endpointSecret: 'whsec_x',
      tunnel: 'none',
    })
    expect(engine.connection(connectionId).state().callers).toEqual({ file, rows: 1, problem: null })
    expect((await preview('"{{ caller.name }}"')).text).toBe('"Bob"')
  })

  it('needs a whole path from the page', async () => {
    const { engine } = await previewing()
    const ask = engine.handlers['connections.callers']({ connectionId, file: 'vip.csv' })
    await expect(ask).rejects.toMatchObject({ code: 'file-unreadable', detail: { file: 'vip.csv' } })
    expect(engine.connection(connectionId).state().callers).toBeNull()
  })
})
