/** Whose received copies somebody reads. The same rule as `app.inbox_unit` in the database. */
import type { Role } from "../../identity/contract";

/** Those who read for their unit without seeing its cases. */
const READS_FOR_UNIT: ReadonlySet<Role> = new Set<Role>(["policeLiaison", "partnerProfessional"]);

/** Whether somebody with this role has cases of their own to open. */
export function opensCases(role: Role): boolean {
  return !READS_FOR_UNIT.has(role);
}

/**
 * The unit in sight. A police liaison and a partner see no unit's cases; what others release to their unit is theirs to
 * read.
 */
export function inboxUnit(principal: {
  readonly role: Role;
  readonly unitId: string;
  readonly sightUnitId: string | null;
}): string | null {
  return principal.sightUnitId ?? (READS_FOR_UNIT.has(principal.role) ? principal.unitId : null);
}
