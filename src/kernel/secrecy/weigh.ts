/**
 * The verdict inside one authority: may this principal do this with this subject, on which rule. Pure: facts in, verdict
 * out. Deny is the default, an unknown fact denies, and every layer can only narrow the one before.
 */
import type { Principal, Role } from "../identity/contract";

/** What of the principal a case is weighed by: who acts, for whom, in which role, with sight of what. */
export type CaseActor = Pick<Principal, "tenantId" | "accountId" | "role" | "sightUnitId">;

/** The version of these rules, stored with every audit line so that a decision can be read afterwards. */
export const POLICY_VERSION = "tenant-1";

/** Whom or what an act concerns. */
export type Subject =
  /** The caller's own account, session or settings. */
  | { readonly kind: "self" }
  /** The authority's organisation: units, users, assignments, goals. Holds no case content. */
  | { readonly kind: "organisation" }
  /** Work of the principal's own unit as a whole: its list, a new case in it. */
  | { readonly kind: "ownUnit" }
  /** Figures, register and board of the unit, for the one who leads it. */
  | { readonly kind: "unitOverview" }
  /** The register of persons as such: searching it, entering somebody. What is found is weighed by row. */
  | { readonly kind: "register" }
  /** The log of who did what. */
  | { readonly kind: "log" }
  | { readonly kind: "case"; readonly caseId: string }
  | { readonly kind: "person"; readonly personId: string }
  /** What an emergency opening shows. Its case or person stays out of sight for every other act. */
  | { readonly kind: "opening"; readonly openingId: string };

/** What is known of a case when it is weighed. */
export interface CaseFacts {
  readonly kind: "case";
  readonly tenantId: string;
  readonly unitId: string;
  readonly receivingUnitId: string | null;
  readonly workerIds: readonly string[];
  readonly isProtected: boolean;
  /** Whether the principal belongs to the protected person's reader group. */
  readonly isReader: boolean;
}

/** What is known of a person when they are weighed. */
export interface PersonFacts {
  readonly kind: "person";
  readonly tenantId: string;
  readonly registeredBy: string;
  /** Whether any case in the principal's sight concerns the person, or a child they are guardian of. */
  readonly hasCaseInSight: boolean;
  readonly isProtected: boolean;
  readonly isReader: boolean;
}

/** What is known of an emergency opening when something is read through it. */
export interface OpeningFacts {
  readonly kind: "opening";
  readonly tenantId: string;
  readonly openedBy: string;
  readonly assignmentId: string;
  readonly openedAt: Date;
  readonly expiresAt: Date;
  readonly closedAt: Date | null;
  /** Whether the authority has, today, the written decision that such openings may be made. */
  readonly isDecided: boolean;
  /** The moment of the question, by the database's clock. */
  readonly at: Date;
}

/** Facts about the subject; null when there is no such case, person or opening, which denies like any other lack. */
export type SubjectFacts = CaseFacts | PersonFacts | OpeningFacts | null;

/** Why something is hidden. For the log alone: to the person every one of these looks like "there is no such thing". */
export type DenyRule =
  | "subject.unknown"
  | "tenant.foreign"
  | "case.not-assigned"
  | "person.not-in-sight"
  | "protected.not-reader"
  | "unit.not-led"
  | "opening.not-own"
  | "opening.not-decided"
  | "opening.over"
  | "role.no-case-content";

export type AllowRule =
  | "self"
  | "organisation"
  | "unit.member"
  | "unit.led"
  | "register"
  | "log"
  | "case.worker"
  | "case.unit-sight"
  | "case.receiving-unit-sight"
  | "person.registered-by"
  | "person.case-in-sight"
  | "person.registrar"
  | "protected.reader"
  | "emergency.opening";

export type Verdict =
  | { readonly effect: "allow"; readonly rules: readonly AllowRule[]; readonly policyVersion: string }
  | { readonly effect: "deny"; readonly rules: readonly DenyRule[]; readonly policyVersion: string };

const ROLES_WITHOUT_CASE_CONTENT: ReadonlySet<Role> = new Set<Role>(["administrator", "logReviewer"]);

/** Whether a role sees cases and persons at all, whatever account it is and whatever a manifest grants. */
export function hasCaseContent(role: Role): boolean {
  return !ROLES_WITHOUT_CASE_CONTENT.has(role);
}

const allow = (...rules: AllowRule[]): Verdict => ({ effect: "allow", rules, policyVersion: POLICY_VERSION });
const deny = (...rules: DenyRule[]): Verdict => ({ effect: "deny", rules, policyVersion: POLICY_VERSION });

/**
 * Weighs one subject. Inside an authority secrecy still holds between those who need the data for their work and those
 * who do not (SoLPuL 10 §, "behörighet": only what each needs).
 */
export function weigh(principal: Principal, subject: Subject, facts: SubjectFacts): Verdict {
  switch (subject.kind) {
    case "self":
      return allow("self");
    case "organisation":
      return allow("organisation");
    case "log":
      return allow("log");
    case "ownUnit":
      return withCaseContent(principal) ?? allow("unit.member");
    case "register":
      return withCaseContent(principal) ?? allow("register");
    case "unitOverview":
      return principal.role === "unitHead" ? allow("unit.led") : deny("unit.not-led");
    case "case":
      return weighCase(principal, facts);
    case "person":
      return withCaseContent(principal) ?? weighPerson(principal, facts);
    case "opening":
      return withCaseContent(principal) ?? weighOpening(principal, facts);
  }
}

function withCaseContent(principal: CaseActor): Verdict | null {
  return hasCaseContent(principal.role) ? null : deny("role.no-case-content");
}

/** Weighs a case: the part of `weigh` that a release asks as well. */
export function weighCase(principal: CaseActor, facts: SubjectFacts): Verdict {
  const without = withCaseContent(principal);
  if (without) return without;
  if (facts?.kind !== "case") return deny("subject.unknown");
  if (facts.tenantId !== principal.tenantId) return deny("tenant.foreign");
  const sight = caseSight(principal, facts);
  if (!sight) return deny("case.not-assigned");
  return withinProtection(facts, sight);
}

function caseSight(principal: CaseActor, facts: CaseFacts): AllowRule | null {
  if (facts.workerIds.includes(principal.accountId)) return "case.worker";
  if (principal.sightUnitId === null) return null;
  if (facts.unitId === principal.sightUnitId) return "case.unit-sight";
  return facts.receivingUnitId === principal.sightUnitId ? "case.receiving-unit-sight" : null;
}

function weighPerson(principal: Principal, facts: SubjectFacts): Verdict {
  if (facts?.kind !== "person") return deny("subject.unknown");
  if (facts.tenantId !== principal.tenantId) return deny("tenant.foreign");
  const sight: AllowRule | null = facts.hasCaseInSight
    ? "person.case-in-sight"
    : facts.registeredBy === principal.accountId
      ? "person.registered-by"
      : principal.role === "registrar"
        ? "person.registrar"
        : null;
  if (!sight) return deny("person.not-in-sight");
  return withinProtection(facts, sight);
}

/** Sixty minutes, in milliseconds: no opening is longer, whatever its row says. */
const OPENING_MS = 3_600_000;

function weighOpening(principal: Principal, facts: SubjectFacts): Verdict {
  if (facts?.kind !== "opening") return deny("subject.unknown");
  if (facts.tenantId !== principal.tenantId) return deny("tenant.foreign");
  if (facts.openedBy !== principal.accountId || facts.assignmentId !== principal.assignmentId)
    return deny("opening.not-own");
  if (!facts.isDecided) return deny("opening.not-decided");
  const [from, at] = [facts.openedAt.getTime(), facts.at.getTime()];
  const until = Math.min(facts.expiresAt.getTime(), from + OPENING_MS);
  return facts.closedAt === null && from <= at && at < until ? allow("emergency.opening") : deny("opening.over");
}

function withinProtection(facts: CaseFacts | PersonFacts, sight: AllowRule): Verdict {
  if (!facts.isProtected) return allow(sight);
  return facts.isReader ? allow(sight, "protected.reader") : deny("protected.not-reader");
}
