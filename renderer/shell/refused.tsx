import { KeyRound } from 'lucide-react'

/** Shown when the host does not let this page in. */
export const Refused = () => (
  <main className="refused-page">
    <KeyRound size={28} aria-hidden="true" />
    <h1>This page needs the address from the terminal</h1>
    <p>
      Hookswitch prints an address that ends in <code>#token=…</code> when it starts. Open that one: the token
      in it lets this page in, and every start has its own.
    </p>
  </main>
)
