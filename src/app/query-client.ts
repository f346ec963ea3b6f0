import { QueryClient } from '@tanstack/react-query'
import { AppError } from '../wire/app-error.ts'

/** The shop's cache of server answers. Retries only what a retry can mend. */
export const createQueryClient = () =>
  new QueryClient({
    defaultOptions: {
      queries: {
        // The worker answers without a network, too: a read is always tried, and never waits for a cable.
        networkMode: 'always',
        refetchOnReconnect: true,
        retry: (failures, error) =>
          failures < 2 && navigator.onLine && error instanceof AppError && error.retryable,
        refetchOnWindowFocus: false,
      },
    },
  })
