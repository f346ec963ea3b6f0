import { expect, test, visit } from '../../fixtures/offline-test.ts'
import { listKept } from '../../fixtures/shop-caches.ts'

// What the shop does not have yet answers 404, here and in the console.
const problems = [/status (of )?(4\d\d|5\d\d)/]
test.use({ expectedProblems: problems })

test('nothing personal is ever kept: no sign-in, no function, nothing with a token, no failure', async ({
  page,
}) => {
  await visit(page, '/shop')
  const asked = await page.evaluate(async () => {
    const { dataUrl } = JSON.parse(document.getElementById('page-data')!.textContent) as {
      dataUrl: string
    }
    const authorization = 'Bearer of-someone'
    const [picture] = [...document.images].map(({ currentSrc }) => currentSrc).filter(Boolean)
    const questions: [string, RequestInit?][] = [
      ['/auth/v1/health'],
      ['/auth/v1/user', { headers: { authorization } }],
      ['/functions/v1/get-rates'],
      ['/_local/inbox'],
      ['/rest/v1/rpc/catalog_changes?since=0'],
      [`${dataUrl}/offline.json?mine`, { headers: { authorization } }],
      [`${picture}?mine`, { headers: { authorization } }],
      [`${picture!.replace(/-\d+\./, '-9999.')}`],
      ['/about?mine', { headers: { authorization } }],
      ['/product/never-made'],
      ['/product/bud-vase', { method: 'POST' }],
    ]
    for (const [url, init] of questions) await fetch(url, init).then((answer) => answer.text())
    return questions.map(([url]) => new URL(url, location.href).href)
  })
  const kept = await listKept(page)
  expect(kept.length).toBeGreaterThan(20)
  for (const url of asked) expect(kept).not.toContain(url)
  expect(kept.filter((url) => /\/v1\/|\/_local\/|\?mine/.test(url))).toEqual([])
})
