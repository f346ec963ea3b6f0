import * as words from '#messages/address.ts'
import { listAddressLines, type SavedAddress } from '../../../model/address.ts'

type AddressRowProps = {
  address: SavedAddress
  onChange: () => void
  onRemove: () => void
  onDefault: () => void
}

/** The words of a button, and for who cannot see the row whose it is. */
function RowButton(props: { name: string; of: string; onClick: () => void }) {
  return (
    <button className="text-button" type="button" onClick={props.onClick}>
      {props.name}
      <span className="hidden-words"> {props.of}</span>
    </button>
  )
}

/** One kept address and what can be done with it. */
export function AddressRow({ address, onChange, onRemove, onDefault }: AddressRowProps) {
  const lines = listAddressLines(address, words.countryName(address.country))
  const of = words.of(address.name, address.line1)
  return (
    <li>
      <address>
        {[address.name, ...lines].map((line) => (
          <span key={line}>{line}</span>
        ))}
      </address>
      {address.is_default ? <span className="tag">{words.isDefault}</span> : <span />}
      <div className="row-buttons">
        <RowButton name={words.change} of={of} onClick={onChange} />
        <RowButton name={words.remove} of={of} onClick={onRemove} />
        {!address.is_default && <RowButton name={words.makeDefault} of={of} onClick={onDefault} />}
      </div>
    </li>
  )
}
