/** The door to identity for the server: who calls. */
import "server-only";

export { enterSession, type Entry } from "./enter-session";
export { hashPassword } from "./password";
export { currentSessionClaim } from "./request-session";
export { roles } from "./contract";
export type { NoPrincipal, Principal, Role, SessionClaim, SignedIn, TenantKind } from "./contract";
