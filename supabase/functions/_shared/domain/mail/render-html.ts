import { escapeHtml as text } from './escape-html.ts'
import type { Letter, LetterAction, LetterLine } from './letter.ts'
import { colours, dark, sans, serif } from './letter-look.ts'
import { locale, shopName } from './words.ts'

/**
 * The letter as HTML: tables and inline styles, since Gmail and Outlook know little more, 600 px wide at most and no
 * wider than a phone. Programs that know `prefers-color-scheme` show it dark in the dark.
 *
 * @param siteUrl the shop's origin, where the mark comes from; nothing else is loaded but the pictures of the lines
 */
export function renderHtml(letter: Letter, siteUrl: string): string {
  return `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${text(letter.subject)}</title>
<style>${dark}</style>
</head>
<body class="paper" style="margin:0;padding:0;background:${colours.paper};color:${colours.ink}">
<div style="display:none;max-height:0;overflow:hidden">${text(letter.preview)}</div>
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0">
<tr><td align="center" style="padding:32px 12px">
<table role="presentation" class="surface" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:600px;background:${colours.surface};border:1px solid ${colours.line}">
<tr><td style="padding:40px 24px;font:400 17px/1.6 ${sans}">
<div style="max-width:480px;margin:0 auto">
${body(letter, siteUrl)}
</div>
</td></tr>
</table>
</td></tr>
</table>
</body>
</html>
`
}

function body(letter: Letter, siteUrl: string): string {
  const { heading, paragraphs, code, lines = [], sums = [], facts = [], actions = [] } = letter
  return [
    `<div style="text-align:center">${mark(siteUrl)}
<h1 style="margin:0 0 24px;font:400 38px/1.1 ${serif};letter-spacing:-.01em">${text(heading)}</h1>`,
    ...paragraphs.map((paragraph) => `<p style="margin:0 0 16px">${text(paragraph)}</p>`),
    code === undefined ? '' : writeCode(code),
    '</div>',
    lines.length === 0 ? '' : table(lines.map(writeLine)),
    sums.length === 0 ? '' : table(sums.map(writeSum)),
    ...facts.map(writeFact),
    ...actions.map(writeAction),
    `<p class="muted" style="margin:32px 0 0;font-size:15px;text-align:center;color:${colours.muted}">${text(letter.reason)}</p>`,
  ]
    .filter((part) => part !== '')
    .join('\n')
}

/** Gmail shows no SVG, so the mark is the icon of the installed shop. */
function mark(siteUrl: string): string {
  return `<img src="${text(siteUrl)}/icons/any-192.png" width="64" height="64" alt="" style="display:block;margin:0 auto 12px;border:0">
<p style="margin:0 0 32px;font:600 18px/1 ${serif};letter-spacing:.26em">${text(shopName.toUpperCase())}</p>`
}

function table(rows: readonly string[]): string {
  return `<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="margin:16px 0">
${rows.join('\n')}
</table>`
}

const rule = `border-top:1px solid ${colours.line}`

function writeLine({ title, details, price, url, imageUrl }: LetterLine): string {
  const picture =
    imageUrl === null
      ? ''
      : `<img src="${text(imageUrl)}" width="64" height="80" alt="" style="display:block;object-fit:cover;border:0">`
  return `<tr>
<td class="line" width="64" valign="top" style="padding:12px 16px 12px 0;${rule}">${picture}</td>
<td class="line" valign="top" style="padding:12px 0;${rule}"><a class="ink" href="${text(url)}" style="color:${colours.ink};text-decoration:none">${text(title)}</a><br><span class="muted" style="font-size:15px;color:${colours.muted}">${text(details)}</span></td>
<td class="line" valign="top" align="right" style="padding:12px 0 12px 12px;white-space:nowrap;${rule}">${text(price)}</td>
</tr>`
}

function writeSum(sum: { name: string; amount: string }, at: number, all: readonly unknown[]) {
  const look = at === all.length - 1 ? `padding:12px 0;font-weight:600;${rule}` : 'padding:4px 0'
  return `<tr><td class="line" style="${look}">${text(sum.name)}</td><td class="line" align="right" style="${look};white-space:nowrap">${text(sum.amount)}</td></tr>`
}

function writeFact({ name, rows }: { name: string; rows: readonly string[] }): string {
  return `<p style="margin:16px 0"><span class="muted" style="color:${colours.muted}">${text(name)}</span><br>${rows.map(text).join('<br>')}</p>`
}

/** The first is what most will want; it looks like the shop's button. */
function writeAction({ label, url }: LetterAction, at: number): string {
  if (at > 0)
    return `<p style="margin:16px 0 0;text-align:center"><a class="accent" href="${text(url)}" style="color:${colours.accent}">${text(label)}</a></p>`
  return `<p style="margin:32px 0 0;text-align:center"><a class="button" href="${text(url)}" style="display:inline-block;padding:14px 32px;background:${colours.accent};color:${colours.onAccent};font-weight:500;text-decoration:none">${text(label)}</a></p>`
}

function writeCode(code: string): string {
  return `<p style="margin:24px 0;font:400 38px/1.2 ${sans};letter-spacing:.15em">${text(code)}</p>`
}
