/** ISO 3166-1 alpha-2, the codes a parcel can be sent to. Their names belong to the language of the page. */
export const countries: readonly string[] = (
  'AD AE AG AI AL AM AO AR AT AU AW AZ BA BB BD BE BF BG BH BI BJ BM BN BO BR BS BT BW BZ CA CD CF CG CH CI CK CL CM CN CO ' +
  'CR CV CW CY CZ DE DJ DK DM DO DZ EC EE EG ER ES ET FI FJ FK FO FR GA GB GD GE GF GH GI GL GM GN GP GQ GR GT GW GY HK HN ' +
  'HR HT HU ID IE IL IN IQ IS IT JM JO JP KE KG KH KI KM KN KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MG MK ' +
  'ML MN MO MQ MR MS MT MU MV MW MX MY MZ NA NC NE NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PT PY QA RE RO RS RW ' +
  'SA SB SC SE SG SI SK SL SM SN SO SR ST SV SX SZ TC TD TG TH TJ TL TM TN TO TR TT TV TW TZ UA UG US UY UZ VA VC VE VG VN ' +
  'VU WF WS XK YT ZA ZM ZW'
).split(' ')

/** Provinces and states by country; elsewhere a region is free text, or none. */
export const regionsOf: Readonly<Record<string, readonly string[]>> = {
  CA: 'AB BC MB NB NL NS NT NU ON PE QC SK YT'.split(' '),
  US: (
    'AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR ' +
    'PA PR RI SC SD TN TX UT VT VA WA WV WI WY'
  ).split(' '),
}

/**
 * The first letters of a province's postal codes; K1A, the government's, lies on both banks of the Ottawa.
 * https://www.canadapost-postescanada.ca, "Addressing guidelines"
 */
const firstLetters: Readonly<Record<string, RegExp>> = {
  ...{ AB: /^T/i, BC: /^V/i, MB: /^R/i, NB: /^E/i, NL: /^A/i, NS: /^B/i, NT: /^X/i, NU: /^X/i },
  ...{ ON: /^[KLMNP]/i, PE: /^C/i, QC: /^([GHJ]|K1A)/i, SK: /^S/i, YT: /^Y/i },
}

/** Whether a postal code can be of that province or state. Only Canada's are told apart; any other can be. */
export function isPostalCodeOf(country: string, region: string, postalCode: string): boolean {
  return country !== 'CA' || (firstLetters[region]?.test(postalCode.trim()) ?? true)
}
