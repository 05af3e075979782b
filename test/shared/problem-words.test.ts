import { describe, expect, it } from 'vitest'
import { asProblem, Problem, ProblemCode } from '../../shared/problem.ts'
import { sayProblem } from '../../shared/problem-words.ts'

const call = { platform: 'ThunderPhone', call: 'POST /v1/developer/webhook-endpoints', status: '401' }
const file = { file: '/data/file', reason: 'permission denied' }

/** What each code is thrown with. */
const details: Record<ProblemCode, Record<string, string>> = {
  'undo-over': {},
  masked: {},
  'api-busy': { ...call, status: '429' },
  'api-failing': { ...call, status: '502', reason: 'it gave no reason' },
  'api-key-refused': call,
  'api-key-role': call,
  'api-unreachable': { ...call, url: 'https://api.example', reason: 'nothing listens there' },
  'api-refused': { ...call, reason: 'label: too long' },
  'api-odd-reply': { ...call, reason: 'no endpoint id in it' },
  'answer-invalid': { place: 'line 2, column 3', reason: '"voice" is missing.' },
  'answer-file-unreadable': file,
  'answer-in-use': { name: 'VIP', by: 'it is the default answer of ThunderPhone' },
  'answer-name-taken': { name: 'VIP' },
  'answer-not-found': { id: 'vip' },
  'call-answered': {},
  'callers-file-invalid': { file: '/data/callers.csv', reason: 'line 3 has no number' },
  'import-link-invalid': { reason: 'it holds nothing' },
  'import-nothing': { file: 'a.json' },
  'import-skipped': { file: 'a.har', reason: '3 entries, because it is no POST' },
  'import-waiting': { folder: '/data' },
  'fixture-changed': { file: 'calls/a.fixture.json' },
  'fixture-file-there': { file: 'calls/a.fixture.json' },
  'fixture-invalid': { file: 'a.fixture.json', place: '/request/headers', reason: 'must be a list' },
  'fixture-newer': { file: 'a.fixture.json', found: '2', known: '1' },
  'fixture-not-json': {},
  'fixture-nothing': {},
  'fixture-too-long': { bytes: '900,000', most: '65,536' },
  'folder-unreadable': { folder: '/data/calls', reason: 'permission denied' },
  'folder-unwritable': { folder: '/data/calls', reason: 'permission denied' },
  'replay-edit-invalid': { reason: '“a b” is no name of a header' },
  'replay-no-handler': { name: 'ThunderPhone' },
  'replay-no-secret': { name: 'ThunderPhone' },
  'replay-off': { name: 'ThunderPhone' },
  'replay-remote': { host: 'staging.example' },
  'replay-url-invalid': { url: 'localhost', reason: 'it is no URL' },
  'rules-file-invalid': { file: '/data/rules.json', place: 'rules[0].when', reason: 'must be a list' },
  'rules-in-file': { file: '/data/rules.json' },
  'rules-invalid': { place: 'rules[0]', reason: 'there is no answer “VIP”' },
  'rules-kept-aside': {
    connection: 'practice',
    reason: 'it is not JSON',
    kept: '/data/rules-practice.unreadable-1.json',
  },
  'bad-request': { reason: 'there is no request x' },
  'called-off': {},
  'capture-not-found': { id: 'abc' },
  'captures-newer': { file: '/data/file', found: '9', known: '1' },
  'captures-not-saved': { reason: 'the disk is full' },
  'captures-unreadable': file,
  'connection-not-found': { id: 'abc' },
  'copy-not-text': {},
  'copy-nothing': {},
  'data-folder-held': { folder: '/data', holder: 'hookswitch serve, process 7' },
  'data-folder-not-writable': { folder: '/data', reason: 'permission denied' },
  'endpoint-beside': { platform: 'ThunderPhone', others: '“CRM” (crm.example)' },
  'endpoint-conflict': { platform: 'ThunderPhone', others: '“CRM” (crm.example)', free: 'call.graded' },
  'endpoint-gone': { platform: 'ThunderPhone', endpointId: 'e-1' },
  'endpoint-left-behind': { platform: 'ThunderPhone', endpoint: 'e-1' },
  'endpoint-not-active': { platform: 'ThunderPhone', endpointId: 'e-1', status: 'disabled' },
  'endpoint-not-released': { ...call, endpointId: 'e-1', reason: 'the status 500' },
  'engine-gave-up': { times: '3', exitCode: '139' },
  'engine-stopping': {},
  'file-unreadable': file,
  'forward-url-invalid': { url: 'localhost' },
  'handler-refused-signature': { url: 'http://localhost:3000' },
  internal: { message: 'x is not a function' },
  'lease-unreadable': { file: '/data/leases/x.json', kept: '/data/leases/x.unreadable' },
  'leases-newer': { file: '/data/leases/x.json' },
  'no-api-key': { platform: 'ThunderPhone' },
  'no-keychain': {},
  'no-tray': {},
  'page-crashed': { reason: 'oom' },
  'practice-off': {},
  'port-taken': { port: '4664' },
  'search-failed': { reason: 'the disk is full' },
  'secret-unreadable': { name: 'thunderphone/api-key' },
  'secrets-kept-aside': { file: '/data/secrets.json', kept: '/data/secrets.old.json' },
  'settings-kept-aside': { file: '/data/settings.json', kept: '/data/settings.old.json' },
  'ssh-forward-refused': { host: 'example.com:22', listen: '127.0.0.1:8080', user: 'tunnel' },
  'ssh-host-key-changed': { host: 'example.com:22', found: 'SHA256:a', known: 'SHA256:b' },
  'ssh-key-refused': { host: 'example.com:22', key: 'the key ~/.ssh/id_ed25519', user: 'tunnel' },
  'ssh-key-unreadable': { file: '~/.ssh/id_ed25519', reason: 'it has a passphrase' },
  'tunnel-host-invalid': { host: 'x', reason: 'it has no host', next: 'Give it as user@host.' },
  'tunnel-not-ours': { url: 'https://x.example', reason: 'a page' },
  'tunnel-unreachable': { host: 'https://x.example', reason: 'a page' },
  'tunnel-url-invalid': { url: 'x' },
  'watchdog-missing': { reason: 'permission denied' },
  usage: { reason: '--port takes a number.', next: 'See --help.' },
}

describe('the words for a problem', () => {
  it.each(ProblemCode.options)('%s say what happened in whole sentences', code => {
    const { what, next } = sayProblem(new Problem(code, details[code]))
    for (const words of [what, next].filter(Boolean)) {
      expect(words).not.toMatch(/undefined|null|NaN|\[object/)
      expect(words).toMatch(/^(["A-Z/-]|https:)/)
      expect(words.length).toBeGreaterThan(10)
    }
    expect(what).not.toBe('')
  })

  it.each(ProblemCode.options)('%s name every particular that a person needs', code => {
    const { what, next } = sayProblem(new Problem(code, details[code]))
    const { status: _status, call: _call, platform: _platform, ...own } = details[code]
    for (const particular of Object.values(own)) expect(`${what} ${next}`).toContain(particular)
  })

  it('leave out the place of a refusal that has none', () => {
    expect(sayProblem(new Problem('answer-invalid', { reason: 'It is empty.' })).what).toBe(
      'The answer was not swapped in: It is empty.',
    )
  })
})

describe('a problem', () => {
  it('stays what it is, whoever asks', () => {
    const problem = new Problem('port-taken', { port: '1' })
    expect(asProblem(problem)).toBe(problem)
    expect(problem.info).toEqual({ code: 'port-taken', detail: { port: '1' } })
  })

  it.each([
    [new TypeError('boom'), 'boom'],
    ['words', 'words'],
    [undefined, 'undefined'],
    [null, 'null'],
  ])('is made of anything else that was thrown (%s)', (thrown, message) => {
    const problem = asProblem(thrown)
    expect(problem.info).toEqual({ code: 'internal', detail: { message } })
    expect(problem.cause).toBe(thrown)
  })
})
