/**
 * Runs `task` once the page has nothing better to do, after `timeoutMs` at the latest.
 * @returns takes it back
 */
export function whenIdle(task: () => void, timeoutMs: number): () => void {
  // Safari has no idle callback.
  const hasIdle = 'requestIdleCallback' in window
  const handle = hasIdle ? requestIdleCallback(task, { timeout: timeoutMs }) : setTimeout(task, 300)
  return () => (hasIdle ? cancelIdleCallback(handle as number) : clearTimeout(handle))
}
