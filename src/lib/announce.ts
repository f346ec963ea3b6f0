/** Tells screen readers, politely. The region stands outside React's root, so that words said before hydration stay. */
export function announce(words: string) {
  const region = document.getElementById('announcer')
  if (!region) return
  region.textContent = ''
  // A region that did not change is not read again.
  requestAnimationFrame(() => (region.textContent = words))
}
