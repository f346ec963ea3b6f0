export const brand = 'ANOINT Array'
export const titleOf = (page: string) => `${page} · ${brand}`
export const failureTitle = 'This page did not come'
export const failureText = 'Something between us and you failed. Nothing in your cart is lost.'
export const tryAgain = 'Try again'
