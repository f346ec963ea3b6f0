import { useSyncExternalStore } from 'react'
import { themeGroup, themes } from '#messages/layout.ts'
import { applyTheme, chooseTheme, readTheme, type Theme } from '../lib/theme.ts'

const listeners = new Set<() => void>()

function subscribe(listener: () => void) {
  // Another tab chose: this one follows.
  const onStorage = (event: StorageEvent) => {
    if (event.key !== 'theme') return
    applyTheme()
    listener()
  }
  listeners.add(listener)
  window.addEventListener('storage', onStorage)
  return () => {
    listeners.delete(listener)
    window.removeEventListener('storage', onStorage)
  }
}

/** Auto follows the system; light and dark are kept on this device. */
export function ThemeSwitch() {
  const chosen = useSyncExternalStore(subscribe, readTheme, (): Theme => 'auto')
  return (
    <fieldset className="switch" aria-label={themeGroup}>
      {(Object.keys(themes) as Theme[]).map((theme) => (
        <button
          key={theme}
          type="button"
          aria-pressed={theme === chosen}
          onClick={() => {
            chooseTheme(theme)
            for (const listener of listeners) listener()
          }}
        >
          {themes[theme]}
        </button>
      ))}
    </fieldset>
  )
}
