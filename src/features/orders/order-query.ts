import { queryOptions } from '@tanstack/react-query'
import { readOrder } from '../../wire/orders/read-order.ts'

/** An order, as the holder of its key or as its owner; null for anybody else. Kept in memory alone. */
export const orderQuery = (id: string, key: string, user: string | null) =>
  queryOptions({
    queryKey: ['order', id, key, user],
    queryFn: () => readOrder(id, key),
    staleTime: 2_000,
    refetchOnReconnect: 'always',
    refetchOnWindowFocus: true,
  })
