import * as words from '#messages/address.ts'
import { listAddressLines, type SavedAddress } from '../../../model/address.ts'

type AddressRowProps = {
  address: SavedAddress
  onChange: () => void
  onRemove: () => void
  onDefault: () => void
}

/** Its name is the same in every row; what it is about is read with it. */
function RowButton({ name, about, onClick }: { name: string; about: string; onClick: () => void }) {
  return (
    <button className="text-button" type="button" aria-describedby={about} onClick={onClick}>
      {name}
    </button>
  )
}

/** One kept address and what can be done with it. */
export function AddressRow({ address, onChange, onRemove, onDefault }: AddressRowProps) {
  const lines = listAddressLines(address, words.countryName(address.country))
  const about = `kept-${address.id}`
  return (
    <li>
      <address id={about}>
        {[address.name, ...lines].map((line) => (
          <span key={line}>{line}</span>
        ))}
      </address>
      {address.is_default ? <span className="tag">{words.isDefault}</span> : <span />}
      <div className="row-buttons">
        <RowButton name={words.change} about={about} onClick={onChange} />
        <RowButton name={words.remove} about={about} onClick={onRemove} />
        {!address.is_default && (
          <RowButton name={words.makeDefault} about={about} onClick={onDefault} />
        )}
      </div>
    </li>
  )
}
