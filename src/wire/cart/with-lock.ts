/**
 * One at a time among all tabs of this device. Without locks (plain HTTP in a local network) a transaction of IndexedDB is
 * still whole; where storage is forbidden locks are too, and there is nothing to share.
 */
export async function withLock<T>(name: string, act: () => Promise<T>): Promise<T> {
  if (!navigator.locks) return act()
  let isGranted = false
  const granted = () => {
    isGranted = true
    return act()
  }
  return navigator.locks.request(name, granted).catch((error: unknown) => {
    if (isGranted) throw error
    return act()
  })
}
