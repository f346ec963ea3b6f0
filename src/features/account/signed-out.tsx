import type { ReactNode } from 'react'
import { lead, pictureAlt, yourAccount } from '#messages/account.ts'
import { siteImages } from '../../model/site-images.ts'
import { Picture } from '../../ui/picture.tsx'
import { SignIn } from './sign-in.tsx'

type SignedOutProps = { onHold: (isHeld: boolean) => void; children?: ReactNode }

/** The account of who is not signed in: the way in beside a picture. This is what the file holds. */
export function SignedOut({ onHold, children }: SignedOutProps) {
  return (
    <div className="account-out">
      <div className="account-way" data-region="">
        <header>
          <h1 className="display-2">{yourAccount}</h1>
          <p className="note">{lead}</p>
        </header>
        <SignIn onHold={onHold} />
        {children}
      </div>
      <div className="account-picture">
        <Picture
          image={{ ...siteImages.brass, alt: pictureAlt }}
          sizes="(min-width: 60rem) 50vw, 100vw"
        />
      </div>
    </div>
  )
}
