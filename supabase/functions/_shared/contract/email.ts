/** As browsers judge `type=email`: https://html.spec.whatwg.org/#valid-e-mail-address, with a dot in the domain. */
const address =
  /^[\w.!#$%&'*+/=?^`{|}~-]+@[a-z\d](?:[a-z\d-]*[a-z\d])?(?:\.[a-z\d](?:[a-z\d-]*[a-z\d])?)+$/i

/** Whether a mail can be sent to it, as far as its writing tells; the pages and the functions judge alike. */
export const isEmail = (text: string): boolean => address.test(text)
