/** All a page can do with the cart; loaded in one piece, once it is needed. */
export { addItem, chooseQuantity, noteStocks, removeLine, restoreLine } from './change-cart.ts'
export {
  onElsewhere,
  openCart,
  readCart,
  subscribeCart,
  type CartView,
  type ElsewhereChange,
} from './cart-store.ts'
