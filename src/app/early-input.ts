type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement

const isTickable = (control: Control): control is HTMLInputElement =>
  control instanceof HTMLInputElement && (control.type === 'checkbox' || control.type === 'radio')

function defaultIndex(select: HTMLSelectElement): number {
  return Math.max(
    0,
    [...select.options].findIndex((option) => option.defaultSelected),
  )
}

function isChanged(control: Control): boolean {
  if (isTickable(control))
    return control.checked && control.type === 'radio'
      ? !control.defaultChecked
      : control.checked !== control.defaultChecked
  if (control instanceof HTMLSelectElement) return control.selectedIndex !== defaultIndex(control)
  return control.value !== control.defaultValue
}

/**
 * Sets a value behind React's back and then tells it: React compares with what it last saw through the element's own
 * property, so that must be the old value when the event arrives.
 */
function replayText(control: HTMLInputElement | HTMLTextAreaElement, text: string) {
  const hadFocus = document.activeElement === control
  const [from, to] = [control.selectionStart, control.selectionEnd]
  control.value = control.defaultValue
  const prototype =
    control instanceof HTMLInputElement ? HTMLInputElement.prototype : HTMLTextAreaElement.prototype
  Object.getOwnPropertyDescriptor(prototype, 'value')!.set!.call(control, text)
  control.dispatchEvent(new Event('input', { bubbles: true }))
  if (hadFocus && from !== null) control.setSelectionRange(from, to)
}

function replayTick(control: HTMLInputElement, checked: boolean) {
  if (control.type === 'checkbox') control.checked = !checked
  else {
    const group = document.querySelectorAll<HTMLInputElement>(
      `input[type=radio][name="${CSS.escape(control.name)}"]`,
    )
    for (const radio of group) radio.checked = radio.defaultChecked
  }
  control.click()
}

/**
 * Collects what the shopper did to native controls before hydration: ticks, choices, typed words. Call it before
 * hydrating; call what it returns after the first commit, and React hears the events it missed.
 */
export function collectEarlyInput(): () => void {
  const touched = [...(window.early?.touched ?? [])] as Control[]
  const controls = touched.filter((control) => control.isConnected && isChanged(control))
  const replays = controls.map((control) => {
    if (isTickable(control)) {
      const { checked } = control
      return () => replayTick(control, checked)
    }
    const { value } = control
    if (control instanceof HTMLSelectElement)
      return () => {
        control.value = value
        control.dispatchEvent(new Event('change', { bubbles: true }))
      }
    return () => replayText(control, value)
  })
  return () => {
    for (const replay of replays) replay()
  }
}
