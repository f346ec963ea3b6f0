import { queryOptions } from '@tanstack/react-query'
import type { Address, SavedAddress } from '../../model/address.ts'
import { AppError } from '../app-error.ts'
import { callOwn, readOwn } from './call-own.ts'

const columns =
  'id,name,company,line1,line2,city,region,postal_code,country,phone,is_default,created_at'

/** A person's addresses, the default first. Kept in memory alone, and under their id. */
export const addressesQuery = (user: string) =>
  queryOptions({
    queryKey: ['own', user, 'addresses'],
    queryFn: async (): Promise<readonly SavedAddress[]> => {
      const answer = await readOwn<SavedAddress[]>(
        user,
        `addresses?select=${columns}&order=created_at`,
      )
      if (answer.kind === 'refused')
        throw new AppError(answer.code, `Cannot read addresses: ${answer.code}`, {
          retryable: answer.code !== 'not_signed_in',
        })
      return answer.value.toSorted((a, b) => Number(b.is_default) - Number(a.is_default))
    },
    staleTime: 5_000,
    refetchOnReconnect: 'always',
    refetchOnWindowFocus: true,
  })

/** Keeps an address, a new one where it has no id. @returns null when it was done, else the code of the refusal */
export async function saveAddress(
  user: string,
  address: Address & { id?: string | undefined; is_default?: boolean },
): Promise<string | null> {
  const answer = await callOwn<SavedAddress>(user, 'save_address', { address })
  return answer.kind === 'refused' ? answer.code : null
}

/** Forgets an address. */
export async function removeAddress(user: string, id: string): Promise<string | null> {
  const answer = await callOwn(user, 'remove_address', { address_id: id })
  return answer.kind === 'refused' ? answer.code : null
}
