/** One 24 px drawing of one or more strokes each, from the mock-ups. */
const strokes = {
  account: 'M16 8a4 4 0 1 1-8 0 4 4 0 0 1 8 0ZM4.5 20.5c.7-4 3.7-6 7.5-6s6.8 2 7.5 6',
  arrow: 'M4 12h16m-5.5-5.5L20 12l-5.5 5.5',
  back: 'M20 12H4m5.5-5.5L4 12l5.5 5.5',
  cart: 'M5 8.5h14l-1 12H6L5 8.5ZM8.5 8.5V7a3.5 3.5 0 0 1 7 0v1.5',
  close: 'm6 6 12 12M18 6 6 18',
  down: 'm6 9.5 6 6 6-6',
  filter:
    'M4 7h9m5 0h2M4 17h2m5 0h9M18 7a2.5 2.5 0 1 1-5 0 2.5 2.5 0 0 1 5 0ZM11 17a2.5 2.5 0 1 1-5 0 2.5 2.5 0 0 1 5 0Z',
  heart: 'M12 20S4 15 4 9.2A4.2 4.2 0 0 1 12 7a4.2 4.2 0 0 1 8 2.2C20 15 12 20 12 20Z',
  menu: 'M3.5 8.5h17M3.5 15.5h17',
  minus: 'M5 12h14',
  plus: 'M12 5v14M5 12h14',
  search: 'M17 10.5a6.5 6.5 0 1 1-13 0 6.5 6.5 0 0 1 13 0ZM15.5 15.5l5 5',
  share: 'M12 15V3.5m-4 4 4-4 4 4M5.5 12v8h13v-8',
  truck:
    'M3 6.5h11v10H3zM14 10h3.5l3.5 3.5v3h-7M9.3 17.5a1.8 1.8 0 1 1-3.6 0 1.8 1.8 0 0 1 3.6 0ZM18.8 17.5a1.8 1.8 0 1 1-3.6 0 1.8 1.8 0 0 1 3.6 0Z',
  zoom: 'M17 10.5a6.5 6.5 0 1 1-13 0 6.5 6.5 0 0 1 13 0ZM15.5 15.5l5 5M10.5 7.5v6m-3-3h6',
} as const

export type IconName = keyof typeof strokes

/** A line drawing of 1.5 rem in the colour of its words. It says nothing by itself: name the control it stands in. */
export function Icon({ name, className }: { name: IconName; className?: string }) {
  return (
    <svg
      className={className ? `icon ${className}` : 'icon'}
      viewBox="0 0 24 24"
      aria-hidden="true"
    >
      <path d={strokes[name]} />
    </svg>
  )
}
