/** A mail as whoever sends it hands it over. */
export type Mail = { to: string; subject: string; text?: string; html?: string }

export type ReceivedMail = Mail & { id: number; receivedAt: Date }

/**
 * Where all mail of the local stack ends: nothing here leaves the machine. The latest are kept, in memory,
 * since a mail of before a restart is of no use to anybody.
 */
export type Inbox = {
  /** In the form of lite's mail driver. */
  send: (mail: Mail) => Promise<void>
  /** Newest first. */
  list: (to?: string) => ReceivedMail[]
}

const kept = 200

/** Opens an empty inbox. */
export function openInbox(): Inbox {
  const mails: ReceivedMail[] = []
  let count = 0
  return {
    send: (mail) => {
      mails.unshift({ ...mail, id: ++count, receivedAt: new Date() })
      mails.length = Math.min(mails.length, kept)
      return Promise.resolve()
    },
    list: (to) => mails.filter((mail) => to === undefined || isSame(mail.to, to)),
  }
}

function isSame(one: string, other: string): boolean {
  return one.trim().toLowerCase() === other.trim().toLowerCase()
}
