import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const messages = fileURLToPath(new URL('./src/messages/en-CA/', import.meta.url))

export default defineConfig({
  resolve: { alias: [{ find: /^#messages\//, replacement: messages }] },
  test: {
    environment: 'node',
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          // They share two cores with whatever else a developer runs.
          testTimeout: 20_000,
          include: [
            'src/**/*.test.ts',
            'src/**/*.test.tsx',
            'catalog/**/*.test.ts',
            'vite/**/*.test.ts',
            'deploy/**/*.test.ts',
            'local/**/*.unit.test.ts',
            'supabase/functions/**/*.test.ts',
          ],
          exclude: ['**/node_modules/**', '**/*.stack.test.ts'],
        },
      },
      {
        extends: true,
        test: {
          // Looks at what a build left in DIST_DIR, else in dist.
          name: 'built',
          include: ['vite/built/*.built.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'database',
          include: ['supabase/tests/**/*.test.ts'],
          exclude: ['**/*.stack.test.ts'],
          globalSetup: ['supabase/tests/cluster.ts'],
          // One cluster serves all files, and its transactions are what catalog_changes() goes by.
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'stack',
          include: ['local/**/*.stack.test.ts', 'supabase/tests/*.stack.test.ts'],
          // What is awaited crosses processes, on cores that others use, too.
          expect: { poll: { timeout: 15_000 } },
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
