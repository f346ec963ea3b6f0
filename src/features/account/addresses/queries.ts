export { addressesQuery, removeAddress, saveAddress } from '../../../wire/auth/addresses.ts'
