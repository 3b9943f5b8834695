/**
 * The environment, checked. This is the only reader of `process.env` in the product: a wrong value is found when the
 * process starts, named in one sentence, and never shown.
 */
import "server-only";
import { parseEnvironment, type Environment } from "./schema";

export { type Environment, EnvironmentUnsafe } from "./schema";

let known: { readonly fingerprint: string; readonly value: Environment } | undefined;

/**
 * The checked environment. Read when first needed and again when a variable has changed, so that tests may set it.
 * Throws EnvironmentUnsafe, whose message names the variable and what it must be, and holds no value.
 */
export function env(): Environment {
  const fingerprint = JSON.stringify(RELEVANT.map((name) => process.env[name]));
  if (known?.fingerprint !== fingerprint) known = { fingerprint, value: parseEnvironment(process.env) };
  return known.value;
}

const RELEVANT = [
  "DATABASE_URL",
  "NEXTAUTH_SECRET",
  "NEXTAUTH_URL",
  "SAMLOTS_FIELD_KEY",
  "NODE_ENV",
  "SAMLOTS_DEMO",
  "LOG_LEVEL",
  "SMTP_URL",
  "MAIL_FROM",
  "NOTICE_INTERVAL_SECONDS",
  "DATABASE_ADMIN_URL",
  "AUDIT_SIGNING_KEY_FILE",
  "AUDIT_CHECKPOINT_DIR",
  "AUDIT_SEAL_INTERVAL_SECONDS",
] as const satisfies readonly (keyof Environment)[];
