import { expect, test } from 'vitest'
import { runCommand } from '../support/command.ts'
import { testEngine } from '../support/engine.ts'
import { tempFile } from '../support/files.ts'
import { inTerminal } from '../support/in-terminal.ts'
import { listening } from '../support/listening.ts'
import { deliver, endpointSecret, incoming } from '../support/sender.ts'
import { tempFolder } from '../support/temp-folder.ts'

const pinnedText = '{"prompt": "You are the pinned answer.", "voice": "en-US-James1"}'

/** A data folder with one pinned answer. */
const folderWithPinned = async (): Promise<string> => {
  const engine = await testEngine()
  const { answerId } = await engine.handlers['answers.create']({
    platform: 'thunderphone',
    kind: 'config',
    name: 'Pinned',
    content: { text: pinnedText, status: 200, delayMs: 0 },
  })
  await engine.handlers['answers.pin']({ answerId, pinned: true })
  await engine.stop()
  return engine.dataFolder
}

const listenInTerminal = async (more: readonly string[] = [], script?: string, folder = tempFolder()) => {
  const secretFile = tempFile('secret', endpointSecret)
  const how = ['listen', '--secret-file', secretFile, '--tunnel', 'none', '--data-dir', folder, ...more]
  const shown = inTerminal(how, folder, script)
  const said = await shown.says(/\? says all keys/)
  const url = /receiver\s+(http:\S+)/.exec(said)?.[1] ?? ''
  let callId = 0
  return { ...shown, call: () => deliver(url, incoming(++callId)) }
}

test('b stops the next call, it counts down in place, and 1 sends the pinned answer', async () => {
  const { press, says, said, call } = await listenInTerminal([], undefined, await folderWithPinned())
  press('b')
  await says(/The next call stops at the breakpoint/)
  const reply = call()
  await says(/⏸ \+1 415 555 0199 waits, 1\.\d s, .*Enter sends .* · {2}1 Pinned {2}· {2}Esc lets go/)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: how a line is taken back
  const counted = /\r\u001b\[K⏸ (\d\.\d) s/g
  await expect
    .poll(() => new Set([...said().matchAll(counted)].map(match => match[1])).size)
    .toBeGreaterThan(2)
  press('1')
  const { body, tookMs } = await reply
  expect(body.toString()).toBe(pinnedText)
  expect(tookMs).toBeLessThan(1_800)
  // The line that counted is gone, and the next call goes through.
  await says(/used/)
  expect(said()).not.toMatch(/⏸[^\r\n]*$/)
  expect((await call()).body.toString()).toMatch(/^\{\}\s*$/)
})

test('Enter sends the candidate and Esc lets go, of every call that --break all stops', async () => {
  const { press, says, said, call } = await listenInTerminal(['--break', 'all'])
  expect(said()).toContain('Every call stops at the breakpoint.')
  for (const key of ['\r', '\u001b']) {
    const from = said().length
    const reply = call()
    await says(/waits, 1\.\d s/, from)
    press(key)
    const { body, tookMs } = await reply
    expect(body.toString()).toMatch(/^\{\}\s*$/)
    expect(tookMs).toBeLessThan(1_800)
  }
  const from = said().length
  press('B')
  await says(/No call stops/, from)
  press('?')
  await says(/let it go, as if it had not been stopped/, from)
})

const mode = "stty -a | tr ' ;' '\\n\\n' | grep -E '^-?(icanon|echo|isig)$' | tr '\\n' ' '"

test('Ctrl+C still ends it, with 0 and the terminal as it was', async () => {
  const { press, says, ended } = await listenInTerminal(
    [],
    `set -m; "$@"; code=$?; echo "mode: $(${mode})"; exit $code`,
  )
  press('\u0003')
  expect(await says(/mode: [^\n]*\n/)).toMatch(/mode: isig icanon echo /)
  expect(await ended).toBe(0)
})

test('Ctrl+Z stops it with the terminal as it was, and its keys work again once it goes on', async () => {
  const script = `set -m; "$@"; echo "mode: $(${mode})"; read -r line; fg; echo "after: $(${mode})"`
  const { press, says, said } = await listenInTerminal([], script)
  press('\u001a')
  expect(await says(/mode: [^\n]*\n/)).toMatch(/mode: isig icanon echo /)
  const from = said().length
  press('\r')
  await says(/"\$@"/, from)
  // The shell hands the terminal over a moment before it says so.
  await expect
    .poll(() => {
      press('?')
      return said().slice(from)
    })
    .toMatch(/While a call waits/)
  press('\u0003')
  expect(await says(/after: [^\n]*\n/)).toMatch(/after: isig icanon echo /)
})

test('without a terminal each call that stops is a line, and the deadline answer goes out', async () => {
  const { url, command } = await listening(['--break', 'next'])
  const reply = deliver(url, incoming(1))
  const waiting = await command.json(value => value.type === 'waiting')
  expect(waiting).toMatchObject({ from: '+14155550199', callId: '1', limitMs: 2_000, ruleName: null })
  expect((await reply).status).toBe(200)
  const capture = await command.json(value => value.type === 'capture')
  expect(capture).toMatchObject({ outcome: { source: 'deadline' } })
  await deliver(url, incoming(2))
  const next = await command.json(value => value.type === 'capture' && value.callId === '2')
  expect(next).toMatchObject({ outcome: { source: 'default' } })
})

test.each(['off', 'never', ''])('--break %j ends it with 2', async value => {
  const command = runCommand(['listen', '--practice', '--break', value, '--data-dir', tempFolder()])
  expect(await command.ended).toBe(2)
  expect(command.stderr()).toContain('--break takes next or all')
})
