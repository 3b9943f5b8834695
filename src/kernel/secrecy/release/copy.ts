/** Reading a received copy (docs/secrecy.md, section 5). */
import { isCalendarDate, type CalendarDate } from "@/platform/clock/calendar-date";
import { swedishDateOf } from "@/platform/clock/swedish-time";
import { hasCaseContent } from "../weigh";
import type { CopyFacts, ReleasePrincipal } from "./facts";
import { RELEASE_POLICY_VERSION, type CopyAllowRule, type CopyDecision, type CopyDenyRule } from "./verdict";

/** Decides copy after copy of one list, for one reader at one instant. */
export type CopyReader = (copy: CopyFacts | null) => CopyDecision;

/** For a list: the day is read once. A stamp counts when it is set, whatever instant it says: clocks may be slow. */
export function copyReader(principal: ReleasePrincipal, now: Date): CopyReader {
  const today = swedishDateOf(now);
  return (copy) => {
    if (copy === null) return deny("copy.unknown");
    if (copy.tenantId !== principal.tenantId) return deny("tenant.foreign");
    if (!hasCaseContent(principal.role)) return deny("role.no-case-content");
    if (!isInSight(principal, copy)) return deny("copy.other-unit");
    if (copy.registeredAt !== null) return allow("copy.registered");
    if (copy.withdrawnAt !== null) return deny("copy.withdrawn");
    if (copy.groundEndedAt !== null) return deny("copy.ground-ended");
    if (copy.correctedAt !== null) return deny("copy.corrected");
    return isPast(copy.readableUntil, today) ? deny("copy.expired") : allow("copy.ground-lives");
  };
}

/** A copy tied to a case follows the case; one that is tied to none is seen by those who see the unit it went to. */
function isInSight(principal: ReleasePrincipal, copy: CopyFacts): boolean {
  if (copy.isTiedToCase) return copy.isWithCaseInSight;
  return principal.sightUnitId !== null && principal.sightUnitId === copy.toUnitId;
}

function isPast(lastDay: string | null, today: CalendarDate): boolean {
  return lastDay !== null && !(isCalendarDate(lastDay) && today <= lastDay);
}

function allow(rule: CopyAllowRule): CopyDecision {
  return { effect: "allow", rules: [rule], policyVersion: RELEASE_POLICY_VERSION };
}

function deny(rule: CopyDenyRule): CopyDecision {
  return { effect: "deny", rules: [rule], policyVersion: RELEASE_POLICY_VERSION };
}
