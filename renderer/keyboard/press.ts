import { apple, modifierLabel } from './modifier.ts'

/** Keys that only change others, and what an input method sends. */
const noPress = new Set([
  'Alt',
  'AltGraph',
  'CapsLock',
  'Control',
  'Dead',
  'Meta',
  'Process',
  'Shift',
  'Unidentified',
])
const modifiers = ['Mod', 'Ctrl', 'Meta', 'Alt', 'Shift']

type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'> &
  Partial<Pick<KeyboardEvent, 'getModifierState'>>

const isCharacter = (key: string): boolean => [...key].length === 1

/**
 * What was pressed, as it is written in the table of commands: `j`, `?`, `Shift+F8`, `Mod+Enter`, where `Mod` is ⌘ on
 * Apple keyboards and Ctrl on others. Shift is not said of a character, which it has made already. Null for a modifier
 * alone.
 */
export const pressOf = (event: Pressed): string | null => {
  if (noPress.has(event.key)) return null
  // On some keyboards it is what types a bracket.
  const typed = event.getModifierState?.('AltGraph') === true && isCharacter(event.key)
  const { ctrlKey, metaKey, altKey, shiftKey } = event
  const isMod = apple ? metaKey : ctrlKey
  const held = !typed && (ctrlKey || metaKey || altKey)
  const key =
    event.key === ' ' ? 'Space' : held && isCharacter(event.key) ? event.key.toLowerCase() : event.key
  return [
    ...(held && isMod ? ['Mod'] : []),
    ...(held && apple && ctrlKey ? ['Ctrl'] : []),
    ...(held && !apple && metaKey ? ['Meta'] : []),
    ...(held && altKey ? ['Alt'] : []),
    ...(shiftKey && (held || !isCharacter(key)) ? ['Shift'] : []),
    key,
  ].join('+')
}

const splitPress = (press: string): readonly string[] => {
  const parts = press.split('+')
  // The plus itself is a key as well.
  return press === '+' || press.endsWith('++') ? [...parts.slice(0, -2), '+'] : parts
}

const isPress = (press: string): boolean => {
  const parts = splitPress(press)
  const key = parts.at(-1) ?? ''
  return (
    key !== '' &&
    !noPress.has(key) &&
    (isCharacter(key) || /^[A-Z][A-Za-z0-9]+$/.test(key)) &&
    parts.slice(0, -1).every((part, i, all) => modifiers.includes(part) && all.indexOf(part) === i)
  )
}

/** Whether it can be pressed at all: one press, or two after each other. */
export const areKeys = (keys: string): boolean => {
  const presses = keys.split(' ')
  return presses.length <= 2 && presses.every(isPress)
}

/** Whether it is made of characters alone, which do nothing while somebody writes and can be switched off together. */
export const areLetters = (keys: string): boolean => keys.split(' ').every(isCharacter)

/** Whether both would act on the same press: they are the same, or one is how the other begins. */
export const collide = (a: string, b: string): boolean =>
  a === b || a.startsWith(`${b} `) || b.startsWith(`${a} `)

const printed: Record<string, string> = {
  Mod: modifierLabel,
  Meta: apple ? '⌘' : 'Win',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  Delete: 'Del',
  Escape: 'Esc',
}

/** What is pressed together: keys have no small and large letters. */
const pressed = (press: string): readonly string[] =>
  /^[A-Z]$/.test(press) ? ['Shift', press.toLowerCase()] : splitPress(press)

/** As it is printed on the keys, for drawing: `["Shift", "F8"]`; several ways with "or" between them. */
export const drawnKeys = (ways: readonly string[]): readonly string[] =>
  ways.flatMap((keys, i) => [
    ...(i > 0 ? ['or'] : []),
    ...keys.split(' ').flatMap(press => pressed(press).map(key => printed[key] ?? key)),
  ])

/** In a sentence: "Shift F8". */
export const saidKeys = (ways: readonly string[]): string => drawnKeys(ways).join(' ')

const ariaNames: Record<string, string> = { Mod: apple ? 'Meta' : 'Control', Ctrl: 'Control' }

/** For `aria-keyshortcuts`, which knows no keys after each other; undefined when nothing is left. */
export const ariaKeys = (ways: readonly string[]): string | undefined =>
  ways
    .filter(keys => !keys.includes(' ') && areKeys(keys))
    .map(keys =>
      pressed(keys)
        .map(key => ariaNames[key] ?? key)
        .join('+'),
    )
    .join(' ') || undefined
