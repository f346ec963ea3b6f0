import * as v from 'valibot'

const text = v.pipe(v.string(), v.nonEmpty())
const url = v.pipe(
  v.string(),
  v.url(),
  v.transform((address) => address.replace(/\/$/, '')),
)
const or = (otherwise: string) => v.optional(v.string(), otherwise)

const schema = v.object({
  // Hosted projects give these three by themselves.
  SUPABASE_URL: url,
  SUPABASE_SERVICE_ROLE_KEY: text,
  SUPABASE_ANON_KEY: text,
  SITE_URL: url,
  ALLOWED_ORIGINS: v.optional(text),
  MAIL_FROM: or('ANOINT Array <orders@anoint-array.example>'),
  ORIGIN_POSTAL_CODE: or('M5V 2T6'),
  ORIGIN_CITY: or('Toronto'),
  ORIGIN_REGION: or('ON'),
  ORIGIN_COUNTRY: or('CA'),
  STRIPE_SECRET_KEY: v.optional(text),
  STRIPE_WEBHOOK_SECRET: v.optional(text),
  STRIPE_API_BASE: v.optional(url, 'https://api.stripe.com'),
  PAYPAL_CLIENT_ID: v.optional(text),
  PAYPAL_CLIENT_SECRET: v.optional(text),
  PAYPAL_WEBHOOK_ID: v.optional(text),
  PAYPAL_API_BASE: v.optional(url, 'https://api-m.paypal.com'),
  UPS_CLIENT_ID: v.optional(text),
  UPS_CLIENT_SECRET: v.optional(text),
  UPS_ACCOUNT_NUMBER: v.optional(text),
  UPS_API_BASE: v.optional(url, 'https://onlinetools.ups.com'),
  CANADA_POST_USERNAME: v.optional(text),
  CANADA_POST_PASSWORD: v.optional(text),
  CANADA_POST_CUSTOMER_NUMBER: v.optional(text),
  CANADA_POST_API_BASE: v.optional(url, 'https://soa-gw.canadapost.ca'),
  RESEND_API_KEY: v.optional(text),
  RESEND_API_BASE: v.optional(url, 'https://api.resend.com'),
})

type Variables = v.InferOutput<typeof schema>

/** What functions run with. A company whose keys are not all there is null: the shop does without it. */
export type Settings = ReturnType<typeof group>

/**
 * Reads the environment, once, when a function starts. An empty variable counts as none.
 *
 * @param env `Deno.env.toObject()`
 * @throws when one that every function needs is missing, or one is not what it should be; its value is not said
 */
export function readSettings(env: Readonly<Record<string, string | undefined>>): Settings {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value))
  const parsed = v.safeParse(schema, given)
  if (parsed.success) return group(parsed.output)
  const faults = parsed.issues.map((issue) => `${v.getDotPath(issue)} (${issue.expected})`)
  throw new Error(`Cannot start: missing or malformed in the environment: ${faults.join(', ')}`)
}

function group(env: Variables) {
  const origins = env.ALLOWED_ORIGINS ?? new URL(env.SITE_URL).origin
  return {
    supabaseUrl: env.SUPABASE_URL,
    serviceKey: env.SUPABASE_SERVICE_ROLE_KEY,
    anonKey: env.SUPABASE_ANON_KEY,
    siteUrl: env.SITE_URL,
    allowedOrigins: origins.split(',').map((origin) => origin.trim().replace(/\/$/, '')),
    mailFrom: env.MAIL_FROM,
    /** Where parcels start. */
    origin: {
      postalCode: env.ORIGIN_POSTAL_CODE,
      city: env.ORIGIN_CITY,
      region: env.ORIGIN_REGION,
      country: env.ORIGIN_COUNTRY,
    },
    ...groupProviders(env),
  }
}

function groupProviders(env: Variables) {
  return {
    stripe: whole({
      secretKey: env.STRIPE_SECRET_KEY,
      webhookSecret: env.STRIPE_WEBHOOK_SECRET,
      apiBase: env.STRIPE_API_BASE,
    }),
    paypal: whole({
      clientId: env.PAYPAL_CLIENT_ID,
      clientSecret: env.PAYPAL_CLIENT_SECRET,
      webhookId: env.PAYPAL_WEBHOOK_ID,
      apiBase: env.PAYPAL_API_BASE,
    }),
    ups: whole({
      clientId: env.UPS_CLIENT_ID,
      clientSecret: env.UPS_CLIENT_SECRET,
      accountNumber: env.UPS_ACCOUNT_NUMBER,
      apiBase: env.UPS_API_BASE,
    }),
    canadaPost: whole({
      username: env.CANADA_POST_USERNAME,
      password: env.CANADA_POST_PASSWORD,
      customerNumber: env.CANADA_POST_CUSTOMER_NUMBER,
      apiBase: env.CANADA_POST_API_BASE,
    }),
    resend: whole({ apiKey: env.RESEND_API_KEY, apiBase: env.RESEND_API_BASE }),
  }
}

/** Half the keys of a company are none. */
function whole<T extends Record<string, string | undefined>>(keys: T) {
  const isWhole = Object.values(keys).every((value) => value !== undefined)
  return isWhole ? (keys as { [K in keyof T]: string }) : null
}
