const time = new Intl.DateTimeFormat('en-CA', {
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})
const day = new Intl.DateTimeFormat('en-CA', { day: 'numeric', month: 'long' })

export const offline = 'Offline'
export const pricesAsOf = (date: Date) => `prices as of ${time.format(date)}`
export const pricesAsOfDay = (date: Date) =>
  `prices as of ${day.format(date)}, ${time.format(date)}`
export const capitalise = (words: string) => words[0]!.toUpperCase() + words.slice(1)
export const offlineSaid =
  'You are offline. The shop and your cart go on working; prices may have changed.'
export const backOnline = 'You are online again.'

export const updateReady = 'A new version of the shop is ready.'
export const updateLater = 'Later'
export const updateNow = 'Reload now'
