import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compile, fillIn, type TemplateFailure } from '../../../core/templates/fill-in.ts'
import { makeLiquid } from '../../../core/templates/liquid.ts'

const liquid = makeLiquid()
const context = {
  data: { from_number: '+14155550199', items: [1, 2], nested: { deep: 'x' } },
  type: 'telephony.incoming',
  query: { customer_id: '7' },
  caller: null as unknown,
  tunnel: 'https://x.example/h/abc',
  now: '2026-11-21T09:30:00.000Z',
}

/** One value's template, as it comes out. */
const say = (template: string, more: Partial<typeof context> = {}): string =>
  JSON.parse(fillIn(liquid, compile(liquid, JSON.stringify(template)), { ...context, ...more }))

const refused = (text: string, more: Partial<typeof context> = {}): TemplateFailure => {
  try {
    fillIn(liquid, compile(liquid, text), { ...context, ...more })
  } catch (error) {
    return error as TemplateFailure
  }
  throw new Error('it was filled in')
}

describe('a template', () => {
  it.each([
    ['{{ data.from_number }}', '+14155550199'],
    ['{{ query.customer_id }}', '7'],
    ['{{ tunnel }}/t/book', 'https://x.example/h/abc/t/book'],
    ['{{ caller.name | default: "there" }}', 'there'],
    ['{{ data.nobody.knows.this }}', ''],
    ['{% if caller %}known{% else %}new{% endif %}', 'new'],
    ['{{ data.items }} {{ data.items | join: "-" }}', '12 1-2'],
    ['{{ data.nested }}', '{"deep":"x"}'],
    ['{{ now }}', '2026-11-21T09:30:00.000Z'],
    ['{{ now | date: "%H:%M" }}', '09:30'],
    ['{{ now | date: "%H:%M", "Europe/Berlin" }}', '10:30'],
    ['{{ now | date: "%A %-d %B", "Asia/Tokyo" }}', 'Saturday 21 November'],
    ['{% assign n = data.items | size %}{{ n }}', '2'],
    ['{% for i in data.items %}{{ forloop.index }}{{ i }}{% endfor %}', '1122'],
    ['{% capture c %}a{{ type }}{% endcapture %}{{ c }}', 'atelephony.incoming'],
    ['{% raw %}{{ data }}{% endraw %}', '{{ data }}'],
    ['{% liquid assign a = 1\necho a %}', '1'],
    ['no template }} at all %}', 'no template }} at all %}'],
  ])('%s gives %j', (template, text) => expect(say(template)).toBe(text))

  it('sees the row of its caller', () => {
    expect(
      say('{{ caller.name }} {{ caller["First Name"] }}', { caller: { name: 'Ada', 'First Name': 'A' } }),
    ).toBe('Ada A')
  })

  it('can put nothing into a document but text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), value => {
        const text = '{ "prompt":"Hi {{ data.x }}!",  "n" : 12345678901234567890 }\n'
        const filled = fillIn(liquid, compile(liquid, text), { data: { x: value } })
        expect(JSON.parse(filled).prompt).toBe(`Hi ${value.replace(/\r/g, '\r')}!`)
        expect(filled.endsWith(',  "n" : 12345678901234567890 }\n')).toBe(true)
      }),
    )
    expect(say('{{ data.x }}', { data: { x: '","voice":"evil' } as never })).toBe('","voice":"evil')
  })

  it('is left alone in a key, and so is every other byte', () => {
    const text = '{\t"{{ data }}":1e400,"a":"\\u00e9{{ type }}","b":"\\u00e9"}'
    expect(fillIn(liquid, compile(liquid, text), context)).toBe(
      '{\t"{{ data }}":1e400,"a":"ételephony.incoming","b":"\\u00e9"}',
    )
  })
})

describe('what is wrong with a template is said with its place', () => {
  it.each([
    [
      '{"prompt":"Hi\\n{{ type | upcaes }}"}',
      'prompt, line 2: unknown filter “upcaes” – did you mean “upcase”?',
    ],
    ['{"prompt":"{{ type | xyzzyx }}"}', 'prompt: unknown filter “xyzzyx”'],
    ['{"a":[{"b":{"c":"{{ dta.x }}"}}]}', 'a[0].b.c: there is no “dta” – did you mean “data”?'],
    [
      '"\\n\\n{{ customer }}"',
      'the answer, line 3: there is no “customer”; a template knows data, type, query, caller, tunnel and now',
    ],
    ['["{% fi x %}"]', '[0]: unknown tag “fi” – did you mean “if”?'],
    [
      '"{% include \'/etc/passwd\' %}"',
      'the answer: the tag “include” reads other files, which an answer cannot',
    ],
    ['"{% render \'x\' %}"', 'the answer: the tag “render” reads other files, which an answer cannot'],
    ['"{% layout \'x\' %}"', 'the answer: the tag “layout” reads other files, which an answer cannot'],
    ['"{{ type "', 'the answer: “{{ type ” is not closed: }} is missing'],
    ['"{% if type %}x"', 'the answer: “{% if type %}” is not closed'],
    [
      '"{{ now | date: \\"%H\\", \\"Mars/Base\\" }}"',
      'the answer: unknown time zone “Mars/Base”; write one such as “Europe/Berlin”',
    ],
    ['{"a":"{{ type }}"', 'it is not JSON'],
    ['{"a":"{% assign x = y %}{{ x }}"}', /^a: there is no “y”/],
    ['"{{ x }}{% assign x = 1 %}"', /^the answer: there is no “x”/],
  ])('%s', (text, why) => {
    const { message } = refused(text)
    if (typeof why === 'string') expect(message).toBe(why)
    else expect(message).toMatch(why)
  })

  it('and not with the words of a whole prompt', () => {
    expect(refused(JSON.stringify(`{{ ${'x'.repeat(10_000)} `)).message.length).toBeLessThan(200)
    expect(refused(JSON.stringify({ ['k'.repeat(10_000)]: '{{ x | y }}' })).message.length).toBeLessThan(200)
  })
})

describe('no template reaches anything but what it is given', () => {
  it.each([
    '{{ data.constructor }}',
    '{{ data.constructor.constructor }}',
    '{{ data.__proto__ }}',
    '{{ data["__proto__"]["polluted"] }}',
    '{{ type.constructor.constructor }}',
    '{{ data.items.map }}',
    '{{ data.items.constructor.name }}',
    '{{ data.toString }}{{ data.valueOf }}{{ data.hasOwnProperty }}',
    '{% assign p = "__proto__" %}{{ data[p] }}{{ data[p].constructor }}',
  ])('%s is empty', template => {
    expect(say(template)).toBe('')
  })

  it.each(['constructor', 'valueOf', 'toString', '__defineGetter__', 'hasOwnProperty'])(
    'the inherited %s is neither a filter nor a tag',
    name => {
      expect(refused(JSON.stringify(`{{ data | ${name} }}`)).message).toContain(`unknown filter “${name}”`)
      expect(refused(JSON.stringify(`{% ${name} x %}`)).message).toContain(`unknown tag “${name}”`)
    },
  )

  it.each([
    'constructor',
    '__proto__.constructor',
    '__proto__.__proto__.__proto__.constructor.constructor',
    'valueOf.liquid',
  ])('not even by what liquidjs makes itself: forloop.%s', path => {
    const text = JSON.stringify(`{% for i in data.items limit:1 %}{{ forloop.${path} | json }}{% endfor %}`)
    let filled: string
    try {
      filled = JSON.parse(fillIn(liquid, compile(liquid, text), context))
    } catch (error) {
      filled = (error as Error).message
    }
    expect(filled).toMatch(/^(|null|\{\}|the answer: Class constructor .*)$/)
  })

  it('assigning to a name of the prototype changes nothing outside', () => {
    say('{% assign __proto__ = data %}{% assign constructor = data %}{{ data.nested.deep }}')
    expect(({} as Record<string, unknown>).from_number).toBeUndefined()
    expect(say('{{ data.from_number }}')).toBe('+14155550199')
  })
})

describe('a text that makes too much', () => {
  const doubled = (times: number) =>
    `{% capture x %}0123456789abcdef{% endcapture %}{% for i in (1..${times}) %}{% capture x %}{{ x }}{{ x }}{% endcapture %}{% endfor %}`
  it.each([
    ['a range of a thousand million', '{% for i in (1..1000000000) %}a{% endfor %}'],
    ['a year of a thousand million digits', '{{ now | date: "%999999999Y" }}'],
    [
      'a text appended to itself',
      '{% assign x = "xx" %}{% for i in (1..60) %}{% assign x = x | append: x %}{% endfor %}',
    ],
    ['a text captured twice', doubled(30)],
    [
      'a list that is joined to itself',
      '{% assign a = "a,b" | split: "," %}{% for i in (1..60) %}{% assign a = a | concat: a %}{% endfor %}',
    ],
  ])('is stopped: %s', (_, template) => {
    expect(refused(JSON.stringify(template)).message).toBe('the answer: it makes more text than it may')
  })

  it.each([
    [
      'three loops in one another',
      '{% for i in (1..1000) %}{% for j in (1..1000) %}{% for k in (1..1000) %}{% endfor %}{% endfor %}{% endfor %}',
    ],
    ['a table of a million', '{% tablerow i in (1..1000000) cols:2 %}{{ i }}{% endtablerow %}'],
  ])('is stopped by its time: %s', (_, template) => {
    const failure = refused(JSON.stringify(template))
    expect(failure).toMatchObject({ message: 'the answer: it took longer than 80 ms', slow: true })
  })

  it('may put 256 KiB into a document, all values together', () => {
    const value = 'x'.repeat(131_072)
    const text = (times: number) => JSON.stringify(Array(times).fill('{{ data }}'))
    expect(JSON.parse(fillIn(liquid, compile(liquid, text(2)), { data: value }))).toEqual([value, value])
    expect(refused(text(3), { data: value as never }).message).toBe(
      '[2]: the templates make more than 256 KiB',
    )
  })

  it('may have 2,000 values with templates, and 100 levels', () => {
    const values = (n: number) => JSON.stringify(Array(n).fill('{{ type }}'))
    expect(compile(liquid, values(2_000)).strings).toHaveLength(2_000)
    expect(refused(values(2_001)).message).toBe('it has more than 2000 values with templates')
    const nested = `${'['.repeat(101)}"{{ type }}"${']'.repeat(101)}`
    expect(refused(nested).message).toBe('it is nested deeper than 100 levels')
  })

  it('by tags in one another is an error in words', () => {
    const nested = `${'{% if type %}'.repeat(20_000)}${'{% endif %}'.repeat(20_000)}`
    expect(refused(JSON.stringify(nested)).message).toMatch(
      /^the answer: it is nested too deep|it took longer/,
    )
  })
})
