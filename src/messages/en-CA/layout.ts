export const skip = 'Skip to the content'
export const home = 'ANOINT Array, home'
export const wordmarkLarge = 'ANOINT'
export const wordmarkSmall = 'ARRAY'
export const mainNavigation = 'Main'
export const account = 'Account'
export const openMenu = 'Menu'
export const closeMenu = 'Close the menu'
export const everything = 'Everything'
export const isLoading = 'The next page is on its way'

export const shopHeading = 'Shop'
export const houseHeading = 'The house'
export const houseLinks = [
  { to: '/about', name: 'About' },
  { to: '/shipping', name: 'Shipping' },
  { to: '/returns', name: 'Returns' },
  { to: '/privacy', name: 'Privacy' },
  { to: '/offline', name: 'Offline & storage' },
] as const
export const poem = 'Oil, wax, smoke, stone. Made in small batches, sent from Canada.'
export const smallPrint = '© 2026 ANOINT Array. Prices in Canadian dollars.'
export const themeGroup = 'Theme'
export const themes = { auto: 'Auto', light: 'Light', dark: 'Dark' } as const
