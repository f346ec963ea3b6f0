export const account = 'Account'
export const yourAccount = 'Your account'
export const description = 'Sign in to ANOINT Array: your orders, addresses, wishlist and settings.'
export const lead = 'Your cart and wishlist follow you to every device. You can order without one.'

export const email = 'Email'
export const password = 'Password'
export const newPassword = 'New password'
export const code = 'Code'
export const passwordHint = (count: number) => `${count} characters or more.`
export const passwordWords = { show: 'Show', hide: 'Hide', what: 'password' } as const

export const signInTitle = 'Sign in'
export const signUpTitle = 'Create an account'
export const codeTitle = 'A code by mail'
export const resetTitle = 'Another password'
export const signIn = 'Sign in'
export const signUp = 'Create account'
export const sendCode = 'Send a one-time code instead'
export const sendIt = 'Send a code'
export const resetPassword = 'Reset password'
export const byPassword = 'Use a password instead'
export const codeLead = 'We mail you a code. If you have no account yet, it opens one.'
export const resetLead = 'We mail you a code, and with it you choose another password.'

export const codeSent = (address: string) =>
  `A code is on its way to ${address}. It is good for an hour.`
export const recoverySent = (address: string) =>
  `If ${address} has an account, a code is on its way to it. It is good for an hour.`
export const codeHint = 'The digits from the mail.'
export const sendAgain = 'Send another code'
export const otherEmail = 'Another address'
export const setPassword = 'Set password'
export const sentAgain = 'Another code is on its way.'

export const emailMissing = 'Enter your email address.'
export const emailWrong = 'This is no email address. One looks like name@example.com.'
export const passwordMissing = 'Enter your password.'
export const passwordShort = (count: number) => `Use ${count} characters or more.`
export const codeMissing = 'Enter the digits from the mail.'
export const credentialsWrong = 'Email and password do not belong together. Try again, or reset it.'
export const accountExists = 'This address has an account already. Sign in instead.'
export const passwordWeak = 'This password is too easy to guess. Choose a longer one.'
export const passwordSame = 'This is the password you have. Choose another one.'
export const codeWrong = 'This code is wrong or too old. Try again, or ask for another one.'
export const tooOften = 'That was too often in a row. Wait a minute, then try again.'
export const sessionOver = 'You have been signed out. Sign in again.'
export const failed = 'This did not work, and it is our fault. Try again in a moment.'
export const needsNetwork =
  'This needs the network. What you typed stays, and goes on by itself as soon as you are online.'

export const needsNetworkFirst = 'This needs the network. Try again once you are online.'

export const overview = 'Overview'
export const orders = 'Orders'
export const addresses = 'Addresses'
export const wishlist = 'Wishlist'
export const settings = 'Settings'
export const pictureAlt =
  'A walnut lid close up, rings of brass dots around a drop let into the grain'

const partOfDay = (hour: number) =>
  hour < 5 || hour >= 18 ? 'Good evening' : hour < 12 ? 'Good morning' : 'Good afternoon'
export const greeting = (hour: number, name: string) =>
  name ? `${partOfDay(hour)}, ${name}` : partOfDay(hour)

export const signOut = 'Sign out'
export const unsentTitle = 'Some changes were not sent yet'
export const unsentText =
  'Without the network they stay on this device alone. If you leave now, they are lost:'
export const unsentLine = (name: string, quantity: number) =>
  quantity
    ? `${name || 'Something'}: ${quantity} in your cart`
    : `${name || 'Something'}: taken out`
export const unsentSaved = (count: number) =>
  count === 1 ? 'Wishlist: 1 change' : `Wishlist: ${count} changes`
export const stay = 'Stay, and send them later'
export const loseAndLeave = 'Lose them and leave'
export const everywhereTitle = 'All devices'
export const everywhereText =
  'If you have lost a phone, or used one that is not yours: this ends every session of your account, this one too.'
export const endAll = 'End all sessions'

export const emailTitle = 'Email address'
export const emailText = 'We mail a code to the new address. Until you enter it, the old one stays.'
export const newEmail = 'New email'
export const changeEmail = 'Change address'
export const confirmEmail = 'Confirm'
export const emailSame = 'This is the address you have.'
export const emailCodeSent = (address: string) => `A code is on its way to ${address}.`
export const emailChanged = (address: string) => `Done. Your address is ${address} now.`

export const passwordTitle = 'Password'
export const passwordText = 'Another password signs out your other devices.'
export const currentPassword = 'Current password'
export const currentHint = 'You have none, or forgot it? Sign out, then choose “Reset password”.'
export const currentWrong = 'This is not your password. Try again, or sign out and reset it.'
export const changePassword = 'Change password'
export const passwordChanged = 'Done. Your other devices are signed out.'

export const deleteWord = 'delete'
export const deleteTitle = 'Delete your account'
export const deleteText = 'Your cart, wishlist and addresses go with it, on every device, for good.'
export const deleteLabel = 'Type “delete” to confirm'
export const deleteNotTyped = 'Type the word “delete” if you are sure.'
export const deleteAccount = 'Delete account'
export const deleted = 'Your account is deleted.'

export const signedIn = 'You are signed in.'
export const signedOut = 'You are signed out.'
export const insideOffline =
  'Your account needs the network. It comes by itself once you are online.'
