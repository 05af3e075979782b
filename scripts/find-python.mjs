// A Python for the tests of generated suites and handlers: one that has pytest and Flask, else Debian's when root in a container.
import { spawnSync } from 'node:child_process'
import { install, mayInstall } from './debian-packages.mjs'

/** Debian's packages serve Debian's Python only, and another `python3` may come first in PATH. */
const usual = [process.env.HOOKSWITCH_TEST_PYTHON, 'python3', '/usr/bin/python3']
const asks = 'import sys, pytest, flask; assert sys.version_info >= (3, 9); print(sys.executable)'

/** Its own path: what PATH leads to may be a script that chooses by folder. */
const pathOf = python => {
  const { status, stdout } = spawnSync(python, ['-c', asks], { encoding: 'utf8', timeout: 60_000 })
  return status === 0 ? stdout.trim() : undefined
}
const there = () => {
  for (const python of usual) {
    const path = python && pathOf(python)
    if (path) return path
  }
  return undefined
}

/** @returns its path, or why there is none */
export const findPython = () => {
  let python = there()
  if (!python && mayInstall()) {
    console.log("No Python with pytest and Flask here; installing Debian's packages.")
    install('python3-pytest', 'python3-flask', 'python3-fastapi', 'uvicorn')
    python = there()
  }
  return python
    ? { python }
    : {
        missing:
          'there is no Python with pytest and Flask; install python3-pytest and python3-flask, or name one in HOOKSWITCH_TEST_PYTHON',
      }
}
