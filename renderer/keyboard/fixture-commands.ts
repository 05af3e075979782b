import type { Command } from './command.ts'

/** Presses what is on the page: it knows best where fixtures go and whether they can. */
const press = (selector: string): void => document.querySelector<HTMLButtonElement>(selector)?.click()

/** What the keyboard can do with a folder of fixtures. */
export const fixtureCommands = [
  {
    id: 'run-fixtures',
    label: 'Run all fixtures',
    group: 'Fixtures',
    keys: ['R'],
    inFields: false,
    on: '.fixtures-head .run-all:not(:disabled)',
    run: () => press('.fixtures-head .run-all'),
  },
  {
    id: 'run-fixture',
    label: 'Run this fixture',
    group: 'Fixtures',
    keys: ['r'],
    inFields: false,
    on: '.fixture-head .run-one:not(:disabled)',
    run: () => press('.fixture-head .run-one'),
  },
] as const satisfies readonly Command[]
