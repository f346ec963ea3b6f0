import { useQueryErrorResetBoundary } from '@tanstack/react-query'
import { Component, type ReactNode } from 'react'
import { useLocation } from 'react-router'
import {
  failureText,
  failureTitle,
  offlineFailureText,
  offlineFailureTitle,
  tryAgain,
} from '#messages/app.ts'
import { useOffline } from '../ui/use-offline.ts'
import { Island } from './islands.tsx'
import { isMissingChunk, reloadOnce } from './missing-chunk.ts'

type Props = { children: ReactNode; path: string; isOffline: boolean; onReset: () => void }
type State = { error: unknown; isFailed: boolean }

class Boundary extends Component<Props, State> {
  override state: State = { error: null, isFailed: false }

  static getDerivedStateFromError(error: unknown): State {
    return { error, isFailed: true }
  }

  override componentDidCatch(error: unknown) {
    if (isMissingChunk(error)) reloadOnce()
  }

  override componentDidUpdate(previous: Props) {
    if (!this.state.isFailed) return
    // A link leads out of a broken page, and so does the network when it returns.
    if (previous.path !== this.props.path) this.setState({ isFailed: false })
    else if (previous.isOffline && !this.props.isOffline) this.retry()
  }

  retry = () => {
    const { error } = this.state
    // A browser may remember that a module failed.
    if (isMissingChunk(error) && reloadOnce()) return
    this.props.onReset()
    this.setState({ isFailed: false })
  }

  override render() {
    const { children, isOffline } = this.props
    if (!this.state.isFailed) return children
    // As heard as the page would have been: else nobody would ask the feed, whose answer says that the network is back.
    return (
      <Island name="page">
        <div className="width section way-on" role="alert">
          <h1 className="display-2">{isOffline ? offlineFailureTitle : failureTitle}</h1>
          <p className="lead">{isOffline ? offlineFailureText : failureText}</p>
          <button className="button" type="button" onClick={this.retry}>
            {tryAgain}
          </button>
        </div>
      </Island>
    )
  }
}

/** A page that cannot be drawn says so in its place, with the shop around it intact, and can be tried again. */
export function ErrorBoundary({ children }: { children: ReactNode }) {
  const { reset } = useQueryErrorResetBoundary()
  const { pathname } = useLocation()
  const isOffline = useOffline()
  return (
    <Boundary path={pathname} isOffline={isOffline} onReset={reset}>
      {children}
    </Boundary>
  )
}
