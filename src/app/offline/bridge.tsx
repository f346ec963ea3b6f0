import '../../styles/offline.css'
import { BackLink } from '../../features/install/back-link.tsx'
import { InstallItem } from '../../features/install/install-item.tsx'
import { useKeptStorage } from '../../features/install/use-kept-storage.ts'
import { StatusLine } from '../../features/offline/status-line.tsx'
import { UpdatePrompt } from './update-prompt.tsx'
import { useAppBadge } from './use-app-badge.ts'
import { useKeptOverlay } from './use-kept-overlay.ts'
import { useKeptPages } from './use-kept-pages.ts'
import { useLaunches } from './use-launches.ts'
import { useOutdatedPage } from './use-outdated-page.ts'
import { useReturn } from './use-return.ts'
import { acceptUpdate, useWorker } from './use-worker.ts'

/** All that joins the page to its worker and to the device it may be installed on. */
export function Bridge() {
  const { workbox, isControlled, isUpdateWaiting, isOutdated } = useWorker()
  useKeptPages(isControlled)
  useKeptOverlay(isControlled)
  useOutdatedPage(isOutdated)
  useReturn()
  useAppBadge()
  useLaunches()
  useKeptStorage()
  return (
    <>
      <div className="notices">
        {isUpdateWaiting && workbox && <UpdatePrompt onAccept={() => acceptUpdate(workbox)} />}
        <StatusLine />
      </div>
      <BackLink />
      <InstallItem />
    </>
  )
}
