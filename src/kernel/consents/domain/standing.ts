/** Where one consent stands today, in a word for lists. */
import type { CalendarDate } from "@/platform/clock/calendar-date";
import type { ConsentRow } from "../contract";
import { latestAnswers } from "./answering";

/** noted: no question was asked. open: somebody has said yes. part: yes from some, no or nothing from others. */
export type ConsentStanding = "noted" | "waiting" | "yes" | "mixed" | "no" | "withdrawn" | "notBegun" | "over";

/** How a consent stands by the answers that were given; what may be shared is the matrix's to say. */
export function standingOf(consent: ConsentRow, today: CalendarDate): ConsentStanding {
  if (consent.kind === "gdprNote") return "noted";
  if (consent.validTo !== null && consent.validTo < today) return "over";
  const latest = latestAnswers(consent);
  if (latest.length === 0) return "waiting";
  const yes = latest.filter((one) => one.answer === "yes" && one.withdrawnAt === null);
  if (yes.length === 0) return latest.every((one) => one.answer === "no") ? "no" : "withdrawn";
  if (yes.length < latest.length) return "mixed";
  return consent.validFrom !== null && consent.validFrom > today ? "notBegun" : "yes";
}
