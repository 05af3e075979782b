import { expect, test } from 'vitest'
import { runCommand } from '../../support/command.ts'
import { rawListener, unusedPort } from '../../support/developer-handler.ts'
import { tempFile } from '../../support/files.ts'
import { type PlatformStandIn, platformStandIn } from '../../support/platform-stand-in.ts'
import { tempFolder } from '../../support/temp-folder.ts'

/** Looking at what is registered changes nothing. */
const changes = (platform: PlatformStandIn) => platform.calls.filter(call => call.method !== 'GET')

const listenBy = (tunnelHost: string, apiUrl: string) => {
  const keyFile = tempFile('api-key', 'sk_live_test')
  const where = ['--api-url', apiUrl, '--tunnel-host', tunnelHost, '--data-dir', tempFolder()]
  return runCommand(['listen', '--api-key-file', keyFile, '--json', ...where])
}

const http = (body: string, status = 200): string =>
  `HTTP/1.1 ${status} Odd\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\nConnection: close\r\n\r\n${body}`
const answering = (text: string): Promise<string> =>
  rawListener(socket => socket.once('data', () => socket.end(text)))

test('a tunnel server that gives no tunnel is given up after 10 s, with the reason, before anything is registered', async () => {
  const nowhere = await unusedPort()
  const silent = await rawListener(() => {})
  const cases: readonly (readonly [host: string, words: RegExp])[] = [
    [`http://127.0.0.1:${nowhere}`, /nothing listens there/],
    [silent, /no answer within/],
    [await answering('SSH-2.0-OpenSSH_9.2\r\n'), /did not give a working tunnel/],
    [await answering(http('<html>Welcome</html>')), /did not give a working tunnel/],
    [await answering(http('{"id":"abcd","port":1,"url":7}')), /it answered without the URL of a tunnel/],
    [
      await answering(http('{"id":"abcd","port":1,"url":"ftp://x"}')),
      /it answered without the URL of a tunnel/,
    ],
    [await answering(http('{"message":"no"}', 500)), /did not give a working tunnel/],
    [
      await answering(
        http(`{"id":"abcd","port":${nowhere},"max_conn_count":1,"url":"http://127.0.0.1:${nowhere}"}`),
      ),
      /did not give a working tunnel|does not lead to this Hookswitch/,
    ],
  ]
  const ends = await Promise.all(
    cases.map(async ([host]) => {
      const platform = await platformStandIn()
      const startedAt = performance.now()
      const command = listenBy(host, platform.apiUrl)
      const code = await command.ended
      const tookMs = performance.now() - startedAt
      return { host, code, tookMs, stderr: command.stderr(), lines: command.lines, calls: changes(platform) }
    }),
  )
  for (const [i, [host, words]] of cases.entries()) {
    expect(ends[i]).toMatchObject({ host, code: 3, lines: [], calls: [] })
    expect(ends[i]?.stderr).toMatch(words)
    expect(ends[i]?.tookMs).toBeLessThan(20_000)
  }
}, 30_000)
