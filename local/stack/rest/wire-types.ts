import type { PostgresType } from 'postgres'

/**
 * lite encodes most JSON itself and postgres.js would encode it again, so a string is taken as JSON text.
 * What is a JSON string in truth arrives wrapped, see mark-json-values.
 */
const jsonText = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value))
const parseJson = (text: string): unknown => JSON.parse(text)

const json: PostgresType = { to: 114, from: [114], serialize: jsonText, parse: parseJson }
const jsonb: PostgresType = { to: 3802, from: [3802], serialize: jsonText, parse: parseJson }

/** JSON has no NaN and no infinity; PostgREST, too, leaves them strings and makes all else a number. */
const numeric: PostgresType = {
  to: 1700,
  from: [1700],
  serialize: String,
  parse: (text: string) => (Number.isFinite(Number(text)) ? Number(text) : text),
}

/** Postgres writes `2026-11-22 15:40:00+00` where its JSON functions, and so PostgREST, write ISO 8601. */
const timestamp = (oid: number, zone: string): PostgresType => ({
  to: oid,
  from: [oid],
  serialize: (value: unknown) => value,
  parse: (text: string) => text.replace(' ', 'T').replace(/\+00$/, zone),
})

/** How values of the database are read and written for `/rest/v1`. */
export const restTypes = {
  json,
  jsonb,
  numeric,
  timestamp: timestamp(1114, ''),
  timestamptz: timestamp(1184, '+00:00'),
}

/** The same for `/auth/v1`, whose instants end in Z as GoTrue's do. */
export const authTypes = { ...restTypes, timestamptz: timestamp(1184, 'Z') }
