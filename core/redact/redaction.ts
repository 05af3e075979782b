import type { Redaction, Replaced } from '../../shared/requests/fixture-requests.ts'
import { isAlreadyBare } from './already-bare.ts'
import { makeMatcher, type Needle } from './matcher.ts'
import { type Met, nameParts, needlesOf, numberNeedles } from './needles.ts'
import { makeNumberBook, numberWrittenAs } from './number-book.ts'
import { digitsOf, isNumberStandIn } from './numbers.ts'
import { makeRedactor, type Redactor } from './redactor.ts'
import { looseShapes, plainShapes } from './shapes.ts'
import type { Kind, Sight, Sink, Span } from './sight.ts'
import { standInOf, standInPool } from './stand-ins.ts'
import { isWordsStandIn } from './words.ts'

/** Private values of one export: gathered in all of it, then replaced in all of it. */
export interface RedactionRun {
  /** Changes nothing. */
  readonly gather: Redactor
  /** Everything has been gathered: from now on it is replaced. */
  settle(): void
  readonly replace: Redactor
  /** What follows is in this file. @returns what is replaced in it, as it goes on */
  inFile(file: string): readonly { readonly pointer: string; readonly kind: Kind }[]
  /** In order of first sight. */
  replaced(): Replaced[]
}

type Place = readonly [file: string, pointer: string]

interface Entry extends Met {
  standIn: string
  times: number
  /** Each with the file that it is in. */
  readonly places: Place[]
}

const mostPlaces = 20
/** Of so many values it is told where they stood. */
const mostPlaced = 2_000
const untold: Place[] = []
const numberLike = /^\(?\+[\d\s().-]{7,}$/
const isNumber = ({ kind, original }: Met): boolean =>
  kind === 'number' || (kind !== 'words' && numberLike.test(original))

/** The same person, whatever the spelling; of anything else each sign counts. */
const keyOf = (kind: Kind, original: string): string =>
  kind === 'email' || kind === 'name' ? original.toLowerCase() : original

/** What somebody chose by hand is of the kind that it looks like. */
const kindByShape = (text: string): Kind => {
  const whole = [...plainShapes(text), ...looseShapes(text)].find(
    span => span.start === 0 && span.end === text.length,
  )
  return whole?.kind ?? 'text'
}

export const startRedaction = ({ keep, cover }: Pick<Redaction, 'keep' | 'cover'>): RedactionRun => {
  /** Before they are settled: each writing of a number by itself. */
  const gathered = new Map<string, Met>()
  const gatheredIds = new Set<string>()
  const entries = new Map<string, Entry>()
  const book = makeNumberBook()
  const standIns = new Set<string>()
  const counts = new Map<string, number>()
  let asked = 0
  const empty = new Set<string>()
  /** Somebody is called Lorem. */
  let wordsAreNeedles = false
  let isDone = false
  let isReplacing = false
  let match: (text: string) => Span[] = () => []
  let file = ''
  let inFile: { pointer: string; kind: Kind }[] = []
  const keptDigits = new Set<string>()

  const entryFor = (met: Met): Entry => {
    const kind = isNumber(met) ? 'number' : met.kind
    const key = kind === 'number' ? `number ${book.digits(met.original)}` : keyOf(kind, met.original)
    const found = entries.get(key) ?? (kind === 'token' ? entries.get(met.original.toLowerCase()) : undefined)
    if (found) return found
    const made: Entry = {
      ...met,
      kind,
      standIn: met.original,
      times: 0,
      places: entries.size < mostPlaced ? [] : untold,
    }
    entries.set(key, made)
    return made
  }

  const isKept = ({ kind, original }: Met): boolean =>
    keep.includes(original) || (kind === 'number' && keptDigits.has(book.digits(original)))

  const isBare = ({ kind, original }: Met): boolean =>
    kind === 'number' ? isNumberStandIn(book.digits(original)) : isAlreadyBare(original)

  const isTaken = (standIn: string): boolean =>
    standIns.has(standIn) ||
    entries.has(standIn) ||
    entries.has(standIn.toLowerCase()) ||
    entries.has(`number ${digitsOf(standIn)}`) ||
    match(standIn).length > 0

  const assign = (entry: Entry): void => {
    const { kind } = entry
    const original = kind === 'number' ? book.digits(entry.original) : entry.original
    if (kind === 'words') {
      let n = 0
      entry.standIn = standInOf(kind, original, n)
      while (n++ < 12 && (entry.standIn === original || (wordsAreNeedles && match(entry.standIn).length > 0)))
        entry.standIn = standInOf(kind, original, n)
      return
    }
    const pool = standInPool(kind, original)
    let n = counts.get(pool) ?? 0
    let made = standInOf(kind, original, n++)
    for (let tries = 0; tries < 5_000 && isTaken(made); tries++) made = standInOf(kind, original, n++)
    counts.set(pool, n)
    standIns.add(made)
    entry.standIn = made
  }

  /** The parts of a person's name are those of the stand-in's. */
  const addParts = (entry: Entry): void => {
    const made = entry.standIn.split(' ')
    for (const [i, part] of nameParts(entry.original).entries()) {
      if (entries.has(keyOf('name', part))) continue
      const standIn = made[Math.min(i, made.length - 1)] ?? entry.standIn
      entries.set(keyOf('name', part), {
        kind: 'name',
        original: part,
        why: 'elsewhere',
        standIn,
        times: 0,
        places: entries.size < mostPlaced ? [] : untold,
      })
    }
  }

  const settle = (): void => {
    for (const text of keep) if (/\d{5}/.test(digitsOf(text))) keptDigits.add(book.digits(text))
    // Once every number is known, those that were met without their country are the same as those with it.
    for (const [key, met] of gathered) {
      gathered.delete(key)
      const isId = met.kind === 'number' && met.why === 'shape' && gatheredIds.has(digitsOf(met.original))
      if (!isId) entryFor(met)
    }
    gatheredIds.clear()
    for (const original of cover) {
      const entry = entryFor({ kind: kindByShape(original), original, why: 'by-hand' })
      entries.set(entry.kind === 'number' ? `number ${book.digits(original)}` : keyOf(entry.kind, original), {
        ...entry,
        why: 'by-hand',
      })
    }
    const open = [...entries.values()].filter(entry => !isKept(entry))
    isDone = true
    empty.clear()
    // What was redacted already stays as it is.
    if (cover.length === 0 && open.every(isBare)) return
    const parts: Met[] = open.flatMap(entry =>
      entry.kind === 'name'
        ? nameParts(entry.original).map(original => ({ kind: 'name', original, why: 'elsewhere' }) as const)
        : [],
    )
    // One at a time: all of them beside what is made of them would be half of an export's memory.
    function* needles(): Generator<Needle> {
      for (const met of [...open, ...parts]) yield* wanted(needlesOf(met))
      for (const { kind, original } of open)
        if (kind === 'number') yield* wanted(numberNeedles(book.digits(original)))
    }
    const wanted = (made: Needle[]): Needle[] =>
      made.filter(({ kind, text }) => {
        if (keep.includes(text)) return false
        wordsAreNeedles ||= kind !== 'words' && isWordsStandIn(text)
        return true
      })
    match = makeMatcher(needles())
    for (const entry of open) assign(entry)
    for (const entry of open) if (entry.kind === 'name') addParts(entry)
    isReplacing = true
  }

  const written = (entry: Entry, original: string): string =>
    entry.kind === 'number'
      ? numberWrittenAs(original, book.digits(entry.original), entry.standIn)
      : entry.standIn

  const take = ({ pointer, ...met }: Sight): string => {
    const { original } = met
    asked++
    if (!isDone) {
      if (isNumber(met)) book.note(original)
      if (met.kind === 'id') gatheredIds.add(original)
      const key = isNumber(met) ? `number ${original}` : keyOf(met.kind, original)
      if (!gathered.has(key)) gathered.set(key, met)
      return original
    }
    if (!isReplacing || isKept(met)) return original
    const asText = met.kind === 'number' ? entries.get(original) : undefined
    const asNumber =
      /^\d{8,15}$/.test(original) && !entries.has(original)
        ? entries.get(`number ${book.digits(original)}`)
        : undefined
    const entry = asText ?? asNumber ?? entryFor(met)
    // Met for the first time only now, as the beginning of something that was known.
    if (entry.standIn === entry.original && !isKept(entry)) assign(entry)
    if (isKept(entry)) return original
    const made = written(entry, original)
    if (made === original) return original
    entry.times++
    if (entry.places !== untold && entry.places.length < mostPlaces) entry.places.push([file, pointer])
    inFile.push({ pointer, kind: entry.kind })
    return made
  }

  const kept = (text: string): (readonly [number, number])[] =>
    keep.flatMap(one => {
      const found: (readonly [number, number])[] = []
      for (let at = text.indexOf(one); at !== -1; at = text.indexOf(one, at + one.length))
        found.push([at, at + one.length])
      return found
    })

  const sink: Sink = {
    cover: take,
    known: text => match(text),
    kept,
    asked: () => asked,
    replaces: () => isDone,
    byHand: cover.length > 0,
    empty,
  }
  const redactor = makeRedactor(sink)
  return {
    gather: redactor,
    settle,
    replace: redactor,
    inFile: name => {
      file = name
      inFile = []
      return inFile
    },
    replaced: () =>
      [...entries.values()]
        .filter(entry => entry.times > 0)
        .map(entry => ({
          ...entry,
          standIn: written(entry, entry.original),
          places: entry.places.map(([name, pointer]) => `${name}#${pointer}`),
        })),
  }
}

/** For one piece of work: done twice, first to gather. */
export const redactOnce = <T>(
  redaction: Pick<Redaction, 'keep' | 'cover'>,
  work: (redact: Redactor) => T,
): T => {
  const run = startRedaction(redaction)
  work(run.gather)
  run.settle()
  return work(run.replace)
}
