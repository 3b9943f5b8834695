/** Whether a version may be signed, and a signature taken back. */
import type { CalendarDate } from "@/platform/clock/calendar-date";
import { ok, refuse, type Result } from "@/platform/result";
import type { BasisFacts } from "../../secrecy/contract";

/** What signing depends on: the version, and its live signature. */
export interface SignCurrent {
  readonly facts: BasisFacts;
  readonly liveId: string | null;
}

/** What taking a signature back depends on. */
export interface RevokeCurrent {
  readonly code: string;
  readonly version: number;
  /** Not taken back already. */
  readonly isLive: boolean;
}

/** A version that holds, or will hold, and that nobody has signed. */
export function decideSign(
  { facts, liveId }: SignCurrent,
  today: CalendarDate,
): Result<{ readonly signs: true }, "basisEnded" | "alreadySigned"> {
  if (facts.validTo !== null && facts.validTo <= today) return refuse("basisEnded");
  if (liveId !== null) return refuse("alreadySigned");
  return ok({ signs: true });
}

/** Only what is signed can be taken back. Releases on it stop at once; what was released stays released. */
export function decideRevoke({ isLive }: RevokeCurrent): Result<{ readonly revokes: true }, "notSigned"> {
  return isLive ? ok({ revokes: true }) : refuse("notSigned");
}
