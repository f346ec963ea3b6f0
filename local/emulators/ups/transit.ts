const dayMs = 86_400_000
const names = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT']

/**
 * `TimeInTransit` of a rated shipment.
 *
 * @param pickupDate - YYYYMMDD
 * @param days - working days under way
 */
export function describeTransit(serviceName: string, pickupDate: string, days: number) {
  const [, year, month, day] = /^(\d{4})(\d{2})(\d{2})$/.exec(pickupDate) ?? []
  const pickup = nextWorkday(new Date(Date.UTC(Number(year), Number(month) - 1, Number(day))))
  let arrival = pickup
  for (let n = 0; n < days; n++) arrival = nextWorkday(new Date(arrival.getTime() + dayMs))
  return {
    PickupDate: compact(pickup),
    PackageBillType: '03',
    AutoDutyCode: '02',
    ServiceSummary: {
      Service: { Description: serviceName },
      EstimatedArrival: {
        Arrival: { Date: compact(arrival), Time: '230000' },
        BusinessDaysInTransit: String(days),
        Pickup: { Date: compact(pickup), Time: '170000' },
        DayOfWeek: names[arrival.getUTCDay()]!,
        CustomerCenterCutoff: '160000',
      },
    },
  }
}

function nextWorkday(date: Date): Date {
  const isWeekend = date.getUTCDay() % 6 === 0
  return isWeekend ? nextWorkday(new Date(date.getTime() + dayMs)) : date
}

const compact = (date: Date) => date.toISOString().slice(0, 10).replaceAll('-', '')
