import * as fc from 'fast-check'
import { afterEach, expect, test, vi } from 'vitest'
import { readPostmaster } from '../../local/testing/shop-process.ts'
import type { ShopProcess } from '../../local/testing/shop-process.ts'
import { signUp } from '../../local/testing/test-stack.ts'
import { useCopies } from '../../local/testing/use-copies.ts'
import { LiveDevice, newRest } from './live-device.ts'

const copies = useCopies()
const devices: LiveDevice[] = []
afterEach(async () => {
  for (const device of devices) await device.leave()
})

/** Of variant 0 units are only added, of the others anything. */
const whats = ['add', 'add', 'take', 'remove'] as const
const deviceCount = 3
const flags = fc.array(fc.boolean(), { minLength: deviceCount, maxLength: deviceCount })
const round = fc.record({
  taps: fc.array(
    fc.record({ on: fc.nat(deviceCount - 1), at: fc.nat(2), what: fc.constantFrom(...whats) }),
    { minLength: 1, maxLength: 6 },
  ),
  isOffline: flags,
  isAnswerLost: flags,
  isSentTwice: flags,
})
type Round = typeof round extends fc.Arbitrary<infer T> ? T : never

/** After how many answers of the round in the middle everything is killed; what is still under way is cut off. */
const answersBefore = fc.nat(2)
const killedRound = 4
const schedules = fc.array(round, { minLength: 9, maxLength: 9 })

/** One round on all devices at once. @returns units added of variant 0, and the calls under way */
function play(of: readonly LiveDevice[], variants: readonly string[], round: Round) {
  let added = 0
  for (const { on, at, what } of round.taps) {
    const units = of[on]!.tap(variants[at]!, at === 0 ? 'add' : what)
    if (at === 0) added += units
  }
  const calls = of.flatMap((device, i) => {
    void device.setOnline(!round.isOffline[i])
    const isLost = round.isAnswerLost[i]
    const times = round.isSentTwice[i] ? [isLost, isLost] : [isLost]
    return times.map((lost) => device.flush(lost))
  })
  return { added, calls }
}

/** Resolves once so many have settled. */
const whenSettled = (calls: readonly Promise<unknown>[], count: number) =>
  new Promise<void>((resolve) => {
    let left = Math.min(count, calls.length)
    if (left === 0) return resolve()
    for (const call of calls)
      void call.finally(() => {
        left -= 1
        if (left === 0) resolve()
      })
  })

/** The shop and its Postgres end in the middle of whatever they do, with no word to anybody. */
async function killAll(shop: ShopProcess): Promise<void> {
  process.kill(await readPostmaster(copies.folder()), 'SIGKILL')
  shop.kill('SIGKILL')
  await shop.ended
  await copies.whenNothingRuns()
}

async function runAgain(): Promise<ShopProcess> {
  const shop = copies.start()
  await shop.ready
  return shop
}

/** All devices come back, send what waits, and show the same, with no help but what they hear. */
async function settle(of: readonly LiveDevice[]) {
  for (const device of of) {
    await device.setOnline(true)
    while (device.cart.log.operations.length > 0) expect(await device.flush()).toBeNull()
  }
  await vi.waitFor(
    () => {
      for (const device of of) expect(device.lines()).toEqual(of[0]!.lines())
    },
    { timeout: 15_000, interval: 100 },
  )
}

test('shop and Postgres killed in the middle: nothing acknowledged is lost, nothing counts twice', async () => {
  let shop = await runAgain()
  const origin = `http://localhost:${copies.env().PORT}`
  const { data } = await newRest(origin).from('variants').select('id').order('id').limit(3)
  const variants = data!.map(({ id }) => id as string)
  await fc.assert(
    fc.asyncProperty(schedules, answersBefore, async (rounds, answers) => {
      const { session, user } = await signUp(newRest(origin))
      const account = { origin, token: session.access_token, user: user.id }
      const mine = Array.from({ length: deviceCount }, () => new LiveDevice(account))
      devices.push(...mine)
      let total = 0
      for (const [i, each] of rounds.entries()) {
        const { added, calls } = play(mine, variants, each)
        total += added
        if (i === killedRound) {
          await whenSettled(calls, answers)
          await killAll(shop)
        }
        await Promise.all(calls)
        if (i !== killedRound) continue
        shop = await runAgain()
        for (const device of mine) device.expectKept((await device.read())!)
      }
      await settle(mine)
      for (const { contradictions } of mine) expect(contradictions).toEqual([])
      const counted = mine[0]!.lines().find(({ variant }) => variant === variants[0])
      expect(counted?.quantity ?? 0).toBe(total)
    }),
    { numRuns: 3, endOnFailure: true },
  )
}, 240_000)
