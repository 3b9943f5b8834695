import { inState } from "./paths.mjs";
import { fieldKey, sessionSecret, signingKeyFile } from "./state.mjs";

/**
 * The environment of the application. What the operator has set stays; what is missing comes from `.samlots/`.
 * Administrators' addresses are kept from it.
 */
export function appEnvironment({ database, port, demo }) {
  const environment = {
    ...process.env,
    DATABASE_URL: database.appUrl,
    NEXTAUTH_SECRET: process.env.NEXTAUTH_SECRET ?? sessionSecret(),
    NEXTAUTH_URL: process.env.NEXTAUTH_URL ?? `http://localhost:${port}`,
    SAMLOTS_FIELD_KEY: process.env.SAMLOTS_FIELD_KEY ?? fieldKey(),
    SAMLOTS_DEMO: demo ? "1" : "",
    ...sealing(),
  };
  delete environment.DATABASE_MIGRATION_URL;
  delete environment.DATABASE_ADMIN_URL;
  return environment;
}

/** The key and the folder of the log's checkpoints. In one machine they prove little: docs/audit.md. */
function sealing() {
  const { AUDIT_SIGNING_KEY_FILE, AUDIT_CHECKPOINT_DIR } = process.env;
  if (AUDIT_SIGNING_KEY_FILE || AUDIT_CHECKPOINT_DIR) return {};
  return { AUDIT_SIGNING_KEY_FILE: signingKeyFile(), AUDIT_CHECKPOINT_DIR: inState("audit") };
}

/** For the seed, the bench and tests, which also prepare and check what the application itself may not. */
export function toolEnvironment(parameters) {
  const { adminUrl, migrationUrl } = parameters.database;
  const address = adminUrl ?? migrationUrl;
  return { ...appEnvironment(parameters), ...(address ? { DATABASE_ADMIN_URL: address } : {}) };
}

/** How node runs a TypeScript program of ours. */
export const typescriptFlags = ["--import", new URL("./as-server.mjs", import.meta.url).href, "--import", "tsx"];
