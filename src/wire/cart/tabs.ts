/** Why a record changed: the shopper did it in some tab, or the server told of it. */
export type Origin = 'shopper' | 'server'
export type CartNews = { owner: string; origin: Origin }

const channelName = 'cart'
const toNobody: (news: CartNews) => void = () => {}
let tell = toNobody

/**
 * Tells and hears the other tabs of this device. An open channel would keep a page out of the back-forward cache, so it
 * is closed while the page is away; who returns hears of it by `onReturn`.
 */
export function joinTabs(onNews: (news: CartNews) => void, onReturn: () => void): void {
  let close = () => {}
  const open = () => {
    if (!('BroadcastChannel' in globalThis)) return
    const channel = new BroadcastChannel(channelName)
    channel.addEventListener('message', ({ data }: MessageEvent<CartNews>) => onNews(data))
    tell = channel.postMessage.bind(channel)
    close = () => channel.close()
  }
  open()
  addEventListener('pagehide', () => {
    tell = toNobody
    close()
  })
  addEventListener('pageshow', ({ persisted }) => {
    if (!persisted) return
    open()
    onReturn()
  })
}

export const tellTabs = (news: CartNews): void => tell(news)
