/**
 * Hears that an order changed; what it is now must be read.
 * @param onState true each time the server has let us in: what was said before is lost
 * @returns ends it
 */
export function followOrder(
  id: string,
  key: string,
  onNudge: () => void,
  onState: (isJoined: boolean) => void,
): () => void {
  let isOver = false
  let leave = () => {}
  // Without its code the order is still asked for by the clock.
  import('../realtime/follow-topic.ts').then(
    ({ followTopic }) => {
      if (isOver) return
      leave = followTopic(`order:${id}:${key}`, 'order', { onMessage: onNudge, onState })
    },
    () => {},
  )
  return () => {
    isOver = true
    leave()
  }
}
