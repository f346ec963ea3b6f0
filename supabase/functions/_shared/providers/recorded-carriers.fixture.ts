import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { findFreePort } from '../../../../local/free-port.ts'
import type { EmulatorName } from '../../../../local/emulators/emulator.ts'
import type { Faults } from '../../../../local/emulators/faults.ts'
import { serveEmulators } from '../../../../local/emulators/serve-emulators.ts'
import { openInbox } from '../../../../local/inbox/inbox.ts'
import { listen, toListener } from '../../../../local/server/listen.ts'

/** A call as it went over the wire, and its answer. */
export type RecordedCall = {
  url: URL
  headers: Headers
  body: string
  answer: { status: number; headers: Headers; body: string }
}

export type RecordedCarriers = {
  apiBase: string
  calls: RecordedCall[]
  faultsOf: (name: EmulatorName) => Faults
  close: () => Promise<void>
}

/** The emulators behind a listener that keeps what passes. */
export async function recordCarriers(): Promise<RecordedCarriers> {
  const siteFunctions = 'http://localhost:1/functions/v1'
  const emulators = await serveEmulators({
    ...{ port: await findFreePort(), siteFunctions, inbox: openInbox() },
  })
  const calls: RecordedCall[] = []
  const record = async (request: Request) => {
    const copy = request.clone()
    const answer = await emulators.fetch(request)
    calls.push({
      ...{ url: new URL(copy.url), headers: copy.headers, body: await copy.text() },
      answer: {
        ...{ status: answer.status, headers: answer.headers },
        body: await answer.clone().text(),
      },
    })
    return answer
  }
  const port = await findFreePort()
  const listening = await listen(port, toListener(record))
  return {
    ...{ apiBase: `http://127.0.0.1:${port}`, calls, faultsOf: emulators.faultsOf },
    close: async () => {
      await listening.close()
      await emulators.close()
    },
  }
}

const specifications = resolve(import.meta.dirname, '../../../../../shared/provider-specs')

/** Tests against the providers' own files run where those lie beside the checkout. */
export const hasSpecifications = existsSync(specifications)

export const readSpecification = (file: string): Promise<string> =>
  readFile(resolve(specifications, file), 'utf8')
