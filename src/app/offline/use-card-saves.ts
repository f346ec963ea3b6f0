import { useEffect, useState } from 'react'

const load = () => import('../../features/wishlist/card-saves.tsx')

/** Hearts on cards come with what accompanies a page: no first load waits for them. Null until their code is here. */
export function useCardSaves() {
  const [parts, setParts] = useState<Awaited<ReturnType<typeof load>> | null>(null)
  useEffect(() => void load().then(setParts, () => {}), []) // the next page tries again
  return parts
}
