/** A page of a company on which somebody pays. All texts are escaped. */
export type HostedPage = {
  company: string
  title: string
  /** What went wrong last. */
  alert?: string
  rows: readonly { name: string; price: string }[]
  total: string
  /** What a person can do; the first is what most come for. */
  actions: readonly { action: string; label: string }[]
}

const headers = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy':
    "default-src 'none'; img-src data:; style-src 'unsafe-inline'; frame-ancestors 'none'",
  'cache-control': 'no-store',
  'x-robots-tag': 'noindex',
}

/** Shows the page; each button posts its `action` to the page's own address. */
export function showPage(page: HostedPage, status = 200): Response {
  return new Response(toHtml(page), { status, headers })
}

/** For an address of a payment that nobody asked for, or that was forgotten with its data. */
export function showNoPayment(company: string): Response {
  const nothing = { rows: [], total: showPrice(0, 'CAD'), actions: [] }
  return showPage({ company, title: 'There is no such payment', ...nothing }, 404)
}

/** Sends the person on after a form, so that going back shows a page and posts nothing again. */
export function sendTo(address: string): Response {
  return new Response(null, {
    status: 303,
    headers: { location: address, 'cache-control': 'no-store' },
  })
}

/** Cents as a price: `CA$12.34`. */
export function showPrice(cents: number, currency: string): string {
  const sign = currency.toUpperCase() === 'CAD' ? 'CA$' : `${currency.toUpperCase()} `
  return `${sign}${(cents / 100).toFixed(2)}`
}

function toHtml({ company, title, alert, rows, total, actions }: HostedPage): string {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,">
<title>${escape(title)} · ${escape(company)} emulator</title>
<style>${styles}</style>
<main>
<p class="company">${escape(company)} <span>emulator: no money moves</span></p>
<h1>${escape(title)}</h1>
${alert === undefined ? '' : `<p role="alert">${escape(alert)}</p>`}
<table>
<tbody>
${rows.map(({ name, price }) => `<tr><th scope="row">${escape(name)}</th><td>${escape(price)}</td></tr>`).join('\n')}
</tbody>
<tfoot><tr><th scope="row">Total</th><td>${escape(total)}</td></tr></tfoot>
</table>
<form method="post">
${actions.map(({ action, label }) => `<button type="submit" name="action" value="${escape(action)}">${escape(label)}</button>`).join('\n')}
</form>
</main>
</html>
`
}

const styles = `
  body { margin: 0; background: #f4f4f6; color: #1c1c22; font: 16px/1.5 system-ui, sans-serif }
  main { max-width: 26rem; margin: 0 auto; padding: 1.5rem 1rem 3rem }
  .company { font-weight: 600; margin: 0 } .company span { font-weight: 400; color: #5b5b66 }
  h1 { font-size: 1.5rem; line-height: 1.25 }
  [role=alert] { background: #fdeceb; border-left: 4px solid #b3261e; padding: .75rem 1rem }
  table { width: 100%; border-collapse: collapse; margin: 1rem 0 1.5rem }
  th { text-align: left; font-weight: 400; overflow-wrap: anywhere } td { text-align: right; white-space: nowrap }
  th, td { padding: .35rem 0 } tfoot th, tfoot td { border-top: 1px solid #bbb; font-weight: 600 }
  form { display: grid; gap: .75rem }
  button { font: inherit; min-height: 3rem; border: 1px solid #8a8a96; border-radius: .5rem; background: #fff; cursor: pointer }
  button:first-child { background: #24244a; border-color: #24244a; color: #fff }
  button:focus-visible { outline: 3px solid #4c6fff; outline-offset: 2px }
`

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
}
