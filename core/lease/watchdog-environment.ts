import { parse, resolve } from 'node:path'

/** What a program needs to start, as the one that starts it did: Node, or Electron without a display. */
const toStart = [
  'PATH',
  'HOME',
  'USER',
  'LANG',
  'TMPDIR',
  'TEMP',
  'TMP',
  'LD_LIBRARY_PATH',
  'XDG_CONFIG_HOME',
  'XDG_RUNTIME_DIR',
  'SystemRoot',
  'USERPROFILE',
  'APPDATA',
  'LOCALAPPDATA',
]
/** What it needs to reach the platform the way the engine does. */
const toReach = [
  'HTTP_PROXY',
  'HTTPS_PROXY',
  'NO_PROXY',
  'http_proxy',
  'https_proxy',
  'no_proxy',
  'NODE_USE_ENV_PROXY',
  'NODE_USE_SYSTEM_CA',
]
/** As whole paths, because it runs elsewhere. */
const files = ['NODE_EXTRA_CA_CERTS', 'SSL_CERT_FILE', 'SSL_CERT_DIR']

/**
 * Of the user's environment no more than the watchdog needs: a shell may have keys in it, what makes Node run something
 * else first, or what makes an Electron app a Node.
 */
export const watchdogEnvironment = (env: NodeJS.ProcessEnv): NodeJS.ProcessEnv => {
  const has = (name: string): boolean => env[name] !== undefined
  return Object.fromEntries([
    ...[...toStart, ...toReach].filter(has).map(name => [name, env[name]]),
    ...files.filter(has).map(name => [name, resolve(env[name] ?? '')]),
  ])
}

/** It outlives the engine, so it stands in no folder that somebody may want to unmount or remove: the root of its program's disk. */
export const watchdogFolder = parse(process.execPath).root
