/** The look of the inbox: the shop's colours, and nothing that has to be loaded. */
export const inboxLook = `
  :root { --paper: light-dark(#f6f1e9, #1c1714); --surface: light-dark(#fffdf9, #26201c);
    --ink: light-dark(#2b211b, #f0e7db); --muted: light-dark(#6c5c50, #b8a797);
    --line: light-dark(#ddd0c0, #40362f); --accent: light-dark(#8a4a2f, #d99a78); color-scheme: light dark }
  * { box-sizing: border-box }
  body { margin: 0; padding: 1.5rem clamp(1rem, 3vw, 3rem); background: var(--paper); color: var(--ink);
    font: 17px/1.6 Jost, system-ui, sans-serif }
  h1 { margin: 0; font: 400 2.125rem/1.1 'Cormorant Garamond', Georgia, serif }
  h2 { margin: 0; font: 500 1.5rem/1.2 'Cormorant Garamond', Georgia, serif }
  a { color: var(--accent) }
  :focus-visible { outline: 2px solid var(--accent); outline-offset: 2px }
  header p, article > p, small, time { color: var(--muted) }
  main { display: grid; gap: 1.5rem; align-items: start }
  nav ul { margin: 0; padding: 0; list-style: none; border: 1px solid var(--line); background: var(--surface);
    max-block-size: 80vh; overflow: auto }
  nav a { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 0 1rem; padding: .75rem 1rem;
    border-block-end: 1px solid var(--line); color: var(--ink); text-decoration: none; overflow-wrap: anywhere }
  nav small { grid-column: 1 / -1; font-size: 1rem }
  nav a:hover span, nav [aria-current] span { text-decoration: underline; text-underline-offset: .3em }
  nav [aria-current] { box-shadow: inset 2px 0 var(--accent) }
  article { min-inline-size: 0; padding: 1.5rem clamp(1rem, 3vw, 2rem); border: 1px solid var(--line);
    background: var(--surface) }
  iframe { display: block; inline-size: 100%; block-size: 75vh; border: 1px solid var(--line); margin-block: 1rem }
  pre { white-space: pre-wrap; overflow-wrap: anywhere; font: inherit; font-variant-numeric: tabular-nums }
  article > .code { font: 600 1.5rem ui-monospace, monospace; letter-spacing: .1em; color: var(--ink) }
  summary { min-block-size: 2.75rem; cursor: pointer; color: var(--accent) }
  @media (min-width: 60rem) { main { grid-template-columns: 20rem minmax(0, 1fr) } }
`
