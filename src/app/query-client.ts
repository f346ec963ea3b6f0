import { QueryClient } from '@tanstack/react-query'
import { AppError } from '../wire/app-error.ts'

/** The shop's cache of server answers. Retries only what a retry can mend. */
export const createQueryClient = () =>
  new QueryClient({
    defaultOptions: {
      queries: {
        retry: (failures, error) => failures < 2 && error instanceof AppError && error.retryable,
        refetchOnWindowFocus: false,
      },
    },
  })
