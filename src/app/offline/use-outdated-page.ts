import { useEffect } from 'react'

/**
 * A tab of the build before keeps working, and takes its next link as a whole page: the router never sees the
 * click, so the browser follows it, and the new build answers.
 */
export function useOutdatedPage(isOutdated: boolean) {
  useEffect(() => {
    if (!isOutdated) return
    const onClick = (event: MouseEvent) => {
      const link = event.target instanceof Element && event.target.closest('a[href]')
      if (link && !link.getAttribute('href')!.startsWith('#')) event.stopImmediatePropagation()
    }
    window.addEventListener('click', onClick, true)
    return () => window.removeEventListener('click', onClick, true)
  }, [isOutdated])
}
