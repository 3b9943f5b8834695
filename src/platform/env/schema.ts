import * as z from "zod";

/** An unusable or unsafe environment. The message names variables, never their values. */
export class EnvironmentUnsafe extends Error {
  override readonly name = "EnvironmentUnsafe";
}

const DATABASE_URL = "DATABASE_URL must be a postgresql:// address.";
const NEXTAUTH_SECRET = "NEXTAUTH_SECRET must be at least 32 bytes of random text.";
const NEXTAUTH_URL = "NEXTAUTH_URL must be the http(s) address people use, without a path.";
const FIELD_KEY = "SAMLOTS_FIELD_KEY must be 32 random bytes in base64 (openssl rand -base64 32).";

const SMTP_URL = "SMTP_URL must be an smtp:// or smtps:// address.";
const MAIL_FROM = "MAIL_FROM must be an e-mail address, with or without a name before it.";
const NOTICE_INTERVAL = "NOTICE_INTERVAL_SECONDS must be a whole number of seconds, 5 to 3600.";

const SIGNING_KEY = "AUDIT_SIGNING_KEY_FILE must be the absolute path of the key that signs the log's checkpoints.";
const CHECKPOINT_DIR = "AUDIT_CHECKPOINT_DIR must be the absolute path of the folder that checkpoints are shipped to.";
const SEAL_INTERVAL = "AUDIT_SEAL_INTERVAL_SECONDS must be a whole number of seconds, 1 to 60.";

/** Characters that differ in a secret: fewer is a word or a pattern, whatever its length. */
const FEWEST_DIFFERENT_CHARACTERS = 12;

const schema = z.object({
  DATABASE_URL: z.string(DATABASE_URL).regex(/^postgres(ql)?:\/\//, DATABASE_URL),
  NEXTAUTH_SECRET: z
    .string(NEXTAUTH_SECRET)
    .refine((text) => new TextEncoder().encode(text).length >= 32, NEXTAUTH_SECRET),
  NEXTAUTH_URL: z.string(NEXTAUTH_URL).refine(isOrigin, NEXTAUTH_URL),
  SAMLOTS_FIELD_KEY: z.string(FIELD_KEY).refine(isKey, FIELD_KEY),
  NODE_ENV: z
    .enum(["development", "test", "production"], "NODE_ENV must be development, test or production.")
    .default("development"),
  /** "1" in a demonstration with fictional people: its passwords are public. */
  SAMLOTS_DEMO: z
    .enum(["", "0", "1"], "SAMLOTS_DEMO must be 1 or absent.")
    .default("")
    .transform((flag) => flag === "1"),
  LOG_LEVEL: z
    .enum(["debug", "info", "warn", "error", "silent"], "LOG_LEVEL must be debug, info, warn, error or silent.")
    .default("info"),
  /** The mail server that reminders leave by, with user and password if it wants them. None: no letters are sent. */
  SMTP_URL: z
    .string()
    .transform((text) => text || undefined)
    .refine((text) => text === undefined || (URL.canParse(text) && /^smtps?:$/.test(new URL(text).protocol)), SMTP_URL)
    .optional(),
  /** Whom letters are from, for instance `Samlots <samlots@example.org>`. */
  MAIL_FROM: z
    .string()
    .transform((text) => text || undefined)
    .refine((text) => text === undefined || /^([^<>\r\n"]+ <)?[^\s@<>,;]+@[^\s@<>,;]+>?$/.test(text), MAIL_FROM)
    .optional(),
  /** Seconds between two rounds of reminders. */
  NOTICE_INTERVAL_SECONDS: z
    .string()
    .default("")
    .transform((text) => (text === "" ? 60 : Number(text)))
    .refine((seconds) => Number.isInteger(seconds) && seconds >= 5 && seconds <= 3600, NOTICE_INTERVAL),
  /** Signs in with the owner's rights: for commands of the operator's, never in the environment of the server. */
  DATABASE_ADMIN_URL: z
    .string()
    .transform((text) => text || undefined)
    .optional(),
  /** The Ed25519 key (PEM) that signs the checkpoints of the log. None: this process does not seal. */
  AUDIT_SIGNING_KEY_FILE: absolutePath(SIGNING_KEY),
  /** Where checkpoints are shipped: out of reach of whoever runs the database. */
  AUDIT_CHECKPOINT_DIR: absolutePath(CHECKPOINT_DIR),
  /** Seconds between two rounds of sealing. */
  AUDIT_SEAL_INTERVAL_SECONDS: z
    .string()
    .default("")
    .transform((text) => (text === "" ? 2 : Number(text)))
    .refine((seconds) => Number.isInteger(seconds) && seconds >= 1 && seconds <= 60, SEAL_INTERVAL),
});

/** Empty is absent, as an environment file leaves it. */
function absolutePath(message: string) {
  return z
    .string()
    .transform((text) => text || undefined)
    .refine((text) => text === undefined || text.startsWith("/"), message)
    .optional();
}

/** What the product may know of its environment, named as the variables are. */
export type Environment = Readonly<z.output<typeof schema>>;

/** Checks variables. Pure. In production also refuses what would run but not be safe. */
export function parseEnvironment(variables: Readonly<Record<string, string | undefined>>): Environment {
  const parsed = schema.safeParse(variables);
  if (!parsed.success) {
    throw new EnvironmentUnsafe([...new Set(parsed.error.issues.map((issue) => issue.message))].join(" "));
  }
  if ((parsed.data.SMTP_URL === undefined) !== (parsed.data.MAIL_FROM === undefined)) {
    throw new EnvironmentUnsafe("SMTP_URL and MAIL_FROM belong together: set both, or neither.");
  }
  if ((parsed.data.AUDIT_SIGNING_KEY_FILE === undefined) !== (parsed.data.AUDIT_CHECKPOINT_DIR === undefined)) {
    throw new EnvironmentUnsafe(
      "AUDIT_SIGNING_KEY_FILE and AUDIT_CHECKPOINT_DIR belong together: set both, or neither.",
    );
  }
  const fault = parsed.data.NODE_ENV === "production" ? productionFault(parsed.data) : null;
  if (fault !== null) throw new EnvironmentUnsafe(fault);
  return parsed.data;
}

function productionFault(environment: Environment): string | null {
  const isLocal = isLoopback(environment.NEXTAUTH_URL);
  if (!isLocal && !environment.NEXTAUTH_URL.startsWith("https://")) {
    return "NEXTAUTH_URL must begin with https:// in production, unless it is this machine's own address.";
  }
  if (environment.SAMLOTS_DEMO && !isLocal) {
    return "SAMLOTS_DEMO must not be set where others can reach the address in NEXTAUTH_URL: the demo passwords are public.";
  }
  if (!isLocal && environment.AUDIT_SIGNING_KEY_FILE === undefined) {
    return "AUDIT_SIGNING_KEY_FILE and AUDIT_CHECKPOINT_DIR must be set in production: a log nobody seals can be rewritten.";
  }
  if (isGuessable(environment.NEXTAUTH_SECRET)) return `${NEXTAUTH_SECRET} The present one can be guessed.`;
  if (isGuessable(environment.SAMLOTS_FIELD_KEY)) return `${FIELD_KEY} The present one can be guessed.`;
  return null;
}

/** A placeholder or a pattern rather than chance. */
function isGuessable(secret: string): boolean {
  const isPlaceholder = /change.?me|secret|password|example|default|placeholder|insecure/i.test(secret);
  return isPlaceholder || new Set(secret).size < FEWEST_DIFFERENT_CHARACTERS;
}

function isOrigin(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, pathname, search, hash, username } = new URL(text);
  return /^https?:$/.test(protocol) && pathname === "/" && search === "" && hash === "" && username === "";
}

function isLoopback(address: string): boolean {
  return ["localhost", "127.0.0.1", "[::1]"].includes(new URL(address).hostname);
}

function isKey(text: string): boolean {
  return /^[A-Za-z0-9+/_-]{43}=?$/.test(text);
}
