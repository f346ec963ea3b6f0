/** `POST /functions/v1/collect-metrics`, sent once in the life of a page with `sendBeacon`. */
export type MetricsBatch = {
  /** The build that measured, e.g. a short content hash. */
  release: string
  /** The template of the route, `/product/:handle`: no address of a person or an order. */
  route: string
  /** `navigator.connection.effectiveType`, or `unknown`. */
  connection: 'slow-2g' | '2g' | '3g' | '4g' | 'unknown'
  /** The share of page lives that are sent from this device, so that each can be counted for those that are not. */
  samplingRate?: number
  vitals: readonly Vital[]
  errors: readonly ClientError[]
}

/** `value` in milliseconds; CLS without unit. */
export type Vital = { name: 'LCP' | 'INP' | 'CLS' | 'FCP' | 'TTFB'; value: number }

/** An error nobody caught. Message and stack are cut and cleared of addresses by the sender and by the server. */
export type ClientError = { message: string; source: string }

/** The sender reads it and keeps it: 1 sends every page life, 0.1 one in ten. */
export type MetricsAnswer = { samplingRate: number }
