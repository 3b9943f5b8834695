import type { CalendarDate } from "@/platform/clock/calendar-date";

/** A period that is published: a four-month period `2026-T1` or a year `2026`. There are no others. */
export type PeriodCode = string;

/** A whole period with its first and last day. */
export interface GridPeriod {
  readonly code: PeriodCode;
  readonly year: number;
  /** 1 to 3, or null for the year. */
  readonly tertial: 1 | 2 | 3 | null;
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}

/** A year in four digits, alone or with one of its three four-month periods. */
export const periodPattern = /^(20\d\d|19\d\d)(?:-T([123]))?$/;

const BOUNDS = { 1: ["01-01", "04-30"], 2: ["05-01", "08-31"], 3: ["09-01", "12-31"] } as const;

/** The period a code names. @throws when it names none: inputs are checked against `periodPattern` first. */
export function periodOf(code: PeriodCode): GridPeriod {
  const [, year, number] = periodPattern.exec(code) ?? [];
  if (year === undefined) throw new Error(`"${code}" is no four-month period or year`);
  const tertial = number === undefined ? null : (Number(number) as 1 | 2 | 3);
  const [from, to] = tertial === null ? ["01-01", "12-31"] : BOUNDS[tertial];
  return { code, year: Number(year), tertial, from: `${year}-${from}`, to: `${year}-${to}` };
}

/** The four-month periods of a year, or the period itself. */
export function partsOf({ code, year, tertial }: GridPeriod): GridPeriod[] {
  return tertial === null ? [1, 2, 3].map((number) => periodOf(`${year}-T${number}`)) : [periodOf(code)];
}

/** The period before: of a four-month period the one before it, of a year the year before. */
export function previousPeriod({ year, tertial }: GridPeriod): GridPeriod {
  if (tertial === null) return periodOf(String(year - 1));
  return periodOf(tertial === 1 ? `${year - 1}-T3` : `${year}-T${tertial - 1}`);
}

/** The same period of the year before. */
export function yearBefore({ year, tertial }: GridPeriod): GridPeriod {
  return periodOf(tertial === null ? String(year - 1) : `${year - 1}-T${tertial}`);
}

/** Whether it has ended: only then can its figures be settled. */
export function hasEnded({ to }: GridPeriod, today: CalendarDate): boolean {
  return to < today;
}

/** The four-month period and the year a month (YYYY-MM) is in. */
export function periodsOfMonth(month: string): PeriodCode[] {
  const year = month.slice(0, 4);
  return [`${year}-T${Math.ceil(Number(month.slice(5, 7)) / 4)}`, year];
}
