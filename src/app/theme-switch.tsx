import { useSyncExternalStore } from 'react'
import { themeGroup, themes } from '#messages/layout.ts'
import { createListeners } from '../lib/listeners.ts'
import { applyTheme, chooseTheme, readTheme, type Theme } from '../lib/theme.ts'

const { subscribe, tell } = createListeners((signal) => {
  // Another tab chose: this one follows.
  const onStorage = ({ key }: StorageEvent) => {
    if (key !== 'theme') return
    applyTheme()
    tell()
  }
  addEventListener('storage', onStorage, { signal })
})

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
            tell()
          }}
        >
          {themes[theme]}
        </button>
      ))}
    </fieldset>
  )
}
