import type { Inbox } from '../inbox/inbox.ts'
import type { Faults } from './faults.ts'

export const emulatorNames = ['stripe', 'paypal', 'ups', 'canada-post', 'resend'] as const
export type EmulatorName = (typeof emulatorNames)[number]

/** One company, as it answers over HTTP. It knows its own documentation and nothing of our adapters. */
export type Emulator = {
  name: EmulatorName
  /** Null for a path that is not its own; then the body is unread. */
  answer: (request: Request) => Promise<Response | null>
  /** Ends what would go on by itself, such as webhooks that are sent again. */
  close?: () => void
}

/** What an emulator is given. */
export type EmulatorSetting = {
  /** Where all of them listen: `http://localhost:4175`. */
  origin: string
  /** Where webhooks go: `http://localhost:4173/functions/v1`. */
  siteFunctions: string
  /** Where mail ends. */
  inbox: Inbox
  /** Where a company keeps what it remembers from one start to the next; nowhere unless told. */
  memoryFolder?: string
}

/** Makes a company that fails as it is told to. */
export type Emulate = (setting: EmulatorSetting, faults: Faults) => Emulator
