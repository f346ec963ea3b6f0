/** The mark of the bottles' labels: three rings of dots around a drop. Ornament only. */
export function Mark({ className = 'mark' }: { className?: string }) {
  return (
    <svg className={className} viewBox="0 0 100 100" fill="none" aria-hidden="true">
      <g stroke="currentColor" strokeLinecap="round">
        <circle cx="50" cy="50" r="46" strokeWidth="3.6" strokeDasharray="0 9.0321" />
        <circle cx="50" cy="50" r="38.5" strokeWidth="2.4" strokeDasharray="0 8.6394" />
        <circle cx="50" cy="50" r="31.5" strokeWidth="1.8" strokeDasharray="0 8.2467" />
      </g>
      <path
        fill="currentColor"
        d="M50 32c4.5 8.5 9.5 14.5 9.5 21a9.5 9.5 0 0 1-19 0c0-6.5 5-12.5 9.5-21Z"
      />
    </svg>
  )
}
