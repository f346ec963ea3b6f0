/**
 * Words as the search compares them: without accents and case, anything but a-z and 0-9 a single space.
 * `private.fold_text` in SQL is its twin; a database test holds them to the same answers.
 */
export const foldText = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()

/** The distinct folded words of a text, in the order they first appear. */
export const foldWords = (text: string): string[] => {
  const folded = foldText(text)
  return folded ? [...new Set(folded.split(' '))] : []
}
