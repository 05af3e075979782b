import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** This folder as a path; on Windows a file URL has a slash before the drive letter. */
const here = decodeURIComponent(new URL('.', import.meta.url).pathname).replace(/^\/(?=[A-Za-z]:)/, '')

export default defineConfig({
  root: here,
  base: './',
  plugins: [react()],
  build: {
    outDir: '../dist/renderer',
    emptyOutDir: true,
    target: 'chrome120',
    // Keeps `light-dark()` as it is written: every browser from these on has it.
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    // The preload helper that is left out would be an inline script, which the content security policy refuses.
    // What is fetched later comes from this machine, too: announcing its parts costs more than it saves.
    modulePreload: {
      polyfill: false,
      resolveDependencies: (_, parts, { hostType }) => (hostType === 'html' ? parts : []),
    },
    assetsInlineLimit: 0,
    // The page comes from this machine: what counts is the script that runs at first load, under 250 kB compressed.
    chunkSizeWarningLimit: 800,
  },
})
