/** What lines are called on this page, with the words of their variant; the server knows their products' titles alone. */
const names = new Map<string, string>()

/** A line is on screen under this name; it keeps it once it is gone. */
export const keepLineName = (variant: string, name: string): unknown => names.set(variant, name)

/** @returns undefined for what was never on this page */
export const findLineName = (variant: string): string | undefined => names.get(variant)
