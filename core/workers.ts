/** The engine's threads: what each does, and the name of its built script. */
const scripts = {
  /** Holds a tunnel. */
  tunnelWorker: 'localtunnel-worker.js',
  /** Fills in templates. */
  templateWorker: 'template-worker.js',
  /** Looks captures through. */
  keepingWorker: 'keeping-worker.js',
  /** Indexes and finds captures. */
  searchWorker: 'search-worker.js',
  /** Reads what is imported. */
  importWorker: 'import-worker.js',
  /** Makes files of captures. */
  exportWorker: 'export-worker.js',
  /** Holds answers against what fixtures expect. */
  expectWorker: 'expect-worker.js',
  /** Generates handlers. */
  handlerWorker: 'handler-worker.js',
}

/** Where the built scripts of the engine's threads are. */
export type Workers = { readonly [name in keyof typeof scripts]: URL }

/** @param folder that of the built command or app, with a slash at its end */
export const workersIn = (folder: URL): Workers =>
  Object.fromEntries(
    Object.entries(scripts).map(([name, script]) => [name, new URL(script, folder)]),
  ) as Workers
