export type SumRow = {
  name: string
  /** An amount, or a word in its place. */
  value: string
  /** True where `value` is a word: it is quieter than an amount. */
  isWord?: boolean
}

type SumListProps = { rows: readonly SumRow[]; total: SumRow; isBusy?: boolean }

const Value = ({ value, isWord }: SumRow) => <dd className={isWord ? 'note' : 'price'}>{value}</dd>

/** What an order comes to, row by row. */
export function SumList({ rows, total, isBusy = false }: SumListProps) {
  return (
    <dl className="sums" aria-busy={isBusy}>
      {rows.map((row) => (
        <div key={row.name}>
          <dt>{row.name}</dt>
          <Value {...row} />
        </div>
      ))}
      <div className="total">
        <dt>{total.name}</dt>
        <Value {...total} />
      </div>
    </dl>
  )
}
