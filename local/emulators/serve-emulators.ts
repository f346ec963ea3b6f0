import { requirePort } from '../free-port.ts'
import { listen, toListener } from '../server/listen.ts'
import type { Handler } from '../server/listen.ts'
import { emulateCanadaPost } from './canada-post/emulate-canada-post.ts'
import { answerControl } from './control.ts'
import type { Emulate, EmulatorName, EmulatorSetting } from './emulator.ts'
import { openFaults } from './faults.ts'
import type { Faults } from './faults.ts'
import { emulatePaypal } from './paypal/emulate-paypal.ts'
import { emulateStripe } from './stripe/emulate-stripe.ts'
import { emulateUps } from './ups/emulate-ups.ts'
import { emulateResend } from './resend/emulate-resend.ts'

/** Every company the shop speaks with. Their paths do not clash, so one address serves them all. */
const companies: Partial<Record<EmulatorName, Emulate>> = {
  ups: emulateUps,
  'canada-post': emulateCanadaPost,
  stripe: emulateStripe,
  paypal: emulatePaypal,
  resend: emulateResend,
}

export type Emulators = {
  /** The base URL of each company: `http://localhost:4175`. */
  origin: string
  /** Answers as the listener does, without a socket. */
  fetch: Handler
  /** The switches of one company, which `/_control/<name>` turns as well. */
  faultsOf: (name: EmulatorName) => Faults
  close: () => Promise<void>
}

/**
 * Serves the companies on a port of their own: what they answer comes from another origin than the shop, as it does
 * in life.
 *
 * @param options.siteFunctions - where webhooks go.
 * @throws {Refusal} when the port is in use.
 */
export async function serveEmulators(
  options: { port: number } & Omit<EmulatorSetting, 'origin'>,
): Promise<Emulators> {
  const { port, ...rest } = options
  await requirePort(port, 'EMULATOR_PORT')
  const origin = `http://localhost:${port}`
  const { fetch, faultsOf, close } = openEmulators({ origin, ...rest })
  const listening = await listen(port, toListener(fetch))
  return {
    origin,
    fetch,
    faultsOf,
    close: async () => {
      close()
      await listening.close()
    },
  }
}

function openEmulators(setting: EmulatorSetting) {
  const entries = Object.entries(companies).map(([name, emulate]) => {
    const faults = openFaults()
    return { name, faults, emulator: emulate(setting, faults) }
  })
  const find = (name: string) => entries.find((entry) => entry.name === name)?.faults
  const fetch: Handler = async (request) => {
    const control = await answerControl(request, find)
    if (control !== null) return control
    for (const { emulator } of entries) {
      const answer = await emulator.answer(request)
      if (answer !== null) return answer
    }
    return new Response('No company answers here.\n', { status: 404 })
  }
  const faultsOf = (name: EmulatorName): Faults => {
    const faults = find(name)
    if (!faults) throw new Error(`Cannot switch faults: there is no emulator "${name}"`)
    return faults
  }
  return { fetch, faultsOf, close: () => entries.forEach(({ emulator }) => emulator.close?.()) }
}
