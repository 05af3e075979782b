import { z } from 'zod'
import { Fixture, RedactionKind } from '../fixture.ts'
import { ImportItem, ImportSource } from '../fixture-import.ts'
import { FixtureFolder, FixtureTarget } from '../fixture-run.ts'
import { ProblemInfo } from '../problem.ts'
import { HandlerFramework } from './handler-framework.ts'

const Nothing = z.object({})

/** The most captures that are shared at once from the page; the command line takes any number. */
export const mostShared = 10_000
/** Bytes of a fixture that is read; both bodies are in it, one of them twice. */
export const mostFixtureBytes = 8_388_608

/** Characters of a value that is kept or added by hand: a whole transcript has room. */
export const mostValueChars = 262_144

/** What is covered before captures are shared. */
export const Redaction = z.object({
  /** Nothing is replaced; what is shared is signed with the published fixture secret all the same. */
  off: z.boolean(),
  /** Values that stay as they are, wherever they stand. */
  keep: z.array(z.string().min(1).max(mostValueChars)).max(1_000),
  /** Values that go as well, wherever they stand. */
  cover: z.array(z.string().min(1).max(mostValueChars)).max(1_000),
})
export type Redaction = z.infer<typeof Redaction>

/** Why a value was taken for private: by the name of its field, by its shape, because it was met elsewhere, by hand. */
export const RedactionReason = z.enum(['field', 'shape', 'elsewhere', 'by-hand'])
export type RedactionReason = z.infer<typeof RedactionReason>

/** One value that is replaced, the same in all places. */
export const Replaced = z.object({
  original: z.string(),
  standIn: z.string(),
  kind: RedactionKind,
  why: RedactionReason,
  /** The first places, as `file#pointer`; of the first 2,000 values. */
  places: z.array(z.string()).max(20),
  times: z.int(),
})
export type Replaced = z.infer<typeof Replaced>

/** A file of an export; its path is relative, with slashes: a call thread is a folder. */
export const SharedFile = z.object({ path: z.string(), text: z.string() })
export type SharedFile = z.infer<typeof SharedFile>

/** The file as it is listed: a fixture of the chosen folder. */
const FilePath = z.string().min(1).max(1_024)

const Wanted = {
  ids: z.array(z.string()).min(1).max(mostShared),
  /** `thread`: all captures of the calls of these, each call a folder with its sequence. */
  as: z.enum(['fixtures', 'thread', 'har']),
  redaction: Redaction,
}

/** Requests about sharing captures as files, taking such files in, and running them. */
export const fixtureRequests = {
  /**
   * What would be written, and what was replaced in it; nothing is written. Of many files only the first have their
   * text here. The same captures give the same bytes.
   * @throws Problem `capture-not-found`, `fixture-nothing`, `fixture-too-long`
   */
  'fixtures.preview': {
    params: z.object(Wanted),
    result: z.object({
      files: z.array(SharedFile).max(50),
      moreFiles: z.int(),
      replaced: z.array(Replaced).max(2_000),
      /** Captures that cannot be shared, and why. */
      left: z.array(z.object({ id: z.string(), problem: ProblemInfo })).max(50),
    }),
  },
  /** Writes what `fixtures.preview` shows. @param folder null: the chosen fixtures folder. Files that are there are never overwritten by others. */
  'fixtures.write': {
    params: z.object({ ...Wanted, folder: z.string().min(1).max(4_096).nullable() }),
    result: z.object({ folder: z.string(), written: z.array(z.string()), unchanged: z.int() }),
  },
  /** What files, a clipboard or a link hold; nothing is kept. A source that cannot be read has a problem. */
  'fixtures.look': {
    params: z.object({ sources: z.array(ImportSource).min(1).max(500) }),
    result: z.object({ items: z.array(ImportItem) }),
  },
  /**
   * Keeps what `fixtures.look` found, as captures that are marked as imported, the oldest first. What is there already is
   * not kept twice: its capture is among the ids, and `already` tells how many of them were there.
   * @param keys left out: all that can be read
   */
  'fixtures.import': {
    params: z.object({
      sources: z.array(ImportSource).min(1).max(500),
      keys: z.array(z.string()).max(mostShared).optional(),
    }),
    result: z.object({ captureIds: z.array(z.string()), already: z.int() }),
  },
  /** Shown to whoever has the page open, as soon as there is one. Nothing is kept. */
  'fixtures.offer': { params: z.object({ sources: z.array(ImportSource).min(1).max(50) }), result: Nothing },
  /** What a link or another program offered was looked at, or is not wanted. */
  'fixtures.offerSeen': { params: z.object({ id: z.string() }), result: Nothing },
  /** The folder that is watched and shown; null: none. @throws Problem `folder-unreadable` */
  'fixtures.openFolder': {
    params: z.object({ folder: z.string().min(1).max(4_096).nullable() }),
    result: Nothing,
  },
  /** What the folder holds now; from then on events tell. */
  'fixtures.folder': { params: z.object({}), result: FixtureFolder },
  'fixtures.read': {
    params: z.object({ file: FilePath }),
    result: z.object({ text: z.string(), fixture: Fixture.nullable(), problem: ProblemInfo.nullable() }),
  },
  /** @throws Problem `fixture-file-there` */
  'fixtures.rename': { params: z.object({ file: FilePath, to: FilePath }), result: Nothing },
  /** The rest of the file stays as it is. @param was what it was edited from @throws Problem `fixture-changed` */
  'fixtures.expect': {
    params: z.object({ file: FilePath, expect: Fixture.shape.expect, was: Fixture.shape.expect }),
    result: Nothing,
  },
  /** Its progress is told by events. @param files null: all of the folder */
  'fixtures.run': {
    params: z.object({ files: z.array(FilePath).max(mostShared).nullable(), target: FixtureTarget }),
    result: z.object({ runId: z.string() }),
  },
  'fixtures.cancelRun': { params: z.object({ runId: z.string() }), result: Nothing },
  /** Plays the files on the practice line as they came, in their order. @param speed 1: with the gaps they had */
  'practice.playFixtures': {
    params: z.object({
      files: z.array(FilePath).max(mostShared).nullable(),
      speed: z.number().min(0.1).max(1_000),
    }),
    result: z.object({ sent: z.int() }),
  },
  /** Sends no more of them. What was asked for with `practice.playFixtures` ends with what was sent until then. */
  'practice.stopPlaying': { params: z.object({}), result: Nothing },
  /** A test suite around the fixtures of the folder, written beside them. */
  'fixtures.generate': {
    params: z.object({
      runner: z.enum(['vitest', 'jest', 'node-test', 'pytest']),
      folder: z.string().min(1).max(4_096),
    }),
    result: z.object({ written: z.array(z.string()), command: z.string() }),
  },
  /** What the rules and answers of a connection do, as code. */
  'handlers.generate': {
    params: z.object({
      connectionId: z.string(),
      framework: HandlerFramework,
    }),
    result: z.object({ fileName: z.string(), text: z.string(), notes: z.array(z.string()) }),
  },
} as const
