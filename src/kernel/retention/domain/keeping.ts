import { ok, refuse, type Result } from "@/platform/result";
import type { RetentionClass } from "../contract";

/** A case as holds and classes see it. */
export interface KeptCase {
  readonly id: string;
  readonly hasPerson: boolean;
}

/** A hold as the rules see it. */
export interface HoldFacts {
  readonly id: string;
  readonly liftedAt: Date | null;
}

/** Whether a case may be held: until a day that is not over, or until somebody lifts it. Days are YYYY-MM-DD. */
export function decideHold(
  holdsUntil: string | null,
  today: string,
): Result<{ readonly holdsUntil: string | null }, "holdOver"> {
  return holdsUntil !== null && holdsUntil < today ? refuse("holdOver", { field: "holdsUntil" }) : ok({ holdsUntil });
}

/** Whether a hold may be lifted: once. */
export function decideLift(hold: HoldFacts, now: Date): Result<{ readonly at: Date }, "holdLifted"> {
  return hold.liftedAt === null ? ok({ at: now }) : refuse("holdLifted");
}

/** Whether a case may be said to be of a class. Nobody is identified only where nobody is registered. */
export function decideClass(
  found: KeptCase,
  retentionClass: RetentionClass,
): Result<{ readonly retentionClass: RetentionClass }, "hasPerson"> {
  return retentionClass === "anonymous" && found.hasPerson
    ? refuse("hasPerson", { field: "retentionClass" })
    : ok({ retentionClass });
}
