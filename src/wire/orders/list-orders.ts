import { queryOptions } from '@tanstack/react-query'
import type { OrderSummary } from '../../../supabase/functions/_shared/contract/checkout.ts'
import { AppError } from '../app-error.ts'
import { callOwn } from '../auth/call-own.ts'

/** A person's orders, newest first, at most 200. Kept in memory alone, and under their id. */
export const ordersQuery = (user: string) =>
  queryOptions({
    queryKey: ['own', user, 'orders'],
    queryFn: async (): Promise<readonly OrderSummary[]> => {
      const answer = await callOwn<OrderSummary[]>(user, 'list_orders', {})
      if (answer.kind === 'refused')
        throw new AppError(answer.code, `Cannot list orders: ${answer.code}`, {
          retryable: answer.code !== 'not_signed_in',
        })
      return answer.value
    },
    staleTime: 5_000,
    refetchOnReconnect: 'always',
    refetchOnWindowFocus: true,
  })
