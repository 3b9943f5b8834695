import "server-only";
import { hash } from "@node-rs/argon2";

/**
 * argon2id with 64 MiB, three passes and one thread: about 125 ms here. Above the least of OWASP's Password Storage Cheat Sheet
 * (19 MiB, two passes). The package's default algorithm is argon2id; its enum cannot be named under isolatedModules.
 */
const COST = { memoryCost: 65_536, timeCost: 3, parallelism: 1 } as const;

/** The stored form of a password: a PHC string with its own random salt. */
export async function hashPassword(password: string): Promise<string> {
  return hash(password.normalize("NFC"), COST);
}
