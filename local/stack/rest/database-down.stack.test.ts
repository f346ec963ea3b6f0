import { expect, test } from 'vitest'
import { startTestStack } from '../../testing/test-stack.ts'

test('without a database REST answers 503 with a code, and accounts do, too', async () => {
  const shop = await startTestStack()
  const warm = await shop.client().from('things').select('id').retry(false)
  expect(warm.status).toBe(200)
  await shop.stopDatabase()
  const known = await shop.client().from('things').select('id').retry(false)
  expect([known.status, known.error?.code]).toEqual([503, 'PGRST001'])
  await shop.stack.reloadSchema()
  const unknown = await shop.client().from('things').select('id').retry(false)
  expect([unknown.status, unknown.error?.code]).toEqual([503, 'PGRST002'])
  const account = { email: 'a@example.com', password: 'secret words' }
  const signIn = await shop.client().auth.signInWithPassword(account)
  expect([signIn.error?.status, signIn.error?.name]).toEqual([503, 'AuthRetryableFetchError'])
  await shop.stop()
})
