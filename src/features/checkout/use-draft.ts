import { useQuery } from '@tanstack/react-query'
import { useCallback, useEffect, useState } from 'react'
import type { Address, SavedAddress } from '../../model/address.ts'
import { emptyAddress, isAddressEmpty, type CheckoutDraft } from '../../model/checkout-draft.ts'
import { addressesQuery } from '../../wire/auth/addresses.ts'
import { knownEmail } from '../../wire/auth/known-email.ts'
import { keepDraft, readDraft } from '../../wire/checkout/draft-store.ts'

const none: readonly SavedAddress[] = []

const begin = (): CheckoutDraft => {
  const draft = readDraft()
  return { ...draft, email: draft.email || knownEmail() }
}

/** Only what an order has of it. */
const plain = (address: Address): Address =>
  Object.fromEntries(
    Object.keys(emptyAddress).map((field) => [field, address[field as keyof Address]]),
  ) as Address

/**
 * What is typed, kept on the device with every key.
 * @param user whose addresses are offered; null for a guest
 * @returns `edition` changes when the fields must be drawn anew, since not the shopper filled them
 */
export function useDraft(user: string | null) {
  const [draft, setDraft] = useState(begin)
  const [edition, setEdition] = useState(0)
  const { data: saved = none } = useQuery({
    ...addressesQuery(user ?? ''),
    enabled: user !== null,
  })
  const change = useCallback(
    (part: Partial<CheckoutDraft>) => setDraft((before) => ({ ...before, ...part })),
    [],
  )
  const changeAddress = useCallback(
    (part: Partial<Address>) =>
      setDraft((before) => ({ ...before, address: { ...before.address, ...part } })),
    [],
  )
  const fill = useCallback((address: Address) => {
    setDraft((before) => ({ ...before, address: plain(address) }))
    setEdition((before) => before + 1)
  }, [])

  useEffect(() => keepDraft(draft), [draft])
  const [first] = saved
  const isUntouched = isAddressEmpty(draft.address)
  const [isOffered, setOffered] = useState(false)
  if (first && !isOffered) {
    // Once: who empties a field afterwards means it.
    setOffered(true)
    if (isUntouched) fill(first)
  }
  return { draft, edition, saved, change, changeAddress, fill }
}

export type Draft = ReturnType<typeof useDraft>
