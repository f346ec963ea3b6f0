export const title = 'One moment'
export const description = 'A page that is newer than its file.'
export const isComing = 'The page is on its way.'
