/** Does something once the next frame is on its way to the screen, in a task of its own; the frame never waits for it. */
export const afterPaint = (next: () => void) =>
  void requestAnimationFrame(() => void setTimeout(next))
