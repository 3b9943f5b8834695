/** What the first-run page asks for. One shape for the form and the route. */
import * as z from "zod";
import { passwordSchema } from "./password-rules";

/** The kinds of authority, as `TenantKind` names them. */
export const tenantKinds = [
  "welfareBoard",
  "districtBoard",
  "policeArea",
  "region",
  "principal",
  "housingCompany",
] as const;

/** Paths of our own: an authority of that name could not be reached. */
const TAKEN_SLUGS: ReadonlySet<string> = new Set([
  ...["sign-in", "first-run", "choose-assignment", "about", "components", "secrecy-guide", "api", "fonts"],
]);

const text = (missing: string, long: string) => z.string(missing).trim().min(1, missing).max(120, long);

export const foundTenantSchema = z.object({
  name: text("identity.errors.nameMissing", "identity.errors.nameLong"),
  slug: z
    .string("identity.errors.slugShape")
    .trim()
    .regex(/^[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?$/, "identity.errors.slugShape")
    .refine((slug) => !TAKEN_SLUGS.has(slug), "identity.errors.slugTaken"),
  kind: z.enum(tenantKinds, "identity.errors.kindMissing"),
  unitName: text("identity.errors.unitNameMissing", "identity.errors.unitNameLong"),
  displayName: text("identity.errors.displayNameMissing", "identity.errors.displayNameLong"),
  email: z
    .string("identity.errors.emailMissing")
    .trim()
    .min(1, "identity.errors.emailMissing")
    .refine((email) => email === "" || z.email().max(254).safeParse(email).success, "identity.errors.emailShape"),
  password: passwordSchema,
});
export type FoundTenant = z.output<typeof foundTenantSchema>;
