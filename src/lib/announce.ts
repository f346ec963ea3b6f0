/** A modal dialog silences everything outside it, so it brings a region of its own; it is open before it is modal. */
const findRegion = () =>
  document.querySelector('dialog[open]:not([data-leaving]) [data-announcer]') ??
  document.getElementById('announcer')

/** Tells screen readers, politely. The region stands outside React's root, so that words said before hydration stay. */
export function announce(words: string) {
  // A frame later a dialog opened by the same act is there.
  requestAnimationFrame(() => {
    const region = findRegion()
    if (!region) return
    region.textContent = ''
    // A region that did not change is not read again.
    requestAnimationFrame(() => (region.textContent = words))
  })
}
