import type { ComponentProps, ReactNode } from 'react'
import { Picture } from './picture.tsx'

/** On a phone its sides are cropped: the file must be wider than the screen. */
const sizes = '(min-width: 60rem) 56vw, (min-width: 44rem) 92vw, 142vw'

type EmptyStateProps = {
  image: ComponentProps<typeof Picture>['image']
  /** What is missing here, and the way on. */
  children: ReactNode
}

/**
 * Where there is nothing: words and a way on beside a picture; `ledger.css` dresses it. The cart's page draws its own,
 * so that it waits for no other file.
 */
export function EmptyState({ image, children }: EmptyStateProps) {
  return (
    <div className="empty-state">
      <div className="way-on">{children}</div>
      <Picture image={image} sizes={sizes} isFirst />
    </div>
  )
}
