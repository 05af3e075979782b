import { defineConfig } from 'vitest/config'

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
          include: ['test/{shared,core,cli,renderer}/**/*.test.{ts,tsx}', 'test/electron/*/**/*.test.ts'],
        },
      },
      {
        extends: true,
        // Deadlines and loads are measured here: one file at a time, so that they do not measure each other.
        test: {
          name: 'integration',
          sequence: { groupOrder: 2 },
          include: ['test/integration/*.test.ts'],
          fileParallelism: false,
          testTimeout: 60_000,
        },
      },
      {
        extends: true,
        // These wait for others most of the time, so they wait at the same time.
        test: {
          name: 'patient',
          sequence: { groupOrder: 1 },
          include: ['test/integration/patient/*.test.ts'],
          maxWorkers: 5,
          testTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          sequence: { groupOrder: 3 },
          include: ['test/e2e/**/*.test.ts'],
          maxWorkers: 2,
          testTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'electron',
          sequence: { groupOrder: 4 },
          include: ['test/electron/*.test.ts'],
          maxWorkers: 2,
          testTimeout: 60_000,
        },
      },
    ],
  },
})
