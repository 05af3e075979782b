import { Component, type ReactNode } from 'react'
import { FailedPart } from './failed-part.tsx'

interface ErrorBoundaryProps {
  /** What would be missing, at the beginning of a sentence: "The Headers tab". */
  readonly what: string
  readonly children: ReactNode
}

interface ErrorBoundaryState {
  readonly failure: { readonly error: unknown } | null
}

/** Keeps a failure to the part of the page that failed. Give it the `key` of what it shows, so that something else starts afresh. React knows no other way than a class. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, ErrorBoundaryState> {
  override state: ErrorBoundaryState = { failure: null }

  static getDerivedStateFromError(error: unknown): ErrorBoundaryState {
    return { failure: { error } }
  }

  override render(): ReactNode {
    const { failure } = this.state
    return failure ? (
      <FailedPart
        what={this.props.what}
        error={failure.error}
        onAgain={() => this.setState({ failure: null })}
      />
    ) : (
      this.props.children
    )
  }
}
