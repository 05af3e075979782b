// Draws the tray's icons into assets/tray: one for each state, in every size that a panel asks for.
import { mkdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'
import { findChromium } from './find-chromium.mjs'

/** The badge says the state by its shape, its colour repeats it. The plate makes it readable on dark and light panels. */
const states = {
  idle: { plate: '#5b6475', line: '#e2e6ee', badge: '' },
  live: {
    plate: '#1d3a7a',
    line: '#dce7ff',
    badge: '<circle cx="25" cy="25" r="6.5" fill="#35d07f" stroke="#0c1f14" stroke-width="1.6"/>',
  },
  problem: {
    plate: '#5b6475',
    line: '#e2e6ee',
    badge:
      '<path d="M24 15.500 31.500 30h-15z" fill="#ffb020" stroke="#2b1a00" stroke-width="1.6" stroke-linejoin="round"/>' +
      '<path d="M24 21v4" stroke="#2b1a00" stroke-width="2.4" stroke-linecap="round"/><circle cx="24" cy="27.600" r="1.200" fill="#2b1a00"/>',
  },
}
const sizes = [16, 22, 32, 44]

const draw = ({ plate, line, badge }, size) => `
  <svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="0 0 32 32">
    <rect width="32" height="32" rx="8" fill="${plate}"/>
    <g fill="none" stroke="${line}" stroke-width="3.200" stroke-linecap="round" stroke-linejoin="round">
      <path d="M6 13.500C6 9.200 10.200 6.600 16 6.600s10 2.600 10 6.900v2.500h-5v-2.500H11v2.500H6z"/>
      <path d="M16 18v7.500M11.800 21.600l4.200 4.200 4.200-4.200"/>
    </g>
    ${badge}
  </svg>`

const folder = fileURLToPath(new URL('../assets/tray/', import.meta.url))
mkdirSync(folder, { recursive: true })
const browser = await chromium.launch({
  executablePath: findChromium(),
  args: ['--no-sandbox', '--disable-gpu'],
})
const page = await browser.newPage()
for (const [name, look] of Object.entries(states)) {
  for (const size of sizes) {
    await page.setViewportSize({ width: size, height: size })
    await page.setContent(`<style>*{margin:0}svg{display:block}</style>${draw(look, size)}`)
    writeFileSync(`${folder}${name}-${size}.png`, await page.screenshot({ omitBackground: true }))
  }
}
await browser.close()
