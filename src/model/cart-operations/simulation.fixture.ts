import { lifeOf, livingLines } from './cart-state.ts'
import {
  change,
  hear,
  joinGuest,
  newDeviceCart,
  receive,
  screenOf,
  send,
  type DeviceCart,
} from './device-cart.ts'
import { ModelServer } from './model-server.fixture.ts'
import type { CartAnswer, CartIntent, CartOperation } from './operation.ts'

/** One thing that happens. Numbers name devices, calls and answers modulo how many there are. */
export type Step =
  | { do: 'tap'; on: number; variant: string; what: 'add' | 'take' | 'remove'; units: number }
  | { do: 'send' | 'crash' | 'read'; on: number }
  | { do: 'deliver'; call: number; again: boolean }
  | { do: 'answer'; answer: number; again: boolean }
  | { do: 'hear'; on: number; message: number }
  | { do: 'connect' | 'disconnect'; on: number }
  | { do: 'sign'; on: number; user: string | null }

export type Browser = {
  user: string | null
  cart: DeviceCart
  guest: DeviceCart
  /** Of whom a session ended here by itself before all was sent: it waits for their return. */
  waiting: Map<string, DeviceCart>
  isOnline: boolean
  /** Answers to questions of a former life reach nobody. */
  life: number
}

type Call = { from: number; life: number; user: string; batch: readonly CartOperation[] }

/** An addition as the shopper meant it, and who has seen it. */
type Addition = { user: string; variant: string; units: number; device: string }

const guestOwner = 'guest'

/** Browsers, the first a guest's, a network that does what it likes, and a model server; keeps the books of what shoppers meant. */
export class Simulation {
  readonly server = new ModelServer()
  readonly browsers: Browser[]
  readonly calls: Call[] = []
  readonly answers: (Call & { answer: CartAnswer })[] = []
  readonly additions: Addition[] = []
  /** Additions that some removal saw. */
  readonly seen = new Set<Addition>()
  /** Devices that removed a variant at least once. */
  private readonly removers = new Set<string>()
  private ids = 0

  constructor(browsers: number) {
    this.browsers = Array.from({ length: browsers }, () => ({
      user: null,
      cart: newDeviceCart(this.nextId()),
      guest: newDeviceCart(this.nextId()),
      waiting: new Map(),
      isOnline: true,
      life: 0,
    }))
    for (const browser of this.browsers.slice(1)) browser.user = 'ada'
  }

  private nextId = () => `device-${(this.ids += 1)}`

  /** Additions of this browser's owner: all, and those made on it since it is theirs. */
  additionsOf({ user, cart, guest }: Browser, variant: string): [all: Addition[], own: Addition[]] {
    const { device } = (user === null ? guest : cart).log
    const of = (addition: Addition) =>
      addition.variant === variant && addition.user === (user ?? guestOwner)
    const all = this.additions.filter(of)
    const own = all.filter((addition) => addition.device === device)
    return user === null ? [own, own] : [all, own]
  }

  screen(browser: Browser) {
    return screenOf(browser.user === null ? browser.guest : browser.cart)
  }

  step(step: Step): void {
    if (step.do === 'deliver') return this.deliver(step.call, step.again)
    if (step.do === 'answer') return this.answer(step.answer, step.again)
    const at = step.on % this.browsers.length
    const browser = this.browsers[at]!
    if (step.do === 'tap') return this.tap(browser, step)
    if (step.do === 'send') return this.send(at)
    if (step.do === 'read') return this.read(browser)
    if (step.do === 'hear') return this.hear(browser, step.message)
    if (step.do === 'sign') return this.sign(browser, step.user)
    if (step.do === 'crash') browser.life += 1
    else browser.isOnline = step.do === 'connect'
  }

  private tap(browser: Browser, { variant, what, units }: Step & { do: 'tap' }): void {
    const { quantity, epoch } = lifeOf(this.screen(browser), variant)
    if (what !== 'add' && quantity === 0) return
    const delta = what === 'add' ? units : -Math.min(units, quantity)
    const intent: CartIntent =
      what === 'remove'
        ? { kind: 'remove', variant, epoch, seen: quantity }
        : { kind: 'change', variant, epoch, delta }
    if (what === 'add') this.note(browser, variant, units)
    if (what === 'remove') this.see(browser, variant)
    if (browser.user === null) browser.guest = change(browser.guest, intent)
    else browser.cart = change(browser.cart, intent)
  }

  private note({ user, cart, guest }: Browser, variant: string, units: number) {
    const owner = user ?? guestOwner
    const { device } = (user === null ? guest : cart).log
    this.additions.push({ user: owner, variant, units, device })
  }

  /** A removal sees what this device added itself, and what the server had told it of. */
  private see({ user, cart, guest }: Browser, variant: string) {
    const owner = user ?? guestOwner
    const { log, view } = user === null ? guest : cart
    this.removers.add(`${log.device} ${variant}`)
    const told = new Map<string, number>()
    for (const { operation, version, units } of this.server.book.get(owner) ?? [])
      if (version <= view.version && operation.variant === variant && units > 0)
        told.set(operation.device, (told.get(operation.device) ?? 0) + units)
    for (const addition of this.additions) {
      if (addition.variant !== variant || addition.user !== owner) continue
      const left = told.get(addition.device) ?? 0
      // What a remover added and took back in one breath never reached the server, so its units cannot be told apart.
      const isBlurred = this.removers.has(`${addition.device} ${variant}`) && left > 0
      if (addition.device === log.device || isBlurred || left >= addition.units)
        this.seen.add(addition)
      if (!isBlurred) told.set(addition.device, left - addition.units)
    }
  }

  private send(at: number): void {
    const browser = this.browsers[at]!
    const { user, life } = browser
    if (user === null) return
    const { cart, batch } = send(browser.cart)
    browser.cart = cart
    if (batch.length > 0 && browser.isOnline) this.calls.push({ from: at, life, user, batch })
  }

  private deliver(index: number, again: boolean): void {
    if (this.calls.length === 0) return
    const at = index % this.calls.length
    const call = this.calls[at]!
    if (!again) this.calls.splice(at, 1)
    const answer = this.server.apply(call.user, call.batch)
    if (answer === 'device_forked') throw new Error('No device was copied, yet one is forked')
    this.answers.push({ ...call, answer })
  }

  private answer(index: number, again: boolean): void {
    if (this.answers.length === 0) return
    const at = index % this.answers.length
    const { from, life, user, answer } = this.answers[at]!
    if (!again) this.answers.splice(at, 1)
    const browser = this.browsers[from]!
    if (browser.isOnline && browser.life === life && browser.user === user)
      this.receive(browser, answer)
  }

  private receive(browser: Browser, answer: CartAnswer): void {
    const { cart, isForked } = receive(browser.cart, answer)
    if (isForked) throw new Error('No device was copied, yet one took itself for a copy')
    browser.cart = cart
  }

  private read(browser: Browser): void {
    if (browser.user === null || !browser.isOnline) return
    this.receive(browser, this.server.read(browser.user, browser.cart.log.device))
  }

  private hear(browser: Browser, index: number): void {
    const mine = this.server.messages.filter(({ user }) => user === browser.user)
    if (mine.length === 0 || !browser.isOnline) return
    const { cart, isBehind } = hear(browser.cart, mine[index % mine.length]!.message)
    browser.cart = cart
    if (isBehind) this.read(browser)
  }

  /**
   * Another session: nobody's, or someone else's at once. What could not be sent stays for its owner alone; whoever signs in
   * brings the guest's cart along.
   */
  private sign(browser: Browser, user: string | null): void {
    if (browser.user === user) return
    browser.life += 1
    if (browser.user !== null && browser.cart.log.operations.length > 0)
      browser.waiting.set(browser.user, browser.cart)
    if (user !== null) return this.signIn(browser, user)
    browser.user = null
    browser.cart = newDeviceCart(this.nextId())
  }

  private signIn(browser: Browser, user: string): void {
    const account = browser.waiting.get(user) ?? newDeviceCart(this.nextId())
    browser.waiting.delete(user)
    const { device } = browser.guest.log
    // What a guest put in and took out again happened before the account heard of it.
    for (const addition of [...this.additions])
      if (addition.device === device) this.additions.splice(this.additions.indexOf(addition), 1)
    for (const { variant, quantity: units } of livingLines(screenOf(browser.guest)))
      this.additions.push({ user, variant, units, device: account.log.device })
    const cart = joinGuest(account, browser.guest)
    Object.assign(browser, { user, cart, guest: newDeviceCart(this.nextId()) })
  }

  /** The network heals: everything late arrives, everyone whose changes wait comes back for them, everyone reads. */
  settle(): void {
    for (const browser of this.browsers) {
      browser.isOnline = true
      if (browser.user === null) this.signIn(browser, 'ada')
    }
    const late = [...this.calls]
    while (this.calls.length > 0) this.deliver(this.calls.length - 1, false)
    for (const [at, browser] of this.browsers.entries()) {
      this.sendAll(at)
      for (const owner of [...browser.waiting.keys()]) {
        this.sign(browser, owner)
        this.sendAll(at)
      }
    }
    for (const { user, batch } of late) this.server.apply(user, batch)
    for (const browser of this.browsers) this.read(browser)
  }
  private sendAll(at: number): void {
    while (this.browsers[at]!.cart.log.operations.length > 0) {
      this.send(at)
      this.deliver(this.calls.length - 1, false)
      this.answer(this.answers.length - 1, false)
    }
  }
}
