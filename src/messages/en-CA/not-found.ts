export const title = 'Nothing stands here'
export const description = 'This page has moved, or what it showed is no longer made.'
export const text =
  'The page has moved, or the last one was sold. Try a word in the search above, or go back to the shelf.'
export const alt = 'Stacked bowls, bud vases and a lit oil warmer on terracotta'
export const shopEverything = 'Shop everything'
export const toHome = 'Home'
export const shelvesTitle = 'The shelves'
export const askedTitle = 'Most asked for'
