/** From what was written in the form to an identity: the part of registering that needs to know what day it is. */
import { ok, refuse, type Result } from "@/platform/result";
import type { CalendarDate } from "@/platform/clock/calendar-date";
import type { RegisterPerson } from "../schema";
import { parsePersonalNumber, type PersonalNumber, type PersonalNumberFault } from "./personal-number";

/** Refusals carry the code of the message: `persons.errors.<code>`. */
export type NumberRefusal =
  | `number${Capitalize<Exclude<PersonalNumberFault, "reserveNumber">>}`
  | "numberReserve"
  | "numberIsCoordination"
  | "numberIsPersonal";

/** The code of a fault in a number, as its message is called. */
export function numberRefusal(fault: PersonalNumberFault): NumberRefusal {
  const codes: Readonly<Record<PersonalNumberFault, NumberRefusal>> = {
    notANumber: "numberNotANumber",
    tooShort: "numberTooShort",
    tooLong: "numberTooLong",
    reserveNumber: "numberReserve",
    noSuchDate: "numberNoSuchDate",
    inFuture: "numberInFuture",
    wrongChecksum: "numberWrongChecksum",
  };
  return codes[fault];
}

/** Decides the number of a person who is registered with one; refuses at the field `number`. */
export function decideNumber(
  input: Exclude<RegisterPerson, { identityKind: "temporary" }>,
  today: CalendarDate,
): Result<PersonalNumber, NumberRefusal> {
  const parsed = parsePersonalNumber(input.number, today);
  if (!parsed.ok) return refuse(numberRefusal(parsed.code), { field: "number" });
  if (parsed.value.kind === input.identityKind) return ok(parsed.value);
  const code = parsed.value.kind === "samordningsnummer" ? "numberIsCoordination" : "numberIsPersonal";
  return refuse(code, { field: "number" });
}
