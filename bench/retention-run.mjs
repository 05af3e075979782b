// Bundled by `retention.mjs` and run as a process of its own.
import '../test/support/retention-driver.ts'
