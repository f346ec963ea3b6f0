import '../../styles/offline.css'
import { useEffect } from 'react'
import { BackLink } from '../../features/install/back-link.tsx'
import { InstallItem } from '../../features/install/install-item.tsx'
import { useKeptStorage } from '../../features/install/use-kept-storage.ts'
import { StatusLine } from '../../features/offline/status-line.tsx'
import { reportPageLife } from '../vitals/report-page-life.ts'
import { UpdatePrompt } from './update-prompt.tsx'
import { useAppBadge } from './use-app-badge.ts'
import { useCardSaves } from './use-card-saves.ts'
import { useForeignWishlists } from './use-foreign-wishlists.ts'
import { useKeptOverlay } from './use-kept-overlay.ts'
import { useLaunches } from './use-launches.ts'
import { useNews } from './use-news.ts'
import { useOutdatedPage } from './use-outdated-page.ts'
import { useReturn } from './use-return.ts'
import { useUpdate } from './use-update.ts'

/** What accompanies every page: the line of the network, a new version, the cart on the app's icon, the ways of an app, what is measured. */
export function Companion({ isControlled }: { isControlled: boolean }) {
  const update = useUpdate()
  useKeptOverlay(isControlled)
  useOutdatedPage(update.isOutdated)
  useReturn()
  useNews()
  useAppBadge()
  useLaunches()
  useKeptStorage()
  useForeignWishlists()
  useEffect(reportPageLife, [])
  const CardSaves = useCardSaves()
  return (
    <>
      <div className="notices">
        {update.isWaiting && <UpdatePrompt onAccept={update.accept} />}
        <StatusLine />
      </div>
      <BackLink />
      <InstallItem />
      {CardSaves && <CardSaves />}
    </>
  )
}
