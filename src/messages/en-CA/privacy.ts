export const title = 'Privacy'
export const description =
  'No cookies for looking around, no scripts of other companies. What this shop keeps, where, for how long, and how to have it deleted.'

export const heading = 'Privacy'
export const lead =
  'You may look around without telling us anything. This page says what is kept, and where.'
export const alt =
  'Five amber oil bottles on stone rounds of rising height, leaf shadow on an ivory wall'

export const sections = [
  {
    id: 'short',
    title: 'In short',
    paragraphs: [
      'This shop sets no advertising or tracking cookies and loads nothing from other companies: no fonts, no pixels, no chat windows. We do not sell or trade what we know about you, and we do not build profiles.',
      'If we have never written to you, all there is to know about you is on your own device. What reaches us of a visit names nobody.',
    ],
  },
  {
    id: 'device',
    title: 'Kept on your device',
    terms: [
      { term: 'Your cart', text: 'What you put in it, so that it is there tomorrow.' },
      {
        term: 'Recently viewed',
        text: 'The last products you opened, to show you the way back. They are not sent to us.',
      },
      {
        term: 'The shop itself',
        text: 'Its pages, products and small pictures, so that it opens at once and without a network.',
      },
      {
        term: 'Your account',
        text: 'If you sign in: that you are, and copies of your cart and wishlist. Signing out removes them.',
      },
      {
        term: 'An order you began',
        text: 'What you typed at the checkout, so that a reload loses nothing. Gone once the order is paid for; the way back to that order stays for an hour.',
      },
      { term: 'Theme', text: 'Light or dark, if you chose one.' },
      {
        term: 'This visit',
        text: 'Where you had scrolled to, and what you pressed while a page was still arriving. Gone when you close the tab.',
      },
    ],
    paragraphs: ['Your browser’s “clear site data” removes all of it at once.'],
    links: [{ to: '/offline', name: 'What the shop itself takes, and how to clear it' }],
  },
  {
    id: 'us',
    title: 'Kept by us',
    terms: [
      {
        term: 'An account',
        text: 'If you open one: your email address, a password nobody can read back, your cart, wishlist and saved addresses. Deleting the account, on its page, deletes all of it at once.',
      },
      {
        term: 'An order',
        text: 'What you bought, where it went, the address we wrote to and that it was paid. Never a card: you pay on the page of Stripe or PayPal, and the number does not reach us.',
      },
      {
        term: 'How the shop ran',
        text: 'Some visits tell us how long a kind of page took and which of our code failed: the kind of page, the kind of connection, numbers. Not who, not what was looked at, not from where.',
      },
      {
        term: 'Requests',
        text: 'Like every website, ours learns the network address that asks for a page. It is used to answer and to keep the shop standing, and deleted within thirty days.',
      },
    ],
    paragraphs: [
      'An order needs a name, an address to send it to and a way to tell you where it is. We ask for that and no more, and keep it as long as the law on taxes wants the receipt kept, also when the account is gone. An order that was never paid for loses name, address and e-mail after thirty days.',
    ],
  },
  {
    id: 'others',
    title: 'Who else handles it',
    paragraphs: [
      'The companies whose computers this shop stands on see the requests they carry for us. Whoever brings a parcel gets the name and the address on it, and whoever takes a payment what it needs to take it. Each may use that for its part of the work and for nothing else. Some keep it outside Canada, where the courts of that country can ask for it.',
      'Nobody joins them before being told of here.',
    ],
  },
  {
    id: 'rights',
    title: 'What you may ask of us',
    paragraphs: [
      'Under Canada’s privacy law for companies, PIPEDA, you may see what we hold about you, have it corrected, take back your consent and have what we no longer need deleted. If you live in Quebec you may also have it in a file you can take elsewhere.',
      'Reply to any message we have sent you and say what you would like. We answer within thirty days and charge nothing. If our answer does not satisfy you, the Privacy Commissioner of Canada hears complaints.',
    ],
    links: [
      { to: 'https://www.priv.gc.ca/en/report-a-concern/', name: 'Privacy Commissioner of Canada' },
    ],
  },
  {
    id: 'changes',
    title: 'When this page changes',
    paragraphs: [
      'It changes when the shop does, and never for what was collected before. This version holds from November 2026.',
    ],
  },
] as const
