/** Lines of so many characters at most, broken between words, never after a figure; a longer word stays whole. */
export const wrap = (text: string, room: number): string[] => {
  const lines: string[] = []
  for (const word of text.split(/(?<!\d) /)) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + 1 + word.length <= room)
      lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}
