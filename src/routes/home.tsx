import '../styles/home.css'
import '../styles/category-index.css'
import { useSuspenseQuery } from '@tanstack/react-query'
import { use, useMemo } from 'react'
import { titleOf } from '#messages/app.ts'
import { askedTitle, description, newTitle, seeEverything, seeNew, title } from '#messages/home.ts'
import { Link } from '../lib/link.tsx'
import { ProductCard } from '../features/catalog/product-card.tsx'
import { categoriesQuery } from '../features/catalog/queries.ts'
import { CategoryIndex } from '../features/home/category-index.tsx'
import { Hero, heroPreload } from '../features/home/hero.tsx'
import { Promises } from '../features/home/promises.tsx'
import { showcaseQuery } from '../features/home/queries.ts'
import { siteJsonLd } from '../features/home/site-json-ld.ts'
import { Story } from '../features/home/story.tsx'
import { imageFallback } from '../lib/image-steps.ts'
import { siteImages } from '../model/site-images.ts'
import { HeadContext, usePageHead } from '../ui/use-page-head.ts'

export const queries = () => [showcaseQuery]

function SectionHead(props: { id: string; title: string; to: string; link: string }) {
  return (
    <div className="section-head">
      <h2 className="display-3" id={props.id}>
        {props.title}
      </h2>
      <Link className="line-link" to={props.to}>
        {props.link}
      </Link>
    </div>
  )
}

const askedSizes = '(min-width: 44rem) 24vw, 46vw'
const freshSizes = (at: number) =>
  at === 0 ? '(min-width: 44rem) 47vw, 100vw' : '(min-width: 44rem) 24vw, 46vw'

export function Page() {
  const { data: shelves } = useSuspenseQuery(categoriesQuery)
  const { data: showcase } = useSuspenseQuery(showcaseQuery)
  const { siteOrigin } = use(HeadContext)
  const jsonLd = useMemo(() => siteJsonLd(siteOrigin), [siteOrigin])
  usePageHead({
    ...{ title: titleOf(title), description, path: '/', jsonLd, preload: heroPreload },
    image: imageFallback(siteImages.hero.url),
  })
  return (
    <>
      <Hero shelf={shelves[0]} />
      <CategoryIndex shelves={shelves} pictures={showcase.pictures} />
      <section className="width asked" aria-labelledby="asked">
        <SectionHead id="asked" title={askedTitle} to="/shop" link={seeEverything} />
        <ul className="grid grid-4">
          {showcase.asked.map((product) => (
            <ProductCard key={product.handle} product={product} sizes={askedSizes} transition />
          ))}
        </ul>
      </section>
      <Story shelf={shelves.find(({ handle }) => handle === 'incense')} />
      <section className="section width" aria-labelledby="fresh">
        <SectionHead id="fresh" title={newTitle} to="/shop?sort=newest" link={seeNew} />
        <ul className="season">
          {showcase.fresh.map((product, at) => (
            <ProductCard key={product.handle} product={product} sizes={freshSizes(at)} transition />
          ))}
        </ul>
      </section>
      <Promises />
    </>
  )
}
