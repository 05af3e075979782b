import type { Flag } from './command.ts'

/** Flags of commands that look at an account from beside: what they leave out is taken from what is saved. */
export const accountFlags = {
  platform: { value: 'NAME', about: 'thunderphone (the default)' },
  'api-key-file': { value: 'FILE', about: "the platform's API key (the saved one; - reads stdin)" },
  'api-url': { value: 'URL', about: "the platform's API with its version, such as https://…/v1" },
  'data-dir': { value: 'DIR', about: "where settings, captures and leases are kept (the system's place)" },
} satisfies Record<string, Flag>
