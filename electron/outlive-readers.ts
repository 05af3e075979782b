/** Whoever reads our output may leave first, as a closed terminal does: that is no failure. */
export const outliveReaders = (): void => {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {})
}
