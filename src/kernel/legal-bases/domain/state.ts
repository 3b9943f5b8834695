/** Where a version of a basis stands for one authority on one day. */
import type { CalendarDate } from "@/platform/clock/calendar-date";
import type { TenantKind } from "../../identity/contract";
import { agencyKindsOf, type BasisFacts } from "../../secrecy/contract";
import type { BasisState } from "../contract";

/** Whether it has begun and not ended: `validFrom <= day < validTo`. */
export function holdsOn({ validFrom, validTo }: Pick<BasisFacts, "validFrom" | "validTo">, day: CalendarDate): boolean {
  return validFrom <= day && (validTo === null || validTo > day);
}

/** The name of a version as the engine writes it. */
export const signedName = ({ code, version }: Pick<BasisFacts, "code" | "version">): string => `${code}@${version}`;

export interface Standing {
  readonly today: CalendarDate;
  readonly kind: TenantKind;
  readonly signedBases: readonly string[];
  readonly isDemo: boolean;
}

/** The state of one version. What the law says goes before what the authority has done. */
export function basisState(facts: BasisFacts, { today, kind, signedBases, isDemo }: Standing): BasisState {
  if (facts.mode === "block") return "blocked";
  if (facts.validTo !== null && facts.validTo <= today) return "ended";
  const isOurs = facts.from.some((one) => agencyKindsOf[kind].includes(one));
  if (!isOurs || facts.to.length === 0) return "elsewhere";
  if (facts.validFrom > today) return "coming";
  if (signedBases.includes(signedName(facts))) return "usable";
  return isDemo ? "demo" : "unsigned";
}

/** Of several versions the one to show: the highest that holds, else the first to come, else the last that ended. */
export function versionToShow<T extends { readonly facts: BasisFacts }>(
  versions: readonly T[],
  today: CalendarDate,
): T | undefined {
  const byVersion = versions.toSorted((a, b) => a.facts.version - b.facts.version);
  return (
    byVersion.findLast(({ facts }) => holdsOn(facts, today)) ??
    byVersion.find(({ facts }) => facts.validFrom > today) ??
    byVersion.at(-1)
  );
}
