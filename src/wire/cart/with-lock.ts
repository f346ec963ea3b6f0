/**
 * One at a time among all tabs of this device. Without locks (plain HTTP in a local network) a transaction of IndexedDB is
 * still whole; where storage is forbidden locks are too, and there is nothing to share.
 * @param patienceMs after which the work is done without the lock, as a tab that is frozen may hold it for hours; only
 * for what may be done twice at once
 */
export async function withLock<T>(
  name: string,
  act: () => Promise<T>,
  patienceMs?: number,
): Promise<T> {
  if (!navigator.locks) return act()
  let isGranted = false
  const granted = () => {
    isGranted = true
    return act()
  }
  const options = patienceMs === undefined ? {} : { signal: AbortSignal.timeout(patienceMs) }
  return navigator.locks.request(name, options, granted).catch((error: unknown) => {
    if (isGranted) throw error
    return act()
  })
}
