/**
 * From role to verb. Each workflow and kernel part grants verbs to roles in its own manifest; nothing here knows
 * which workflows there are. Pure.
 */
import type { Role } from "../identity/contract";

/**
 * What an operation or view needs. `read` and `write` on case content; `decide` for acts that bind the authority;
 * `administer` for the organisation, never for case content; `review` for reading the log.
 */
export type Verb = "read" | "write" | "decide" | "administer" | "review";

/** The verbs each role has in one workflow. A role that is not named has none. */
export type Grants = Readonly<Partial<Record<Role, readonly Verb[]>>>;

/** Whether the role has the verb. Default is no. */
export function hasVerb(grants: Grants, role: Role, verb: Verb): boolean {
  return grants[role]?.includes(verb) ?? false;
}
