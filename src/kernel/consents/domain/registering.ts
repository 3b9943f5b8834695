/** Whether a consent may be asked for as it is written, and whom it names. */
import { addMonths, formatISO, parseISO } from "date-fns";
import type { CalendarDate } from "@/platform/clock/calendar-date";
import { ok, refuse, type Result } from "@/platform/result";
import type { RegisterConsent } from "../schema";

/** A unit of another authority that takes releases. */
export interface KnownReceiver {
  readonly authorityId: string;
  readonly authorityName: string;
  readonly unitId: string;
  readonly unitName: string;
}

export interface RegisterCurrent {
  readonly personId: string | null;
  readonly isClosed: boolean;
  readonly receivers: readonly KnownReceiver[];
  /** Months a consent may last: the authority's setting. */
  readonly maxMonths: number;
  /** The version of the notice that holds today; null: none is written for this kind. */
  readonly noticeVersion: string | null;
}

export type RegisterRefusal =
  | "caseClosed"
  | "noPerson"
  | "noticeMissing"
  | "informedInFuture"
  | "purposesRequired"
  | "categoriesRequired"
  | "receiversRequired"
  | "receiverUnknown"
  | "validToBeforeFrom"
  | "validToPassed"
  | "validTooLong";

/** Whom a consent names inside Samlots: all of an authority (no unit), or one unit. */
export interface NamedReceiver {
  readonly authorityId: string;
  readonly unitId: string | null;
}

export interface NewConsent {
  readonly personId: string;
  readonly noticeVersion: string;
  readonly receivers: readonly NamedReceiver[];
}

/** The last day a consent that begins on `from` may hold. */
export function lastDayFrom(from: CalendarDate, months: number): CalendarDate {
  return formatISO(addMonths(parseISO(from), months), { representation: "date" });
}

/** Decides one consent. There is no endless one, and none that names nobody. */
export function decideRegister(
  current: RegisterCurrent,
  input: RegisterConsent,
  today: CalendarDate,
): Result<NewConsent, RegisterRefusal> {
  const { personId, noticeVersion } = current;
  if (current.isClosed) return refuse("caseClosed");
  if (personId === null) return refuse("noPerson");
  if (noticeVersion === null) return refuse("noticeMissing");
  if (input.informedOn > today) return refuse("informedInFuture", { field: "informedOn" });
  if (input.kind !== "liftSecrecy") return ok({ personId, noticeVersion, receivers: [] });
  if (input.purposes.length === 0) return refuse("purposesRequired", { field: "purposes" });
  if (input.categories.length === 0) return refuse("categoriesRequired", { field: "categories" });
  if (input.receivers.length + input.outside.length === 0) return refuse("receiversRequired", { field: "receivers" });
  const receivers = input.receivers.map((key) => receiverOf(key, current.receivers));
  const known = receivers.filter((one) => one !== null);
  if (known.length < receivers.length) return refuse("receiverUnknown", { field: "receivers" });
  if (input.validTo < input.validFrom) return refuse("validToBeforeFrom", { field: "validTo" });
  if (input.validTo < today) return refuse("validToPassed", { field: "validTo" });
  if (input.validTo > lastDayFrom(input.validFrom, current.maxMonths))
    return refuse("validTooLong", { field: "validTo", details: { months: current.maxMonths } });
  return ok({ personId, noticeVersion, receivers: known });
}

function receiverOf(key: string, known: readonly KnownReceiver[]): NamedReceiver | null {
  const [kind, id] = key.split(":");
  const unit = known.find((one) => (kind === "unit" ? one.unitId === id : one.authorityId === id));
  if (!unit) return null;
  return { authorityId: unit.authorityId, unitId: kind === "unit" ? unit.unitId : null };
}
