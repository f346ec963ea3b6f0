import { onlineManager, QueryClient } from '@tanstack/react-query'
import { AppError } from '../wire/app-error.ts'

// It takes every page for online at first, and would not hear that one which began offline has come back.
if (!import.meta.env.SSR) onlineManager.setOnline(navigator.onLine)

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
