import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { failed, needsNetworkFirst } from '#messages/account.ts'
import * as words from '#messages/address.ts'
import { announce } from '../../../lib/announce.ts'
import type { SavedAddress } from '../../../model/address.ts'
import { Icon } from '../../../ui/icon.tsx'
import { NotHere } from '../../../ui/not-here.tsx'
import { AddressForm } from './address-form.tsx'
import { AddressRow } from './address-row.tsx'
import { addressesQuery, removeAddress, saveAddress } from './queries.ts'

/** What is done to a row at once, and taken back when the server does not take it. */
function useRowActions(user: string) {
  const client = useQueryClient()
  const [removed, setRemoved] = useState<SavedAddress | null>(null)
  const [fault, setFault] = useState('')
  const refresh = () => client.invalidateQueries({ queryKey: addressesQuery(user).queryKey })
  async function act(call: Promise<string | null>): Promise<boolean> {
    setFault('')
    const refusal = await call
    if (refusal) setFault(refusal === 'offline' ? needsNetworkFirst : failed)
    await refresh()
    return refusal === null
  }
  const remove = async (address: SavedAddress) => {
    if (!(await act(removeAddress(user, address.id)))) return
    setRemoved(address)
    announce(words.removed)
  }
  const undo = async (address: SavedAddress) => {
    // Under its own id: sent twice, it is there once.
    if (await act(saveAddress(user, address))) setRemoved(null)
  }
  const choose = (address: SavedAddress) => act(saveAddress(user, { ...address, is_default: true }))
  return { removed, setRemoved, fault, refresh, remove, undo, choose }
}

/** The addresses of an account: shown, changed, added. */
export function AddressBook({ user }: { user: string }) {
  const { data, isPending } = useQuery(addressesQuery(user))
  const { removed, setRemoved, fault, refresh, remove, undo, choose } = useRowActions(user)
  const [edited, setEdited] = useState<SavedAddress | 'new' | null>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  const wasEdited = useRef(false)
  // The form was in the place of the list; reading goes on at the list's head.
  useEffect(() => {
    if (wasEdited.current && edited === null) heading.current?.focus()
    wasEdited.current = edited !== null
  }, [edited])
  const close = () => setEdited(null)
  const finish = async () => {
    await refresh()
    close()
    announce(words.kept)
  }
  if (edited !== null)
    return (
      <AddressForm
        user={user}
        address={edited === 'new' ? null : edited}
        onDone={() => void finish()}
        onCancel={close}
      />
    )
  return (
    <section className="account-section" aria-labelledby="addresses">
      <h2 className="display-4" id="addresses" tabIndex={-1} ref={heading}>
        {words.addresses}
      </h2>
      {!data && <NotHere words={words} isPending={isPending} onRetry={() => void refresh()} />}
      {data && !data.length && <p>{words.none}</p>}
      {!!data?.length && (
        <ul className="rows">
          {data.map((address) => (
            <AddressRow
              key={address.id}
              address={address}
              onChange={() => setEdited(address)}
              onRemove={() => void remove(address)}
              onDefault={() => void choose(address)}
            />
          ))}
        </ul>
      )}
      {removed && (
        <p className="note">
          {words.removed}{' '}
          <button className="text-button" type="button" onClick={() => void undo(removed)}>
            {words.undo}
          </button>
        </p>
      )}
      {fault && (
        <p className="fault" role="alert">
          {fault}
        </p>
      )}
      {data && (
        <button
          className="button button-quiet button-small"
          type="button"
          onClick={() => {
            setRemoved(null)
            setEdited('new')
          }}
        >
          <Icon name="plus" />
          {words.add}
        </button>
      )}
    </section>
  )
}
