import { describe, expect, it } from 'vitest'
import {
  areKeys,
  areLetters,
  ariaKeys,
  collide,
  drawnKeys,
  pressOf,
} from '../../../renderer/keyboard/press.ts'

const pressed = (
  key: string,
  held: Partial<Record<'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey', true>> = {},
) => pressOf({ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...held })

describe('what was pressed', () => {
  it.each([
    ['j', {}, 'j'],
    ['?', { shiftKey: true }, '?'],
    ['J', { shiftKey: true }, 'J'],
    ['F8', { shiftKey: true }, 'Shift+F8'],
    ['Enter', { ctrlKey: true }, 'Mod+Enter'],
    ['P', { ctrlKey: true, shiftKey: true }, 'Mod+Shift+p'],
    ['ArrowLeft', { altKey: true }, 'Alt+ArrowLeft'],
    ['k', { metaKey: true }, 'Meta+k'],
    [' ', {}, 'Space'],
    ['+', { ctrlKey: true }, 'Mod++'],
    ['Shift', { shiftKey: true }, null],
    ['Dead', {}, null],
  ] as const)('%s with %o is %s', (key, held, expected) => {
    expect(pressed(key, held)).toBe(expected)
  })
  it('is a character where AltGr made it', () => {
    const altGraph = { ctrlKey: true, metaKey: false, altKey: true, shiftKey: false }
    expect(pressOf({ key: '[', ...altGraph, getModifierState: () => true })).toBe('[')
    expect(pressOf({ key: '[', ...altGraph })).toBe('Mod+Alt+[')
  })
})

describe('keys in the preferences', () => {
  it.each(['j', 'g l', 'Shift+F8', 'Mod+Enter', 'Mod++', '+', 'Alt+ArrowLeft'])('can be %s', keys => {
    expect(areKeys(keys)).toBe(true)
  })
  it.each(['', ' ', 'g  l', 'a b c', 'Mod+', 'Hyper+k', 'Mod+Mod+k', 'Shift', 'enter', 'g '])(
    'cannot be “%s”',
    keys => {
      expect(areKeys(keys)).toBe(false)
    },
  )
  it('are letters when no other key is in them', () => {
    expect(['j', '/', 'g l', 'é'].map(areLetters)).toEqual([true, true, true, true])
    expect(['F8', 'Mod+k', 'Space'].map(areLetters)).toEqual([false, false, false])
  })
  it('collide when they are the same, or one is how the other begins', () => {
    expect(collide('g', 'g l')).toBe(true)
    expect(collide('g l', 'g')).toBe(true)
    expect(collide('g l', 'g l')).toBe(true)
    expect(collide('g l', 'g c')).toBe(false)
    expect(collide('l', 'g l')).toBe(false)
  })
  it('are drawn as they are printed, and told to assistive technology in its words', () => {
    expect(drawnKeys(['Mod+Enter'])).toEqual(['Ctrl', 'Enter'])
    expect(drawnKeys(['j', 'ArrowDown'])).toEqual(['j', 'or', '↓'])
    expect(drawnKeys(['g l'])).toEqual(['g', 'l'])
    expect(drawnKeys(['R'])).toEqual(['Shift', 'r'])
    expect(ariaKeys(['Mod+Enter', 'g l', 'j'])).toBe('Control+Enter j')
    expect(ariaKeys(['g l'])).toBeUndefined()
  })
})
