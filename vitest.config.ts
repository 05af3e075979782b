import { defineConfig } from 'vitest/config'

/** Unit tests that sit out delays and time limits. */
const waitingUnits = [
  'test/core/lease/{take,unreleased,watchdog,wishes}.test.ts',
  'test/core/{doctor/check-tunnel,health/endpoint-health,platforms/retry}.test.ts',
]

/** The editor's language service follows references of a schema by writing into it: whoever reads the schema has a process of its own. */
const schemaReaders = ['test/shared/platforms/thunderphone/three-readings.test.ts']

/** One group after the other. Unit tests mirror the sources; the others run what was built, over real sockets and in a real browser. */
export default defineConfig({
  define: { HOOKSWITCH_VERSION: JSON.stringify('0.0.0-test') },
  test: {
    testTimeout: 20_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        // Of the desktop app, what runs without Electron lies in folders, and what needs one beside them.
        test: {
          name: 'unit',
          sequence: { groupOrder: 0 },
          maxWorkers: 2,
          include: ['test/{core,cli}/**/*.test.ts', 'test/electron/*/**/*.test.ts', ...schemaReaders],
          exclude: waitingUnits,
        },
      },
      {
        extends: true,
        // Functions of values: no socket, process or timer of theirs outlives a file, so that files share a process.
        test: {
          name: 'pure',
          sequence: { groupOrder: 0 },
          maxWorkers: 2,
          isolate: false,
          include: ['test/{shared,renderer}/**/*.test.{ts,tsx}'],
          exclude: schemaReaders,
        },
      },
      {
        extends: true,
        // These wait for others most of the time, so they wait at the same time.
        test: {
          name: 'patient',
          sequence: { groupOrder: 1 },
          include: ['test/integration/patient/*.test.ts', ...waitingUnits],
          maxWorkers: 6,
          testTimeout: 60_000,
        },
      },
      {
        extends: true,
        // Nothing that load would change is measured here.
        test: {
          name: 'together',
          sequence: { groupOrder: 2 },
          isolate: false,
          include: ['test/integration/together/*.test.ts'],
          maxWorkers: 2,
          testTimeout: 60_000,
        },
      },
      {
        extends: true,
        // Deadlines and loads are measured here: one file at a time, so that they do not measure each other.
        test: {
          name: 'integration',
          sequence: { groupOrder: 3 },
          include: ['test/integration/*.test.ts'],
          fileParallelism: false,
          testTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          sequence: { groupOrder: 4 },
          isolate: false,
          include: ['test/e2e/**/*.test.ts'],
          maxWorkers: 2,
          testTimeout: 60_000,
        },
      },
      {
        extends: true,
        // Beside the e2e tests: neither project leaves a core idle while the other one's last file runs.
        test: {
          name: 'electron',
          sequence: { groupOrder: 4 },
          isolate: false,
          include: ['test/electron/*.test.ts'],
          maxWorkers: 2,
          testTimeout: 60_000,
        },
      },
    ],
  },
})
