const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB']

/** `36 KiB`, `1.2 GiB`: two figures where the first alone would say little. */
export const sizeWords = (bytes: number): string => {
  let size = bytes
  let unit = 0
  while (size >= 1_024 && unit < units.length - 1) {
    size /= 1_024
    unit += 1
  }
  return `${unit > 0 && size < 10 ? size.toFixed(1) : Math.round(size)} ${units[unit]}`
}
