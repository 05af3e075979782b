import { Check, Copy } from 'lucide-react'
import { useEffect, useState } from 'react'
import { copyText } from '../actions/copy-text.ts'
import { Button } from './button.tsx'

interface CopyButtonProps {
  /** A function where it takes a while to be written. */
  readonly text: string | (() => string)
  /** What is copied, for the button's name: "Copy public URL". */
  readonly what: string
  /** Shows the word "Copy" beside the icon. */
  readonly worded?: boolean
  /** Shows another word beside it, where several things can be copied. */
  readonly label?: string
  /** -1 inside of what is one tab stop and has keys for copying. */
  readonly tabIndex?: number
}

const shownMs = 1_600

/** Copies a text and says for a moment that it did. */
export const CopyButton = ({ text, what, worded = false, label, tabIndex }: CopyButtonProps) => {
  const [copied, setCopied] = useState(false)
  useEffect(() => {
    if (!copied) return
    const timer = setTimeout(() => setCopied(false), shownMs)
    return () => clearTimeout(timer)
  }, [copied])
  const Icon = copied ? Check : Copy
  return (
    <Button
      look={worded ? 'plain' : 'ghost'}
      className={copied ? 'copied' : ''}
      aria-label={`Copy ${what}`}
      tabIndex={tabIndex}
      tip={copied ? 'Copied' : `Copy ${what}`}
      onClick={async () => setCopied(await copyText(typeof text === 'string' ? text : text()))}
    >
      <Icon size={14} aria-hidden="true" />
      {worded && (copied ? 'Copied' : 'Copy')}
      {label}
    </Button>
  )
}
