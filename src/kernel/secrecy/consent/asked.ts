/** Whom the secrecy protects, and who decides for a minor (OSL 12:2-3): c1-c3. */
import type { CalendarDate } from "@/platform/clock/calendar-date";
import { swedishDateOf } from "@/platform/clock/swedish-time";
import { ageToday } from "../release/days";
import type { SubjectFactsForRelease } from "../release/facts";
import type { ConsentRule } from "../release/verdict";

/** "subject", or the person id of a guardian. */
export type Signer = string;

/** The signer that is the person themself. */
export const SUBJECT: Signer = "subject";

/** What the question of signers looks at. */
export type SubjectOfConsent = Pick<SubjectFactsForRelease, "age" | "guardians" | "maturity">;

/** Those whose word is needed, the subject first, then the guardians by id; or why that is not known. */
export type AskedSigners =
  | { readonly known: true; readonly signers: readonly Signer[]; readonly isMinor: boolean }
  | { readonly known: false; readonly rule: ConsentRule };

/** Who is asked on the Swedish day of `now`. From the 18th birthday on nobody but the subject. */
export function askedSigners(subject: SubjectOfConsent, now: Date): AskedSigners {
  return askedOn(subject, swedishDateOf(now));
}

/** The same on a day. */
export function askedOn(subject: SubjectOfConsent, today: CalendarDate): AskedSigners {
  const age = ageToday(subject.age, today);
  if (age === null) return unknown("consent.age-unknown");
  if (age >= 18) return { known: true, signers: [SUBJECT], isMinor: false };
  if (subject.maturity === null) return unknown("consent.maturity-not-assessed");
  if (subject.maturity === "childAlone") return { known: true, signers: [SUBJECT], isMinor: true };
  const counting = subject.guardians.filter(({ standing }) => standing === "counts").map(({ personId }) => personId);
  if (counting.length === 0 || subject.guardians.some(({ standing }) => standing === "unknown")) {
    return unknown("consent.signers-unknown");
  }
  const own = subject.maturity === "together" ? [SUBJECT] : [];
  return { known: true, signers: [...own, ...counting.sort()], isMinor: true };
}

function unknown(rule: ConsentRule): AskedSigners {
  return { known: false, rule };
}
