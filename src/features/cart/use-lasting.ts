import { useEffect, useState } from 'react'

/** True once `isOn` has been true for that long without a break: what passes quickly need not be seen. */
export function useLasting(isOn: boolean, patienceMs: number): boolean {
  const [hasLasted, setLasted] = useState(false)
  useEffect(() => {
    if (!isOn) return
    const timer = setTimeout(() => setLasted(true), patienceMs)
    return () => {
      clearTimeout(timer)
      setLasted(false)
    }
  }, [isOn, patienceMs])
  return isOn && hasLasted
}
