import { useEffect, useState } from 'react'
import {
  cartStays,
  cleared,
  clearing,
  clearStored,
  fileCount,
  isCounting,
  keptForGood,
  keptForNow,
  keptTitle,
  kindNames,
  noStorage,
  notCleared,
  roomUsed,
  size,
  sum,
  unknownSize,
} from '#messages/storage.ts'
import { announce } from '../../lib/announce.ts'
import { clearStorage } from './clear-storage.ts'
import { measureStorage, storageKinds, type StorageReport } from './measure-storage.ts'

/** The file knows no device: until measured, each row stands with a dash in place of its size. */
function Rows({ report }: { report: StorageReport | null }) {
  return (
    <dl aria-busy={!report}>
      {storageKinds.map((kind) => (
        <div key={kind}>
          <dt>{kindNames[kind]}</dt>
          <dd className="storage-count number">{report && fileCount(report.kinds[kind].count)}</dd>
          <dd className="number">{report ? size(report.kinds[kind].bytes) : unknownSize}</dd>
        </div>
      ))}
      <div className="storage-sum">
        <dt>{sum}</dt>
        <dd className="number">{report ? size(report.total.bytes) : unknownSize}</dd>
      </div>
    </dl>
  )
}

function describeStay({ isPersisted, usage, total }: StorageReport): string {
  if (!total.count) return noStorage
  const stay = isPersisted ? keptForGood : keptForNow
  return usage === null ? stay : `${stay} ${roomUsed(size(usage))}`
}

function useStorage() {
  const [report, setReport] = useState<StorageReport | null>(null)
  const [words, setWords] = useState<string | null>(null)
  const [isClearing, setClearing] = useState(false)
  const measure = () => measureStorage().then(setReport, () => setWords(noStorage))
  useEffect(() => void measure(), [])

  const clear = async () => {
    setClearing(true)
    const said = await clearStorage().then(
      () => cleared(size(report?.total.bytes ?? 0)),
      () => notCleared,
    )
    await measure()
    setClearing(false)
    setWords(said)
    announce(said)
  }
  return { report, words, isClearing, clear }
}

/** What the shop keeps on this device, what it weighs, and the button that takes it away. */
export function StoragePanel() {
  const { report, words, isClearing, clear } = useStorage()
  return (
    <section className="storage-kept" aria-labelledby="storage-kept">
      <h2 className="display-4" id="storage-kept">
        {keptTitle}
      </h2>
      <Rows report={report} />
      <p className="note">{words ?? (report ? describeStay(report) : isCounting)}</p>
      <button
        className="button button-quiet"
        type="button"
        aria-disabled={isClearing || undefined}
        onClick={() => isClearing || void clear()}
      >
        {isClearing ? clearing : clearStored}
      </button>
      <p className="note">{cartStays}</p>
    </section>
  )
}
