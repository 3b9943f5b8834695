/** The door to identity for the browser: schemas and names, no machine. */
export { passwordSchema } from "./password-rules";
export { roles } from "./contract";
export type { Role, TenantKind } from "./contract";
