/** An error in the shape of UPS. */
export function refuse(status: number, code: string, message: string): Response {
  return Response.json({ response: { errors: [{ code, message }] } }, { status })
}
