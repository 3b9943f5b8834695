/** The door to identity for the server: who calls. */
import "server-only";

export { enterSession, type Entry } from "./enter-session";
export { hashPassword, isPassword } from "./password";
export { currentSessionClaim } from "./request-session";
export { keysOf, type TenantKeys } from "./tenant-keys";
export { authGet, authPost } from "./sign-in/routes";
export { clientSecretAddress } from "./sign-in/providers";
export { emailKeyOf } from "./sign-in/candidates";
export { roles } from "./contract";
export type { NoPrincipal, Principal, Role, SessionClaim, SignedIn, TenantKind } from "./contract";
