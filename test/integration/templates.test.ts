import { execFile } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { describe, expect, it, onTestFinished } from 'vitest'
import { openTemplateRenderer, type Rendered, type TemplateContext } from '../../core/templates/renderer.ts'
import { builtWorkers } from '../support/built.ts'
import { bundleScript } from '../support/bundle-script.ts'
import { tempFile } from '../support/files.ts'

const opened = (script = builtWorkers.templateWorker) => {
  const renderer = openTemplateRenderer(script)
  onTestFinished(() => renderer.close())
  return renderer
}

/** With its thread started and a first render done, however long that takes on a busy machine. */
const warmed = async () => {
  const renderer = opened()
  await expect
    .poll(async () => (await renderer.render('good', good, context())).ok, { timeout: 30_000 })
    .toBe(true)
  return renderer
}

const context = (more: Partial<TemplateContext> = {}): TemplateContext => ({
  data: { call_id: 7, from_number: '+14155550199' },
  type: 'telephony.incoming',
  query: { customer_id: '7' },
  caller: { name: 'Ada' },
  tunnel: 'https://x.example/h/abc',
  now: '2026-11-21T09:30:00.000Z',
  ...more,
})

const good = `{
  "prompt": "You speak with {{ caller.name | default: \\"a caller\\" }}. It is {{ now | date: \\"%H:%M\\", \\"Europe/Berlin\\" }}.",
  "voice": "en-US-James1"
}
`
const filled = good.replace(/\{\{ caller[^}]*\}\}/, 'Ada').replace(/\{\{ now[^}]*\}\}/, '10:30')

const loops = (depth: number): string =>
  `${'{% for i in (1..1000) %}'.repeat(depth)}x${'{% endfor %}'.repeat(depth)}`
/** Filters that are slow by themselves, between which liquidjs does not look at its clock. */
const stuck = `{{ data.s | split: "" ${'| sort_natural | reverse '.repeat(8)} | size }}`
const toSort = {
  s: Array.from({ length: 100_000 }, (_, i) => String.fromCharCode(97 + ((i * 7_919) % 26))).join(''),
}

const bombs: [name: string, template: string, more?: Partial<TemplateContext>][] = [
  ['a loop of a thousand million', '{% for i in (1..1000000000) %}x{% endfor %}'],
  ['four loops in one another', loops(4)],
  [
    'a text that doubles by append',
    '{% assign x = "x" %}{% for i in (1..99) %}{% assign x = x | append: x %}{% endfor %}',
  ],
  [
    'a text that doubles by capture',
    '{% capture x %}xx{% endcapture %}{% for i in (1..99) %}{% capture x %}{{ x }}{{ x }}{% endcapture %}{% endfor %}',
  ],
  ['a year of a thousand million digits', '{{ now | date: "%999999999Y" }}'],
  ['tags in one another', '{% if type %}'.repeat(30_000) + '{% endif %}'.repeat(30_000)],
  ['filters one after the other', `{{ type ${'| append: type | split: "e" | join: "ee" '.repeat(500)} }}`],
  ['a filter that is slow by itself', stuck, { data: toSort }],
  ['a megabyte without its HTML', '{{ data.s | strip_html }}', { data: { s: '<'.repeat(1_000_000) } }],
  [
    'a quarter of a megabyte without its HTML',
    '{{ data.s | strip_html }}',
    { data: { s: '<!--'.repeat(60_000) } },
  ],
  ['a megabyte of data', '{{ data.list | join: "," }}', { data: { list: Array(400_000).fill(1) } }],
  [
    'lists in lists',
    '{{ data | json }}',
    { data: JSON.parse(`${'['.repeat(100_000)}${']'.repeat(100_000)}`) },
  ],
  ['an unclosed output of a megabyte', `${'{{ '.repeat(300_000)}`],
]

const harmless: readonly (readonly [string, string, string])[] = [
  ['{{ data.constructor.constructor }}', '{{ data.constructor.constructor }}', ''],
  ['{{ data.__proto__.x }}', '{{ data.__proto__.x }}', ''],
  ['{{ data["constructor"]["prototype"] }}', '{{ data["constructor"]["prototype"] }}', ''],
]

const timed = async (work: Promise<Rendered>): Promise<{ rendered: Rendered; ms: number }> => {
  const startedAt = performance.now()
  return { rendered: await work, ms: performance.now() - startedAt }
}

describe('a renderer', () => {
  it('fills in, leaves a text without templates as it is, and says what is wrong with one that has a mistake', async () => {
    const { render } = await warmed()
    expect(await render('good', good, context())).toEqual({ ok: true, text: filled })
    expect(await render('plain', 'not { JSON', context())).toEqual({ ok: true, text: 'not { JSON' })
    expect(await render('bad', '{"prompt":"{{ caller.name | upcaes }}"}', context())).toEqual({
      ok: false,
      why: 'prompt: unknown filter “upcaes” – did you mean “upcase”?',
    })
  })

  it('reads a text again when its key comes with another one', async () => {
    const { render } = await warmed()
    expect(await render('k', '"{{ type }}"', context({ type: 'a' }))).toMatchObject({ text: '"a"' })
    expect(await render('k', '"{{ type }}!"', context({ type: 'b' }))).toMatchObject({ text: '"b!"' })
  })

  it.each(harmless)('is not led out of its data by %s', async (_, template, text) => {
    expect(await (await warmed()).render('k', JSON.stringify(template), context())).toEqual({
      ok: true,
      text: JSON.stringify(text),
    })
  })

  it.each(bombs)('is through with %s in time, and with the render beside it', async (_, template, more) => {
    const { render } = await warmed()
    const [bomb, beside] = await Promise.all([
      timed(render('bomb', JSON.stringify(template), context(more))),
      timed(render('good', good, context())),
    ])
    if (bomb.rendered.ok) expect(bomb.rendered.text.length).toBeLessThan(300_000)
    else
      expect(bomb.rendered.why).toMatch(
        /took longer|more text than it may|nested too deep|may look at|not closed|memory/,
      )
    expect(beside.rendered).toEqual({ ok: true, text: filled })
    expect(bomb.ms).toBeLessThan(1_500)
    expect(beside.ms).toBeLessThan(1_200)
  })

  it('does not try a text again that took too long for two deliveries, and says for how long', async () => {
    const { render } = await warmed()
    const text = JSON.stringify(loops(4))
    for (const call_id of [1, 2])
      expect(await render('bomb', text, context({ data: { call_id } }))).toMatchObject({
        why: expect.stringMatching(/it took longer than (80|100) ms$/),
      })
    const again = await timed(render('bomb', text, context()))
    expect(again.rendered).toMatchObject({ why: 'it took too long a moment ago, and is tried again in 30 s' })
    expect(again.ms).toBeLessThan(20)
  })

  it('gives 50 good ones in a burst their text at once, although 50 bombs came first', async () => {
    const { render } = await warmed()
    const heavy = '{% for i in (1..15000) %}{{ i | append: "x" }}{% endfor %}'
    for (const text of [loops(4), stuck, heavy].map(template => JSON.stringify(template))) {
      // Until the second thread is ready, too.
      await sleep(2_500)
      const bad = Array.from({ length: 50 }, (_, call_id) =>
        timed(render(`bomb ${text.length}`, text, context({ data: { ...toSort, call_id } }))),
      )
      const fine = await Promise.all(Array.from({ length: 50 }, () => timed(render('good', good, context()))))
      const ended = await Promise.all(bad)
      const slowest = (of: readonly { ms: number }[]) => Math.round(Math.max(...of.map(({ ms }) => ms)))
      console.info(
        `50 bombs and 50 good ones: good within ${slowest(fine)} ms, bombs within ${slowest(ended)} ms`,
      )
      expect(fine.map(({ rendered }) => rendered)).toEqual(Array(50).fill({ ok: true, text: filled }))
      if (!text.includes('15000')) expect(ended.filter(({ rendered }) => rendered.ok)).toHaveLength(0)
      expect(slowest(fine)).toBeLessThan(900)
      expect(slowest(ended)).toBeLessThan(1_500)
      const why = ended.map(({ rendered }) => (rendered.ok ? 'ok' : rendered.why))
      // Two of them were tried; the others were not.
      if (!why.includes('ok')) expect(why.filter(words => words.includes('a moment ago'))).toHaveLength(49)
    }
  })

  it('gives texts that have rendered before their turn first, although 30 different bombs came before them', async () => {
    const { render } = await warmed()
    await sleep(2_000)
    const bad = Array.from({ length: 30 }, (_, i) =>
      render(`bomb ${i}`, JSON.stringify(`${loops(4)}${i}`), context()),
    )
    const fine = await Promise.all(Array.from({ length: 20 }, () => timed(render('good', good, context()))))
    expect(fine.filter(({ rendered }) => !rendered.ok)).toEqual([])
    // The last of them waits for the others, though not for ever.
    const ended = await Promise.all(bad)
    expect(ended.at(0)).toMatchObject({ ok: false })
    expect(ended.at(-1)).toMatchObject({
      ok: false,
      why: expect.stringMatching(/^it waited longer than 1000 ms/),
    })
  })

  it('renders a small template in a few milliseconds', async () => {
    const { render } = await warmed()
    for (let i = 0; i < 200; i++) await render('good', good, context())
    const took: number[] = []
    for (let i = 0; i < 2_000; i++) took.push((await timed(render('good', good, context()))).ms)
    took.sort((a, b) => a - b)
    const [p50 = 0, p99 = 0] = [took[1_000], took[1_980]]
    console.info(`a small template: p50 ${p50.toFixed(2)} ms, p99 ${p99.toFixed(2)} ms`)
    expect(p50).toBeLessThan(5)
    expect(p99).toBeLessThan(50)
  })
})

describe('the thread of a renderer', () => {
  const script = (body: string): URL => {
    const head = "import { parentPort } from 'node:worker_threads'\n"
    return pathToFileURL(tempFile('worker.mjs', head + body))
  }

  it('is started again when it runs out of memory', async () => {
    const worker = script(`
      parentPort.on('message', ({ key }) => {
        const all = []
        while (key === 'big') all.push(Array.from({ length: 1e5 }, (_, i) => ({ i })))
        parentPort.postMessage({ type: 'rendered', rendered: { ok: true, text: key }, slow: false, tookMs: 1 })
      })
      parentPort.postMessage({ type: 'ready' })`)
    const { render } = opened(worker)
    expect(await render('a', '{{', context())).toEqual({ ok: true, text: 'a' })
    const big = await render('big', '{{', context())
    expect(big.ok).toBe(false)
    expect(await render('b', '{{', context())).toEqual({ ok: true, text: 'b' })
  })

  it('is ended and started again when it answers nothing', async () => {
    const worker = script(`
      parentPort.on('message', ({ key }) => {
        while (key === 'stuck');
        parentPort.postMessage({ type: 'rendered', rendered: { ok: true, text: key }, slow: false, tookMs: 1 })
      })
      parentPort.postMessage({ type: 'ready' })`)
    const { render } = opened(worker)
    const [stuck, other] = await Promise.all([render('stuck', '{{', context()), render('b', '{{', context())])
    expect(stuck).toEqual({ ok: false, why: 'it took longer than 100 ms' })
    expect(other).toEqual({ ok: true, text: 'b' })
  })

  it('has a second one at hand, so that nobody waits for its start', async () => {
    const worker = script(`
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1_500)
      parentPort.on('message', ({ key }) => {
        while (key === 'stuck');
        parentPort.postMessage({ type: 'rendered', rendered: { ok: true, text: key }, slow: false, tookMs: 1 })
      })
      parentPort.postMessage({ type: 'ready' })`)
    const { render } = opened(worker)
    await expect.poll(async () => (await render('b', '{{', context())).ok, { timeout: 30_000 }).toBe(true)
    await sleep(4_000)
    void render('stuck', '{{', context())
    const { rendered, ms } = await timed(render('b', '{{', context()))
    expect(rendered).toEqual({ ok: true, text: 'b' })
    expect(ms).toBeLessThan(900)
  })

  it('is not blamed when the program itself was busy: its reply was there in time', async () => {
    const worker = script(`
      const thread = String(Math.random())
      parentPort.on('message', () => {
        const until = performance.now() + 20
        while (performance.now() < until);
        parentPort.postMessage({ type: 'rendered', rendered: { ok: true, text: thread }, slow: false, tookMs: 1 })
      })
      parentPort.postMessage({ type: 'ready' })`)
    const { render } = opened(worker)
    const first = await render('a', '{{', context())
    const second = await new Promise<Rendered>(resolve => {
      // After this come the timers that are due, and only then what other threads have sent.
      setImmediate(() => {
        resolve(render('a', '{{', context()))
        const until = performance.now() + 300
        while (performance.now() < until);
      })
    })
    expect(second).toEqual(first)
  })

  it.each([
    ['is not there', () => new URL('file:///nowhere/worker.js'), /cannot be filled in|Cannot find module/],
    ['ends at once', () => script('process.exit(3)'), /its thread ended/],
    ['fails', () => script('throw new Error("broken")'), /broken/],
  ])('that %s is a reason in words, and is tried again later', async (_, worker, why) => {
    const { render } = opened(worker())
    for (let i = 0; i < 3; i++) {
      const { rendered, ms } = await timed(render('good', good, context()))
      expect(rendered).toMatchObject({ ok: false, why: expect.stringMatching(why) })
      expect(ms).toBeLessThan(500)
    }
  })

  it('holds up no exit of the program, closed or not', async () => {
    const module = pathToFileURL(
      await bundleScript(new URL('../../core/templates/renderer.ts', import.meta.url)),
    )
    const program = `
      import { openTemplateRenderer } from ${JSON.stringify(module.href)}
      const { render } = openTemplateRenderer(new URL(${JSON.stringify(builtWorkers.templateWorker.href)}))
      const rendered = await render('k', '"{{ type }}"', { type: 'x' })
      console.log(rendered.ok)`
    const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', program], {
      timeout: 20_000,
    })
    expect(stdout).toMatch(/^(true|false)\n$/)
  })

  it('ends with its renderer, and what waits is told', async () => {
    const renderer = await warmed()
    const waiting = [1, 2, 3].map(() => renderer.render('good', good, context()))
    await renderer.close()
    expect(await Promise.all(waiting)).toEqual(Array(3).fill({ ok: false, why: 'Hookswitch is stopping' }))
    expect(await renderer.render('good', good, context())).toEqual({
      ok: false,
      why: 'Hookswitch is stopping',
    })
    renderer.warm()
    await sleep(20)
    await renderer.close()
  })
})
