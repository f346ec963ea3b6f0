import type {
  InsertQueryNode,
  KyselyPlugin,
  PluginTransformQueryArgs,
  PluginTransformResultArgs,
  QueryResult,
  RootOperationNode,
  UnknownRow,
} from 'kysely'

/** `insert({})` means "all defaults": `default values`, where Kysely writes the invalid `() values ()`. */
export class EmptyInsertPlugin implements KyselyPlugin {
  transformQuery({ node }: PluginTransformQueryArgs): RootOperationNode {
    if (node.kind !== 'InsertQueryNode' || node.columns?.length !== 0) return node
    const { columns: _, values: __, ...rest } = node
    return { ...rest, defaultValues: true } satisfies InsertQueryNode
  }

  transformResult({ result }: PluginTransformResultArgs): Promise<QueryResult<UnknownRow>> {
    return Promise.resolve(result)
  }
}
