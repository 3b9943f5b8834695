/**
 * The shapes of the administrator's forms and operations, one for both. Messages are keys in `messages/organisations`,
 * one for each field and fault. What depends on the day or on stored rows is decided in `domain/`.
 */
import * as z from "zod";
import { isCalendarDate } from "@/platform/clock/calendar-date";
import { hasControlCharactersInLine } from "@/platform/text";
import { passwordSchema, roles } from "../identity/client";
import { unitKinds } from "./contract";

/** Longest name of a unit, a person or a provider, in UTF-16 units. */
export const nameMaxLength = 120;
const emailMaxLength = 254;
const secretMaxLength = 500;

// Beside control characters, the marks that nobody sees and that turn the direction of writing: a name could pose as another.
const unseen = /[\u200B\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/;
const isHidden = (text: string): boolean => hasControlCharactersInLine(text) || unseen.test(text);

const fault = (name: string) => `organisations.errors.${name}`;
const id = (name: string) => z.uuid({ error: fault(name) });
const version = z.int({ error: fault("versionMissing") }).min(1, { error: fault("versionMissing") });

const line = (field: string, longest: number = nameMaxLength) =>
  z
    .string({ error: fault(`${field}Required`) })
    .trim()
    .min(1, { error: fault(`${field}Required`), abort: true })
    .max(longest, { error: fault(`${field}TooLong`), abort: true })
    .refine((text) => !isHidden(text), { error: fault(`${field}Forbidden`) });

const email = (field: string) =>
  line(field, emailMaxLength).refine((text) => /^[^\s@,;<>]+@[^\s@,;<>]+\.[^\s@,;<>.]+$/.test(text), {
    error: fault(`${field}Invalid`),
  });

const day = (field: string) =>
  z
    .string({ error: fault(`${field}Required`) })
    .min(1, { error: fault(`${field}Required`), abort: true })
    .refine(isCalendarDate, { error: fault(`${field}Invalid`) });

const optionalDay = (field: string) =>
  z
    .string({ error: fault(`${field}Invalid`) })
    .refine((text) => text === "" || isCalendarDate(text), { error: fault(`${field}Invalid`) })
    .nullish()
    .transform((text) => text || null);

/** Whole numbers from a form come as text. */
const wholeNumber = (field: string, from: number, to: number) =>
  z
    .union([z.number(), z.string().trim()], { error: fault(field) })
    .transform((value) => (value === "" ? Number.NaN : Number(value)))
    .refine((value) => Number.isInteger(value) && value >= from && value <= to, { error: fault(field) });

const unitFields = {
  name: line("unitName"),
  kind: z.enum(unitKinds, { error: fault("unitKindRequired") }),
  takesHandovers: z.boolean({ error: fault("takesHandoversInvalid") }),
  /** Whether duties to report are sent here: concern reports (SoL 19:1), notifications (LVM 6 §). */
  takesDuties: z.boolean({ error: fault("takesDutiesInvalid") }).default(false),
  /** Whether other authorities may release data to the unit: its name is then known to them. */
  takesDisclosures: z.boolean({ error: fault("takesDisclosuresInvalid") }).default(false),
};

export const addUnitSchema = z.object(unitFields);
export type AddUnit = z.output<typeof addUnitSchema>;

export const changeUnitSchema = z.object({ unitId: id("unitUnknown"), version, ...unitFields });
export type ChangeUnit = z.output<typeof changeUnitSchema>;

/** One unit: to close it, to open it again. */
export const unitSchema = z.object({ unitId: id("unitUnknown") });

const userFields = {
  name: line("userName"),
  email: email("userEmail"),
  locale: z.enum(["sv", "en"], { error: fault("localeRequired") }),
};

/** How somebody signs in: with a passphrase here, or at one of the authority's own identity providers. */
const signInFields = {
  signsInBy: z.enum(["password", "oidc"], { error: fault("signsInByRequired") }),
  passphrase: z.string({ error: "identity.errors.passwordMissing" }).default(""),
  providerId: z.string({ error: fault("providerRequired") }).default(""),
};

interface SignInFields {
  readonly signsInBy: "password" | "oidc";
  readonly passphrase: string;
  readonly providerId: string;
}

function checkSignIn(input: SignInFields, context: z.core.$RefinementCtx): void {
  const add = (path: keyof SignInFields, name: string) =>
    context.addIssue({ code: "custom", path: [path], message: fault(name), input: "" });
  if (input.signsInBy === "oidc") {
    if (!z.uuid().safeParse(input.providerId).success) add("providerId", "providerRequired");
    return;
  }
  // The same rule and the same sentences as where somebody chooses a password of their own.
  const [problem] = passwordSchema.safeParse(input.passphrase).error?.issues ?? [];
  if (problem) context.addIssue({ code: "custom", path: ["passphrase"], message: problem.message, input: "" });
}

export const addUserSchema = z.object({ ...userFields, ...signInFields }).superRefine(checkSignIn);
export type AddUser = z.output<typeof addUserSchema>;

export const changeUserSchema = z.object({ accountId: id("userUnknown"), version, ...userFields });
export type ChangeUser = z.output<typeof changeUserSchema>;

/** One user: to disable, to let in again, to sign out everywhere. */
export const userSchema = z.object({ accountId: id("userUnknown") });

export const resetCredentialSchema = z
  .object({ accountId: id("userUnknown"), ...signInFields })
  .superRefine(checkSignIn);
export type ResetCredential = z.output<typeof resetCredentialSchema>;

export const addAssignmentSchema = z.object({
  accountId: id("userUnknown"),
  unitId: id("unitRequired"),
  role: z.enum(roles, { error: fault("roleRequired") }),
  onDuty: z.boolean({ error: fault("onDutyInvalid") }),
  validFrom: day("validFrom"),
  /** The last day on which it holds; none while it has no end. */
  lastDay: optionalDay("lastDay"),
});
export type AddAssignment = z.output<typeof addAssignmentSchema>;

/** Ends an assignment after `lastDay`, or at once when that is left out. */
export const endAssignmentSchema = z.object({
  accountId: id("userUnknown"),
  assignmentId: id("assignmentUnknown"),
  version,
  lastDay: optionalDay("lastDay"),
});
export type EndAssignment = z.output<typeof endAssignmentSchema>;

/** A goal in per cent from a day on; an empty value says that there is no goal from that day. */
export const setReferenceTargetSchema = z.object({
  measure: z
    .string({ error: fault("measureRequired") })
    .regex(/^[a-z][a-z-]{0,60}\.[a-zA-Z]{1,60}$/, { error: fault("measureRequired") }),
  value: z.string({ error: fault("goalValueInvalid") }).transform((text, context) => {
    const plain = text.trim().replace(/\s*%$/, "").replace(",", ".");
    if (plain === "") return null;
    if (/^\d{1,3}(\.\d)?$/.test(plain) && Number(plain) <= 100) return Number(plain);
    context.addIssue({ code: "custom", message: fault("goalValueInvalid") });
    return z.NEVER;
  }),
  validFrom: day("goalFrom"),
});
export type SetReferenceTarget = z.output<typeof setReferenceTargetSchema>;

export const changeTenantSettingsSchema = z.object({
  version,
  idleMinutes: wholeNumber("idleMinutesRange", 5, 15),
  requireSecondFactor: z.boolean({ error: fault("requireSecondFactorInvalid") }),
  accessibilityContact: z
    .union([z.string().trim().length(0), email("accessibilityContact")], {
      error: fault("accessibilityContactInvalid"),
    })
    .transform((text) => text || null),
});
export type ChangeTenantSettings = z.output<typeof changeTenantSettingsSchema>;

const providerFields = {
  label: line("providerLabel"),
  clientId: line("clientId", secretMaxLength),
  clientSecret: z
    .string({ error: fault("clientSecretTooLong") })
    .trim()
    .max(secretMaxLength, { error: fault("clientSecretTooLong") })
    .refine((text) => !isHidden(text), { error: fault("clientSecretForbidden") })
    .default(""),
};

export const addOidcProviderSchema = z.object({
  ...providerFields,
  issuer: line("issuer", secretMaxLength).refine(isIssuer, { error: fault("issuerInvalid") }),
});
export type AddOidcProvider = z.output<typeof addOidcProviderSchema>;

/** The issuer stays: users are bound to it. An empty secret keeps the one that is stored. */
export const changeOidcProviderSchema = z.object({
  providerId: id("providerUnknown"),
  version,
  ...providerFields,
  enabled: z.boolean({ error: fault("providerEnabledInvalid") }),
});
export type ChangeOidcProvider = z.output<typeof changeOidcProviderSchema>;

/** OpenID Connect Discovery 1.0, section 3: https, no query, no fragment. Plain http only for a provider on this machine. */
function isIssuer(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, search, hash, username } = new URL(text);
  const isHere = ["localhost", "127.0.0.1", "[::1]"].includes(hostname);
  if (protocol !== "https:" && !(protocol === "http:" && isHere)) return false;
  return search === "" && hash === "" && username === "";
}

/** Nothing is asked for. */
export const nothingSchema = z.object({});

/** The list of users: which ones, and after whom when there are more than a page holds. */
export const listUsersSchema = z.object({
  status: z.enum(["active", "disabled", "all"]).catch("active"),
  after: z.uuid().nullish().catch(null),
});

/** A search among users, by part of the name or the address. */
export const findUsersSchema = z.object({
  search: z
    .string({ error: fault("searchRequired") })
    .trim()
    .min(2, { error: fault("searchRequired"), abort: true })
    .max(nameMaxLength, { error: fault("searchTooLong"), abort: true })
    .refine((text) => !isHidden(text), { error: fault("searchForbidden") }),
});

export const showProviderSchema = z.object({ providerId: id("providerUnknown") });

/** What the log is narrowed to. A filter that makes no sense is as if it were not there. */
export const auditLogSchema = z.object({
  actor: z.uuid().nullish().catch(null),
  day: z.string().refine(isCalendarDate).nullish().catch(null),
  outcome: z.enum(["allowed", "refused", "failed"]).nullish().catch(null),
  /** The last line of the page before. */
  after: z.uuid().nullish().catch(null),
});
export type AuditLogFilter = z.output<typeof auditLogSchema>;
