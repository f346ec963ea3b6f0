import { useEffect } from 'react'
import { leaveForeignWishlists } from '../../wire/auth/leave-foreign.ts'
import { onSession } from '../../wire/stored-session.ts'

/** Sessions end, and others begin, on pages that know nothing of wishlists, and between two visits. */
export function useForeignWishlists(): void {
  useEffect(() => {
    void leaveForeignWishlists()
    return onSession(() => void leaveForeignWishlists())
  }, [])
}
