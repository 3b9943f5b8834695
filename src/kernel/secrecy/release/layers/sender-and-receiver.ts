/** Rows 1-7: whose case it is, who sees it, who releases, to whom. */
import type { Role } from "../../../identity/contract";
import { weighCase, type AllowRule, type DenyRule } from "../../weigh";
import { denies, type Layer, type Question } from "../question";
import { releaseAllowRules, wholeRules, type ReleaseAllowRule, type ReleaseDenyRule } from "../verdict";

const RELEASES_FROM_A_CASE: ReadonlySet<Role> = new Set<Role>([
  "outreachWorker",
  "socialWorker",
  "coordinator",
  "housingCoordinator",
  "caseManager",
  "unitHead",
]);

const RELEASES_OWN_KNOWLEDGE: ReadonlySet<Role> = new Set<Role>(["policeLiaison", "partnerProfessional", "unitHead"]);

export const senderAndReceiver: readonly Layer<Question>[] = [
  denies("subject.unknown", (x) => fromCase(x) && x.facts.case === null),
  denies("tenant.foreign", (x) => fromCase(x) && x.facts.case?.tenantId !== x.principal.tenantId),
  sightInside,
  denies("case.closed", (x) => fromCase(x) && x.facts.case?.isClosed !== false),
  denies("role.may-not-release", (x) => !releasing(x).has(x.principal.role)),
  denies("receiver.unknown", (x) => x.facts.receiver === null),
  denies("receiver.own-authority", (x) => x.facts.receiver?.authorityId === x.principal.tenantId),
];

/** The rules that gave sight of the case; none for what is known without one. */
export function sightOf(question: Question): readonly ReleaseAllowRule[] {
  const verdict = inside(question);
  return verdict?.effect === "allow" ? verdict.rules.filter(isReleaseAllow) : [];
}

function fromCase({ request }: Question): boolean {
  return request.origin === "case";
}

function releasing(question: Question): ReadonlySet<Role> {
  return fromCase(question) ? RELEASES_FROM_A_CASE : RELEASES_OWN_KNOWLEDGE;
}

/** Row 3: inside the authority its own rules decide who sees the case. */
function sightInside(question: Question): ReleaseDenyRule | null {
  const verdict = inside(question);
  if (verdict?.effect !== "deny") return null;
  return verdict.rules.find(isWhole) ?? "case.not-assigned";
}

function inside(question: Question) {
  const { principal, facts } = question;
  return fromCase(question) ? weighCase(principal, facts.case) : null;
}

function isWhole(rule: DenyRule): rule is DenyRule & ReleaseDenyRule {
  return (wholeRules as readonly string[]).includes(rule);
}

function isReleaseAllow(rule: AllowRule): rule is AllowRule & ReleaseAllowRule {
  return (releaseAllowRules as readonly string[]).includes(rule);
}
