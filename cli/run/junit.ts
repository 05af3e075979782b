import builder from 'junit-report-builder'
import type { FixtureResult } from '../../shared/fixture-run.ts'

// A handler can answer with anything, and XML cannot hold all of it: neither control characters nor half a pair.
const illegal = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu

/** Text as XML may hold it, also as the content of a CDATA section. */
const legal = (text: string): string => text.replace(illegal, '\ufffd').replaceAll(']]>', ']] >')

const folderOf = (file: string): string => file.slice(0, Math.max(0, file.lastIndexOf('/'))) || 'fixtures'
const nameOf = (file: string): string => file.slice(file.lastIndexOf('/') + 1).replace(/\.fixture\.json$/, '')

const grouped = <T>(list: readonly T[], keyOf: (one: T) => string): Map<string, T[]> => {
  const groups = new Map<string, T[]>()
  for (const one of list) {
    const key = keyOf(one)
    const group = groups.get(key)
    if (group) group.push(one)
    else groups.set(key, [one])
  }
  return groups
}

/**
 * The results as JUnit XML: a suite a folder, a case a file. What was not sent any more is skipped.
 * @param files all that should have been sent, in their order
 */
export const junitXml = (files: readonly string[], results: readonly FixtureResult[]): string => {
  const report = builder.newBuilder().name('hookswitch fixtures test')
  const byFile = grouped(results, ({ file }) => file)
  for (const [folder, inside] of grouped(files, folderOf)) {
    const suite = report.testSuite().name(legal(folder))
    for (const file of inside) {
      const result = byFile.get(file)?.shift()
      const one = suite
        .testCase()
        .className(legal(folder))
        .name(legal(nameOf(file)))
        .file(legal(file))
      if (!result) {
        one.skipped()
        continue
      }
      one.time(Math.round(result.tookMs) / 1_000)
      const [first] = result.failures
      if (!first) continue
      const texts = result.failures.map(({ text }) => text).join('\n')
      one.failure(legal(first.text), first.what).stacktrace(legal(`${file}\n${texts}`))
    }
  }
  return report.build()
}
