import { ignoreSignals, runWatchdog } from './watchdog.ts'

// A process of its own, fed over stdin by an engine that runs under plain Node.
ignoreSignals()
await runWatchdog(process.stdin)
process.exit()
