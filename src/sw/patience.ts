/** Nothing came in time. */
export const tooLate = Symbol('too late')

/** What the promise gives, or `tooLate` once this much time has passed. A rejection comes through. */
export function within<T>(timeoutMs: number, promise: Promise<T>): Promise<T | typeof tooLate> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => resolve(tooLate), timeoutMs)
    promise.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}
