import { useEffect, useState, type ComponentType } from 'react'

/**
 * A component whose code comes after the page; null until then. Without a network, and without its code on the device, the
 * page is whole without it, and the next visit asks again.
 *
 * @param isDue - whether there is something for it to show
 */
export function useExtra<P>(load: () => Promise<ComponentType<P>>, isDue = true) {
  const [Extra, setExtra] = useState<ComponentType<P> | null>(null)
  useEffect(() => {
    if (!isDue) return
    load().then(
      (loaded) => setExtra(() => loaded),
      () => {},
    )
  }, [load, isDue])
  return Extra
}
