import { Component, type ReactNode } from 'react'
import { FailedPart } from './failed-part.tsx'

interface ErrorBoundaryProps {
  /** What would be missing, at the beginning of a sentence: "The Headers tab". */
  readonly what: string
  readonly children: ReactNode
  /** Takes away what failed, such as a dialog. */
  readonly onClose?: () => void
  /** Drawn instead of the usual words, where there is room for one line only. */
  readonly line?: (why: string) => ReactNode
}

interface ErrorBoundaryState {
  readonly failure: { readonly error: unknown } | null
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

/**
 * Keeps a failure to the part of the page that failed. Give it the `key` of what it shows, so that something else starts
 * afresh. React knows no other way than a class.
 */
export class ErrorBoundary extends Component<ErrorBoundaryProps, ErrorBoundaryState> {
  override state: ErrorBoundaryState = { failure: null }

  static getDerivedStateFromError(error: unknown): ErrorBoundaryState {
    return { failure: { error } }
  }

  override render(): ReactNode {
    const { failure } = this.state
    const { what, children, onClose, line } = this.props
    if (!failure) return children
    if (line) return line(messageOf(failure.error))
    return (
      <FailedPart
        what={what}
        error={failure.error}
        onAgain={() => this.setState({ failure: null })}
        {...(onClose ? { onClose } : {})}
      />
    )
  }
}
