import "server-only";
import { hash, verify } from "@node-rs/argon2";

/**
 * argon2id with 64 MiB, three passes and one thread: about 125 ms here. Above the least of OWASP's Password Storage Cheat Sheet
 * (19 MiB, two passes). The package's default algorithm is argon2id; its enum cannot be named under isolatedModules.
 */
const COST = { memoryCost: 65_536, timeCost: 3, parallelism: 1 } as const;

/**
 * A hash nobody has the password to (of 32 random bytes, thrown away), at the same cost: checking against it takes as
 * long as checking a real one, so an unknown address cannot be told from a known one by time.
 */
const NOBODY = "$argon2id$v=19$m=65536,t=3,p=1$U0mtx5AOyotVmSy7nFoH1A$qDA55TsTiL3o9SlNZjUPbs18KZKD3/MBpgjniEvk2vk";

/** Hashes computed at once; more would take memory (64 MiB each) and processors from everybody who is signed in. */
const AT_ONCE = 2;
/** Who may stand in line. Beyond that the answer is "later", for the real and the unknown alike. */
const IN_LINE = 40;

let running = 0;
const line: (() => void)[] = [];

/** Too many passwords are being checked. The caller answers "try again in a moment". */
export class PasswordsBusy extends Error {
  override readonly name = "PasswordsBusy";
}

/** The stored form of a password: a PHC string with its own random salt. */
export async function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(password.normalize("NFC"), COST));
}

/**
 * Whether the password belongs to the stored hash. Without a hash (no such account, or one that signs in elsewhere) it
 * takes as long and answers no. Throws PasswordsBusy when the line is full.
 */
export async function isPassword(storedHash: string | null, password: string): Promise<boolean> {
  const right = await inTurn(() => verify(storedHash ?? NOBODY, password.normalize("NFC")));
  return right && storedHash !== null;
}

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= AT_ONCE) {
    if (line.length >= IN_LINE) throw new PasswordsBusy();
    await new Promise<void>((go) => line.push(go));
  } else {
    running += 1;
  }
  try {
    return await work();
  } finally {
    const next = line.shift();
    if (next) next();
    else running -= 1;
  }
}
