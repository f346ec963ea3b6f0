export const title = 'Shipping'
export const description =
  'We pack in paper and send from Canada within two working days. Delivery in Canada from $11.40, free from $120.'

export const heading = 'Shipping'
export const lead = 'Packed in paper, sent from Canada within two working days.'
export const alt = 'A walnut tray with candle, oil and linen pouch in window light, ochre backdrop'

export const sections = [
  {
    id: 'cost',
    title: 'What it costs',
    terms: [
      { term: 'Canada', text: 'From $11.40, by weight and distance. Free from $120 of things.' },
      {
        term: 'Elsewhere',
        text: 'The carrier’s rate for your address, shown before you pay.',
      },
    ],
    paragraphs: [
      'Before you pay you see every service our carriers offer for your parcel and your address, cheapest first, each with its price and its days. What they charge is what you pay: we add nothing.',
    ],
  },
  {
    id: 'time',
    title: 'How long it takes',
    paragraphs: [
      'We pack on working days and hand over within two. In Canada a parcel then travels one to five working days, depending on the service you choose and how far north you live.',
      'Once it is on its way you get one message with a number to follow it by.',
    ],
  },
  {
    id: 'packing',
    title: 'How it is packed',
    paragraphs: [
      'Glass and clay travel in folded kraft paper, in a box made for their size. No plastic, no foam, no leaflets. The paper goes into the recycling, or under the next candle.',
    ],
  },
  {
    id: 'abroad',
    title: 'Customs',
    paragraphs: [
      'Prices are in Canadian dollars. Outside Canada no Canadian tax is charged; duty and local tax are set by your country and paid to the carrier.',
      'If a thing cannot be sent to your address, checkout says so before you pay.',
    ],
  },
  {
    id: 'broken',
    title: 'If it arrives broken, or not at all',
    paragraphs: [
      'Keep the pieces and the box, take a picture, and reply to the message about your order within fourteen days. We send another, or the money back, as you like. You pay nothing for it.',
      'A parcel that has not moved for seven working days is ours to look for. Tell us, and we ask the carrier.',
    ],
    links: [{ to: '/returns', name: 'How to send something back' }],
  },
] as const
