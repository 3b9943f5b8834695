/** Who calls. Types only: the door of identity for everybody who needs no machine. */

/** The roles an assignment can carry. A role is nothing without its unit and its time. */
export const roles = [
  "outreachWorker",
  "socialWorker",
  "coordinator",
  "housingCoordinator",
  "caseManager",
  "unitHead",
  "policeLiaison",
  "partnerProfessional",
  "registrar",
  "logReviewer",
  "administrator",
] as const;
export type Role = (typeof roles)[number];

export type TenantKind = "welfareBoard" | "districtBoard" | "policeArea" | "region" | "principal" | "housingCompany";

/** Somebody signed in. Without an assignment they can choose one, and nothing else. */
export interface SignedIn {
  readonly tenantId: string;
  readonly tenantSlug: string;
  readonly tenantName: string;
  readonly tenantKind: TenantKind;
  readonly accountId: string;
  readonly displayName: string;
  readonly locale: "sv" | "en";
  readonly sessionId: string;
  /** How the session began. */
  readonly method: "password" | "oidc" | "operator";
  /** The session's absolute end. */
  readonly expiresAt: Date;
  /** Minutes without activity until the session ends, 5 to 15. */
  readonly idleMinutes: number;
  /** How many assignments the account holds today. */
  readonly assignments: number;
}

/** The chosen assignment: this, not the person, is what acts. */
export interface Principal extends SignedIn {
  readonly assignmentId: string;
  readonly role: Role;
  readonly onDuty: boolean;
  readonly unitId: string;
  readonly unitName: string;
  readonly unitKind: string;
  /** The unit whose cases this assignment sees without working on them (unit head, duty officer), or null. */
  readonly sightUnitId: string | null;
}

/** What a request carries to prove a session: the tenant it claims and the token, both unchecked. */
export interface SessionClaim {
  readonly unverifiedTenantId: string;
  readonly unverifiedToken: string;
}

/** Why there is no principal. */
export type NoPrincipal = "unknown" | "ended" | "idle" | "expired" | "disabled";
