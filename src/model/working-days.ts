/** The day that many working days later, in the time zone of the device. Weekends do not count; holidays are not known. */
export function addWorkingDays(from: Date, count: number): Date {
  const day = new Date(from)
  for (let left = count; left > 0;) {
    day.setDate(day.getDate() + 1)
    if (day.getDay() % 6 !== 0) left -= 1
  }
  return day
}
