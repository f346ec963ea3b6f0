const storageKey = 'recent'
const kept = 12

/** Handles of the products looked at last on this device, newest first. */
export function readRecent(): readonly string[] {
  try {
    const handles: unknown = JSON.parse(localStorage.getItem(storageKey) ?? '[]')
    return Array.isArray(handles) ? handles.filter((handle) => typeof handle === 'string') : []
  } catch {
    return []
  }
}

/** Remembers a product as looked at now. */
export function rememberProduct(handle: string) {
  const handles = [handle, ...readRecent().filter((other) => other !== handle)].slice(0, kept)
  try {
    localStorage.setItem(storageKey, JSON.stringify(handles))
  } catch {
    // storage is full or forbidden: the shop forgets, nothing breaks
  }
}
