import { writeFileSync } from 'node:fs'
import { afterAll, expect, test } from 'vitest'
import { runCommand } from '../support/command.ts'
import { tempFile } from '../support/files.ts'
import { closeBrowser, shows, visit } from '../support/page.ts'
import { served } from '../support/page-line.ts'
import { goToRules, ruleNames, ruleRows } from '../support/rules-page.ts'
import { tempFolder } from '../support/temp-folder.ts'

afterAll(closeBrowser)

const rulesText = (...names: string[]): string =>
  JSON.stringify({
    format: 'hookswitch-rules',
    version: 1,
    platform: 'thunderphone',
    rules: names.map(name => ({ name, when: [], action: { do: 'breakpoint' } })),
  })

test('serve shows the rules and callers of files read-only, says what is wrong with a save, and goes on with a good one', async () => {
  const file = tempFile('team.json', rulesText('VIPs', 'Others'))
  const callers = tempFile('vip.csv', 'number,name\n+14155550199,Ada\n')
  const { origin, token } = await served(['--practice', '--rules', file, '--callers', callers])
  const { page, complaints } = await visit(`${origin}/#token=${token}`)
  await goToRules(page)
  await expect.poll(() => ruleNames(page)).toEqual(['VIPs', 'Others'])
  const pane = page.getByRole('region', { name: 'Rules' })
  await shows(() => pane.textContent(), new RegExp(`These rules come from ${file}`))
  expect(await page.getByRole('button', { name: 'Add rule' }).count()).toBe(0)
  expect(await page.getByRole('textbox', { name: 'Name', exact: true }).isDisabled()).toBe(true)
  expect(await ruleRows(page).first().getByRole('switch').isDisabled()).toBe(true)

  writeFileSync(file, '{ "format": ')
  await shows(() => pane.getByRole('alert').textContent(), /team\.json were not taken.*stay in force/)
  expect(await ruleNames(page)).toEqual(['VIPs', 'Others'])
  writeFileSync(file, rulesText('Others'))
  await expect.poll(() => ruleNames(page), { timeout: 10_000 }).toEqual(['Others'])
  expect(await pane.getByRole('alert').count()).toBe(0)

  await page.keyboard.press('g')
  await page.keyboard.press('c')
  const card = page.getByRole('region', { name: 'Callers' })
  await shows(() => card.textContent(), /1 number is known/)
  expect(complaints).toEqual([])
})

test('serve ends with 2 when a file of rules is no good at the start', async () => {
  const file = tempFile('team.json', '{ "format": ')
  const args = ['serve', '--practice', '--port', '0', '--data-dir', tempFolder(), '--rules', file]
  const command = runCommand(args)
  expect(await command.ended).toBe(2)
  expect(command.stderr()).toMatch(/team\.json/)
})
