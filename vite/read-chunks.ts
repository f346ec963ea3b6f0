import type { Rolldown } from 'vite'

/** What a module and everything it imports statically is made of, as file names without their folder's slash. */
export type ChunkSet = { scripts: readonly string[]; sheets: readonly string[] }

export type ChunkPlan = {
  entry: string
  /** All that comes with the entry chunk, itself not among them. */
  shared: ChunkSet
  /** What each module of `src/routes/`, and the rules of search, need besides, by the module's name. */
  routes: ReadonlyMap<string, ChunkSet>
}

type Chunks = ReadonlyMap<string, Rolldown.OutputChunk>

/** Reads from the bundler's output which files each page needs. */
export function readChunks(output: Rolldown.RolldownOutput['output']): ChunkPlan {
  const chunks: Chunks = new Map(
    output.filter((file) => file.type === 'chunk').map((chunk) => [chunk.fileName, chunk]),
  )
  const entry = [...chunks.values()].find(({ isEntry }) => isEntry)!.fileName
  const ofEntry = collect(entry, chunks)
  const routes = new Map<string, ChunkSet>()
  for (const { facadeModuleId, fileName } of chunks.values()) {
    const module = /\/src\/(?:routes|model\/search)\/([^/]+)\.tsx?$/.exec(facadeModuleId ?? '')?.[1]
    if (module) routes.set(module, describe(without(collect(fileName, chunks), ofEntry), chunks))
  }
  const { scripts, sheets } = describe(ofEntry, chunks)
  return { entry, shared: { scripts: scripts.filter((name) => name !== entry), sheets }, routes }
}

/** A chunk and all it imports; two chunks may import each other. */
function collect(fileName: string, chunks: Chunks, found = new Set<string>()): Set<string> {
  found.add(fileName)
  for (const name of chunks.get(fileName)?.imports ?? [])
    if (!found.has(name)) collect(name, chunks, found)
  return found
}

const without = (names: ReadonlySet<string>, known: ReadonlySet<string>) =>
  new Set([...names].filter((name) => !known.has(name)))

function describe(names: ReadonlySet<string>, chunks: Chunks): ChunkSet {
  const sheets = [...names].flatMap((name) => [
    ...(chunks.get(name)?.viteMetadata?.importedCss ?? []),
  ])
  return { scripts: [...names], sheets: [...new Set(sheets)] }
}
