import "server-only";
import { generateSecret, generateURI, verify } from "otplib";
import type { Tx } from "@/platform/db";

/** Seconds a code is current (RFC 6238). */
const STEP_SECONDS = 30;
const ISSUER = "Samlots";

/** Where the seed of an account is sealed. */
export function seedAddress(accountId: string): { table: string; column: string; rowId: string } {
  return { table: "account_credential", column: "totp_sealed", rowId: accountId };
}

/** A new seed: 160 random bits in base32. */
export function newSeed(): string {
  return generateSecret();
}

/** What the QR code says. Authenticator apps read it. */
export function seedUri(seed: string, email: string): string {
  return generateURI({ issuer: ISSUER, label: email, secret: seed });
}

/** A seed in groups of four, for typing by hand. */
export function spacedSeed(seed: string): string {
  return seed.replace(/(.{4})(?=.)/g, "$1 ");
}

/** The time step a code belongs to, one step early and one late allowed; null when it is not a code of this seed now. */
export async function stepOf(seed: string, code: string, at: Date): Promise<number | null> {
  const token = code.replace(/\s/g, "");
  if (!/^\d{6}$/.test(token)) return null;
  const found = await verify({
    secret: seed,
    token,
    epoch: Math.floor(at.getTime() / 1000),
    epochTolerance: STEP_SECONDS,
  });
  if (!found.valid || !("epoch" in found)) return null;
  return Math.floor(found.epoch / STEP_SECONDS);
}

/** Uses a step up, so that its code works once. False when it, or a later one, was used before. */
export async function consumeStep(tx: Tx, tenantId: string, accountId: string, step: number): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ first: boolean }[]>`
    select app.use_totp_step(${tenantId}::uuid, ${accountId}::uuid, ${BigInt(step)}::bigint) as first`;
  return row?.first ?? false;
}
