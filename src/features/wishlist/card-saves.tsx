import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { setCardPart } from '../../lib/card-part.ts'
import { isSaved, listUnsent } from '../../model/wishlist.ts'
import { useUser } from '../../wire/auth/use-user.ts'
import { flipSaved } from '../../wire/auth/wishlist-store.ts'
import { productQuery } from '../../wire/catalog/catalog-queries.ts'
import { Heart } from './heart.tsx'
import { useKeptWishlist, useWishlist } from './use-wishlist.ts'

/** A card knows no id: they would weigh more than its words. What was saved is known by its handle, all else is asked for. */
function CardSave({ handle, title }: { handle: string; title: string }) {
  const client = useQueryClient()
  const { flips, handles } = useWishlist()
  const known = Object.keys(handles).find((id) => handles[id] === handle)
  const press = async () => {
    const id = known ?? (await client.fetchQuery(productQuery(handle)).catch(() => null))?.id
    if (id !== undefined) flipSaved(id, handle)
  }
  return (
    <Heart
      title={title}
      isSaved={known !== undefined && isSaved(flips, known)}
      onPress={() => void press()}
    />
  )
}

function Sending() {
  useKeptWishlist(false)
  return null
}

/** Puts a heart on every card there is, and sends what an account saves by it. */
export function CardSaves() {
  const user = useUser()
  const { flips, server } = useWishlist()
  useEffect(() => setCardPart(CardSave), [])
  return user !== null && listUnsent(flips, server).length > 0 && <Sending />
}
