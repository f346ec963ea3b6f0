import type { AnyAST, IntrospectResult } from '@supabase/lite'

type Row = Record<string, unknown>

/**
 * Wraps what goes into json and jsonb, so that it is encoded exactly once: objects, and also the strings,
 * numbers and arrays that drivers otherwise take for text or for a Postgres array.
 *
 * @param ast - a parsed request.
 * @param schema - tells the types of columns and arguments.
 */
export function markJsonValues(ast: AnyAST, schema: IntrospectResult): AnyAST {
  if (ast.type === 'rpc') return markArguments(ast, schema)
  if (ast.type === 'query' || ast.type === 'delete' || ast.values === undefined) return ast
  const columns = schema.columns.filter(
    (column) =>
      column.table === ast.from &&
      column.schema === (ast.schema ?? 'public') &&
      isJson(column.pg_type ?? column.type),
  )
  const names = new Set(columns.map((column) => column.name))
  if (names.size === 0) return ast
  const given = ast.values as Row | Row[]
  const values = Array.isArray(given)
    ? given.map((row) => markRow(row, names))
    : markRow(given, names)
  return { ...ast, values } as AnyAST
}

/** In a GET the arguments are text and are cast as such; in a POST they are JSON values. */
function markArguments(ast: AnyAST, schema: IntrospectResult): AnyAST {
  if (ast.httpMethod !== 'POST' || typeof ast.args !== 'object' || Array.isArray(ast.args))
    return ast
  const given = Object.keys(ast.args as Row)
  const candidates = (schema.functions ?? []).filter(
    (one) =>
      one.name === ast.function &&
      one.schema === (ast.schema ?? 'public') &&
      given.every((name) => one.arg_names.includes(name)),
  )
  const names = new Set(
    given.filter((name) =>
      candidates.some((one) => isJson(one.arg_types[one.arg_names.indexOf(name)] ?? '')),
    ),
  )
  return names.size === 0 ? ast : { ...ast, args: markRow(ast.args as Row, names) }
}

function markRow(row: Row, names: ReadonlySet<string>): Row {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name,
      names.has(name) && value !== null ? { toJSON: () => value } : value,
    ]),
  )
}

function isJson(type: string): boolean {
  return /^jsonb?$/i.test(type)
}
