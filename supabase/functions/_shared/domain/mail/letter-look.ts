/** Colours and faces of the shop's brand; mail programs bring none of its fonts. */
export const colours = {
  paper: '#f6f1e9',
  surface: '#fffdf9',
  ink: '#2b211b',
  muted: '#6c5c50',
  line: '#ddd0c0',
  accent: '#8a4a2f',
  onAccent: '#fffdf9',
}

export const serif = "'Cormorant Garamond',Cormorant,Georgia,serif"
export const sans = "Jost,'Helvetica Neue',Helvetica,Arial,sans-serif"

/** Over the inline styles of classes, for programs that know it. */
export const dark = `@media (prefers-color-scheme:dark){
.paper{background:#1c1714!important;color:#f0e7db!important}
.surface{background:#26201c!important;border-color:#40362f!important;color:#f0e7db!important}
.line{border-color:#40362f!important}
.ink{color:#f0e7db!important}.muted{color:#b8a797!important}
.accent{color:#d99a78!important}.button{background:#d99a78!important;color:#1c1714!important}
}`
