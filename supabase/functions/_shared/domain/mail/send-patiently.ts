import type { Mailer, OutgoingMail } from '../ports.ts'

/** Well below the lease of a claim. */
const mostPauses = 4
const longestPauseSeconds = 2

/**
 * Sends a mail; where the provider wants a moment between mails, it gets it. To be told so is no failed try: five mails
 * at a time are more than some accounts may send in a second, and a busy hour must not end in dead letters.
 */
export async function sendPatiently(
  mailer: Mailer,
  mail: OutgoingMail,
): ReturnType<Mailer['send']> {
  for (let pauses = 0; ; pauses++) {
    const answer = await mailer.send(mail)
    const { retryAfterSeconds = Infinity } = answer
    if (answer.kind !== 'unavailable' || pauses === mostPauses) return answer
    if (retryAfterSeconds > longestPauseSeconds) return answer
    await new Promise((resolve) => setTimeout(resolve, retryAfterSeconds * 1000))
  }
}
