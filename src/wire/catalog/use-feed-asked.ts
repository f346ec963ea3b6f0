import { useQuery } from '@tanstack/react-query'
import { overlayQuery } from './catalog-queries.ts'

/**
 * True once the feed has said what changed since the build, or cannot. A product newer than the build has no file, so
 * what this device remembers of products is read after that; where the feed cannot be asked the build's word must do.
 */
export function useFeedAsked(): boolean {
  const { isSuccess, failureCount, fetchStatus } = useQuery({ ...overlayQuery, enabled: false })
  return isSuccess || failureCount > 0 || fetchStatus === 'paused'
}
