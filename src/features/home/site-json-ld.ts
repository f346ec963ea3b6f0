import { brand } from '#messages/app.ts'
import { description } from '#messages/home.ts'

/** Organization and WebSite as schema.org describes them; the site's search is told with them. */
export function siteJsonLd(siteOrigin: string): object[] {
  const context = 'https://schema.org'
  const organization = `${siteOrigin}/#organization`
  return [
    {
      ...{ '@context': context, '@type': 'Organization', '@id': organization },
      ...{ name: brand, url: `${siteOrigin}/`, logo: `${siteOrigin}/icon.svg`, description },
    },
    {
      ...{ '@context': context, '@type': 'WebSite', name: brand, url: `${siteOrigin}/` },
      publisher: { '@id': organization },
      potentialAction: {
        '@type': 'SearchAction',
        target: `${siteOrigin}/search?q={search_term_string}`,
        'query-input': 'required name=search_term_string',
      },
    },
  ]
}
