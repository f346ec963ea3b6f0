import { useExtra } from '../../lib/use-extra.ts'

const load = async () => (await import('../../features/wishlist/card-saves.tsx')).CardSaves

/** Hearts on cards come with what accompanies a page: no first load waits for them. Null until their code is here. */
export const useCardSaves = () => useExtra(load)
