import "server-only";
import { database, type Tx } from "@/platform/db";
import { blindIndex } from "@/platform/crypto";
import { env } from "@/platform/env";

/** How freely one kind of thing may be tried. Seconds, except `free`, which counts attempts. */
interface Pace {
  readonly free: number;
  /** The first delay; each further attempt doubles it. */
  readonly delay: number;
  readonly longest: number;
  /** One attempt is forgotten after this long. */
  readonly forget: number;
}

const PACES = {
  /** An address tried from devices it has not signed in from. */
  email: { free: 5, delay: 15, longest: 900, forget: 900 },
  /** A device that has signed in with that address before: its owner mistypes, an attacker elsewhere is not counted here. */
  device: { free: 8, delay: 15, longest: 900, forget: 300 },
  /** A network: a town hall behind one address signs in every morning, so it is wide. */
  network: { free: 100, delay: 2, longest: 60, forget: 5 },
  /** Codes of a second factor, after the right password. */
  code: { free: 5, delay: 30, longest: 900, forget: 900 },
  /** The present password, asked for again inside a session. */
  reauthentication: { free: 5, delay: 30, longest: 900, forget: 900 },
  /** Numbers asked for in emergency openings: a register must not be leafed through. */
  emergency: { free: 5, delay: 60, longest: 900, forget: 900 },
} as const satisfies Record<string, Pace>;

/** What is tried: a kind and whose it is. Only a keyed hash of it is stored. */
export interface Tried {
  readonly kind: keyof typeof PACES;
  readonly of: string;
}

/** Counts an attempt that is about to be made. 0: go on. Otherwise the whole seconds to wait, and the attempt must not be made. */
export async function takeAttempt(tried: Tried, tx: Tx = database()): Promise<number> {
  const { free, delay, longest, forget } = PACES[tried.kind];
  const [row] = await tx.$queryRaw<{ wait: number }[]>`
    select app.take_attempt(${keyOf(tried)}, ${free}::int, ${delay}::int, ${longest}::int, ${forget}::int) as wait`;
  return row?.wait ?? 1;
}

/** The attempt was good: forget what was counted before it. */
export async function forgetAttempts(tried: Tried, tx: Tx = database()): Promise<void> {
  await tx.$executeRaw`select app.forget_attempts(${keyOf(tried)})`;
}

/** The attempt was good: this one does not count. */
export async function giveBackAttempt(tried: Tried): Promise<void> {
  await database().$executeRaw`select app.give_back_attempt(${keyOf(tried)})`;
}

function keyOf({ kind, of }: Tried): string {
  return `${kind}.${blindIndex(Buffer.from(env().NEXTAUTH_SECRET, "utf8"), `throttle.${kind}`, of)}`;
}
