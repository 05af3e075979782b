import { app, type Event, powerMonitor } from 'electron'

export interface PowerParts {
  onSleep(): void
  onWake(): void
}

/**
 * Follows what the system says of sleep and of the end of the session. On Linux the news of a sleep may come too late to
 * act on it; then the platform is told on waking up, and late deliveries are known by the clock.
 */
export const followPower = ({ onSleep, onWake }: PowerParts): void => {
  powerMonitor.on('suspend', onSleep)
  powerMonitor.on('resume', onWake)
  // The system ends in a moment: endpoints go first. Windows tells this to windows, as `session-end`.
  const onShutdown = (event: Event): void => {
    event.preventDefault()
    app.quit()
  }
  // The types leave the event out.
  powerMonitor.on('shutdown', onShutdown as () => void)
  app.on('browser-window-created', (_event, window) => {
    window.on('session-end', () => app.quit())
  })
}
