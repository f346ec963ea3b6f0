import '../styles/listing.css'
import '../styles/facets.css'
import '../styles/tile.css'
import { useSuspenseQuery } from '@tanstack/react-query'
import { lazy, use, useMemo } from 'react'
import { matchPath, useLocation } from 'react-router'
import { titleOf } from '#messages/app.ts'
import * as words from '#messages/listing.ts'
import { describeWay, type Crumb } from '../features/catalog/describe-way.ts'
import { ListingView } from '../features/catalog/listing-view.tsx'
import { defaultListing, type ListingPlace } from '../features/catalog/listing-url.ts'
import { categoriesQuery, listingQuery, overlayQuery } from '../features/catalog/queries.ts'
import { useListing } from '../features/catalog/use-listing.ts'
import { imageFallback, imageSrcset } from '../lib/image-steps.ts'
import { readPageData } from '../lib/page-data.ts'
import type { Category } from '../model/product.ts'
import { siteImages } from '../model/site-images.ts'
import { Room, roomSizes } from '../ui/room.tsx'
import { HeadContext, usePageHead } from '../ui/use-page-head.ts'

/** Few ever see it: its code comes when someone does. */
const NotFound = lazy(async () => ({ default: (await import('./not-found.tsx')).Page }))

type RouteParams = Readonly<Record<string, string | undefined>>

const placeOf = (category: string | null): ListingPlace => ({ kind: 'shop', category })

export const queries = ({ category }: RouteParams) => [
  categoriesQuery,
  listingQuery(defaultListing(placeOf(category ?? null))),
]

/** The whole shop as a category of its own. */
const everything = {
  title: words.everything,
  text: words.everythingText,
  description: words.everythingDescription,
  path: '/shop',
  banner: { ...siteImages.gifts, alt: words.everythingAlt },
}

const shelf = ({ handle, title, description, banner }: Category) => ({
  ...{ title, description, banner },
  text: description,
  path: `/shop/${handle}`,
})

function Shelf({ category }: { category: Category | null }) {
  const { data: categories } = useSuspenseQuery(categoriesQuery)
  const { siteOrigin } = use(HeadContext)
  const place = useMemo(() => placeOf(category?.handle ?? null), [category?.handle])
  useSuspenseQuery(listingQuery(defaultListing(place)))
  const state = useListing(place)
  const { title, text, description, path, banner } = category ? shelf(category) : everything
  const { page = 1 } = state.listing ?? {}

  const crumbs: Crumb[] = [
    { name: words.home, path: '/' },
    { name: everything.title, path: '/shop' },
  ]
  if (category) crumbs.push({ name: title, path })
  usePageHead({
    ...{ title: titleOf(title), description },
    // Filters and orders show the same products again; pages show others.
    path: page > 1 && !state.query.filters.length ? `${path}?page=${page}` : path,
    image: banner ? imageFallback(banner.url) : undefined,
    jsonLd: [describeWay(crumbs, siteOrigin)],
    preload: banner
      ? { srcset: imageSrcset(banner.url, banner.width, 'avif'), sizes: roomSizes }
      : undefined,
  })
  const head = (
    <>
      <h1 className="display-2">{title}</h1>
      <p className="lead">{text}</p>
    </>
  )
  return (
    <>
      {banner ? (
        <Room image={banner} className="room-low" isFirst>
          {head}
        </Room>
      ) : (
        <header className="width shop-head">{head}</header>
      )}
      <ListingView state={state} categories={categories} />
    </>
  )
}

/** A category the build does not know, where the shell stands in for a file: it is in the feed, or nowhere. */
function NewShelf({ handle }: { handle: string }) {
  const { data: overlay, error } = useSuspenseQuery(overlayQuery)
  const category = overlay.categories?.find((one) => one.handle === handle)
  if (category) return <Shelf category={category} />
  if (error) throw error // what is kept does not know it; the feed might
  return <NotFound />
}

/** The whole shop, or one category of it. */
export function Page() {
  const { pathname } = useLocation()
  const { data: categories } = useSuspenseQuery(categoriesQuery)
  const handle = matchPath('/shop/:category', pathname)?.params.category
  if (handle === undefined) return <Shelf category={null} />
  const category = categories.find((one) => one.handle === handle)
  if (category) return <Shelf category={category} />
  return readPageData()?.isStandIn ? <NewShelf handle={handle} /> : <NotFound />
}
