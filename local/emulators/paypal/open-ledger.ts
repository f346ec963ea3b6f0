import { randomInt } from 'node:crypto'
import type { Money, OrderBody, Unit } from './order-body.ts'

export type OrderStatus = 'PAYER_ACTION_REQUIRED' | 'APPROVED' | 'COMPLETED'

export type Capture = {
  id: string
  status: 'COMPLETED' | 'PENDING' | 'DECLINED' | 'PARTIALLY_REFUNDED' | 'REFUNDED'
  amount: Money
  refundedCents: number
  createTime: string
}

export type PaypalOrder = {
  id: string
  status: OrderStatus
  unit: Unit
  context: OrderBody['payment_source']['paypal']['experience_context']
  createTime: string
  capture: Capture | null
  /** The payer chose means that fail when they are charged. */
  hasBadFunding: boolean
  dispute: { id: string; outcome: string | null } | null
}

export type Refund = {
  id: string
  captureId: string
  status: 'COMPLETED' | 'PENDING' | 'FAILED'
  amount: Money
  /** Of the capture, this one among it. */
  totalCents: number
  note: string | undefined
  createTime: string
  updateTime: string
}

/** All that this PayPal knows. */
export type Ledger = {
  orders: Map<string, PaypalOrder>
  /** The order of each capture. */
  captures: Map<string, string>
  refunds: Map<string, Refund>
  /** What each `PayPal-Request-Id` was answered with. */
  answers: Map<string, { status: number; body: object }>
  tokens: Map<string, number>
}

export function openLedger(): Ledger {
  const [orders, captures, refunds] = [new Map(), new Map(), new Map()]
  return { orders, captures, refunds, answers: new Map(), tokens: new Map() }
}

/** Undefined where no such payment was captured. */
export function findByCapture({ orders, captures }: Ledger, id: string): PaypalOrder | undefined {
  return orders.get(captures.get(id) ?? '')
}

/** PayPal's ids: 17 capitals and digits, at least one capital. */
export function makeId(): string {
  const signs = '23456789ABCDEFGHJKLMNPRSTUVWXYZ'
  return `${Array.from({ length: 16 }, () => signs[randomInt(signs.length)]).join('')}X`
}

export const now = () => new Date().toISOString()
