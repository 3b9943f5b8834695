import { Refusal } from "./say.mjs";

/**
 * "add consent" at 2026-11-22 14:05:09 UTC becomes "20261122140509_add_consent". Pure.
 * @param {string} words
 * @param {Date} now
 */
export function migrationFolderName(words, now) {
  const name = words
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^_+|_+$/g, "");
  if (name === "") throw new Refusal("Give the migration a name: npm run db:new-migration -- add consent");
  return `${now.toISOString().replace(/\D/g, "").slice(0, 14)}_${name}`;
}
