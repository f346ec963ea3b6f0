import { useQueryErrorResetBoundary } from '@tanstack/react-query'
import { Component, type ReactNode } from 'react'
import { useLocation } from 'react-router'
import { failureText, failureTitle, tryAgain } from '#messages/app.ts'

type Props = { children: ReactNode; path: string; onReset: () => void }

class Boundary extends Component<Props, { failedAt: string | null }> {
  override state = { failedAt: null }

  static getDerivedStateFromError() {
    return { failedAt: 'here' }
  }

  override componentDidUpdate(previous: Props) {
    // A link leads out of a broken page.
    if (this.state.failedAt && previous.path !== this.props.path) this.setState({ failedAt: null })
  }

  override render() {
    if (!this.state.failedAt) return this.props.children
    return (
      <div className="width section way-on" role="alert">
        <h1 className="display-2">{failureTitle}</h1>
        <p className="lead">{failureText}</p>
        <button
          className="button"
          type="button"
          onClick={() => {
            this.props.onReset()
            this.setState({ failedAt: null })
          }}
        >
          {tryAgain}
        </button>
      </div>
    )
  }
}

/** A page that cannot be drawn says so in its place, with the shop around it intact, and can be tried again. */
export function ErrorBoundary({ children }: { children: ReactNode }) {
  const { reset } = useQueryErrorResetBoundary()
  const { pathname } = useLocation()
  return (
    <Boundary path={pathname} onReset={reset}>
      {children}
    </Boundary>
  )
}
