import { createContext } from 'react'

/** True while the next page is being made ready. A context, so that only who shows it draws anew. */
export const NavigatingContext = createContext(false)
