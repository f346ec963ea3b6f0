/** Origin of the back end, '' for the shop's own. */
export const backEnd = import.meta.env.VITE_SUPABASE_URL ?? ''
/** Says which project asks; it is no secret. */
export const publishableKey = import.meta.env.VITE_SUPABASE_PUBLISHABLE_KEY
