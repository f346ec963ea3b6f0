export type Theme = 'auto' | 'light' | 'dark'

/** The shopper's choice; without one, or without storage, the system's. */
export function readTheme(): Theme {
  try {
    const theme = localStorage.getItem('theme')
    return theme === 'light' || theme === 'dark' ? theme : 'auto'
  } catch {
    return 'auto'
  }
}

/** Puts the theme on <html>, and the browser's own bars with it. */
export function applyTheme(theme: Theme = readTheme()) {
  const { dataset } = document.documentElement
  if (theme === 'auto') delete dataset.theme
  else dataset.theme = theme
  for (const meta of document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]')) {
    const scheme = meta.dataset.scheme
    meta.media =
      theme === 'auto' ? `(prefers-color-scheme: ${scheme})` : theme === scheme ? '' : 'not all'
  }
}

/** Keeps the choice on this device and applies it at once. */
export function chooseTheme(theme: Theme) {
  applyTheme(theme)
  try {
    if (theme === 'auto') localStorage.removeItem('theme')
    else localStorage.setItem('theme', theme)
  } catch {
    // without storage the choice lasts as long as the page
  }
}
