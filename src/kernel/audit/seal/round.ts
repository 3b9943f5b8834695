import type { Prisma, Tx } from "@/platform/db";
import { log } from "@/platform/log";
import { MerkleTree } from "./merkle";
import { originOf, readNote, writeNote, type Checkpoint, type Signer } from "./note";
import type { Shelf } from "./shelf";

/** What a round works with. Handed in, so that a test, the server and the command line can each bring their own. */
export interface SealTools {
  readonly inTransaction: <T>(work: (tx: Tx) => Promise<T>, timeoutMs?: number) => Promise<T>;
  readonly shelf: Shelf;
  readonly signer: Signer;
  readonly now: () => Date;
}

/**
 * Why an authority's log is not signed any further. `shelfLost`: checkpoints the database knows of are gone from the
 * second place; `shelfForged`: the last one there is not ours; `logShorter`: the database holds fewer leaves than were
 * shipped; `logChanged`: it holds others; `lineChanged`: a line no longer gives its leaf, or is gone without a certificate.
 */
export type SealAlarm = "shelfLost" | "shelfForged" | "logShorter" | "logChanged" | "lineChanged";

export interface SealCounts {
  /** Another process was at it: nothing was done. */
  readonly elsewhere: boolean;
  readonly lines: number;
  readonly checkpoints: number;
  readonly alarms: readonly {
    readonly tenantId: string;
    readonly alarm: SealAlarm;
    readonly position: number | null;
  }[];
}

interface Head {
  readonly tenant_id: string;
  readonly leaves: bigint;
  readonly checkpoint_size: bigint;
  readonly patrolled: bigint;
  readonly alarm: string | null;
}

/** Lines that get their leaf in one transaction, leaves read at once, and leaves the patrol compares a round. */
const LINES_AT_ONCE = 20_000;
const LEAVES_AT_ONCE = 50_000;
const PATROLLED_A_ROUND = 2_000;
/** An authority where nothing happens is compared with what was shipped once in so many rounds. */
const QUIET_ROUNDS = 30;
/** A first round over a long log reads it all. */
const ROUND_TIMEOUT_MS = 30 * 60_000;

/**
 * Seals the log, round after round. Holds the tree of each authority between rounds, so that a round costs what came
 * since the last one; the first round of a process compares the whole tree with what was shipped, and looks for lines
 * that never got a leaf.
 */
export class Sealer {
  readonly #trees = new Map<string, MerkleTree>();
  #hasSwept = false;
  #rounds = 0;

  constructor(readonly tools: SealTools) {}

  /** One round. Processes take turns: the lock is held for the whole of it, by a transaction that writes nothing. */
  round(): Promise<SealCounts> {
    return this.tools.inTransaction(async (tx) => {
      const [turn] = await tx.$queryRaw<{ mine: boolean }[]>`
        select pg_try_advisory_xact_lock(hashtext('samlots.seal_audit.round')) as mine`;
      if (turn?.mine !== true) return { elsewhere: true, lines: 0, checkpoints: 0, alarms: [] };
      return this.#sealAll();
    }, ROUND_TIMEOUT_MS);
  }

  async #sealAll(): Promise<SealCounts> {
    const lines = await this.#placeLines();
    const alarms: SealCounts["alarms"][number][] = [];
    let checkpoints = 0;
    this.#rounds += 1;
    for (const head of await this.#query<Head>((tx) => tx.$queryRaw`select * from app.audit_heads()`)) {
      if (!this.#isDue(head)) continue;
      const outcome = await this.#sealOne(head);
      if (typeof outcome === "boolean") checkpoints += outcome ? 1 : 0;
      else {
        alarms.push({ tenantId: head.tenant_id, ...outcome });
        log.error("audit.seal", undefined, { operation: "audit.seal", outcome: "failed", code: outcome.alarm });
      }
    }
    return { elsewhere: false, lines, checkpoints, alarms };
  }

  /** Something new, something wrong, not looked at yet by this process, or the turn of those where nothing happens. */
  #isDue(head: Head): boolean {
    const isQuiet = head.leaves === head.checkpoint_size && head.alarm === null && this.#trees.has(head.tenant_id);
    return !isQuiet || this.#rounds % QUIET_ROUNDS === 0;
  }

  async #placeLines(): Promise<number> {
    let lines = 0;
    for (let placed = LINES_AT_ONCE; placed === LINES_AT_ONCE; lines += Math.max(0, placed)) {
      const [answer] = await this.#query<{ placed: number }>(
        (tx) => tx.$queryRaw`select app.seal_audit(${LINES_AT_ONCE}::int, ${!this.#hasSwept}) as placed`,
      );
      placed = answer?.placed ?? 0;
    }
    this.#hasSwept = true;
    return lines;
  }

  /** True: a checkpoint was signed and shipped. False: nothing new. Otherwise why nothing is signed. */
  async #sealOne(head: Head): Promise<boolean | { alarm: SealAlarm; position: number | null }> {
    const tenantId = head.tenant_id;
    const last = await this.#lastShipped(head);
    if (typeof last === "string") return this.#alarmed(head, last, null);
    const tree = await this.#treeAt(tenantId, last);
    if (tree === null) return this.#alarmed(head, "logChanged", null);
    const fault = await this.#patrol(head);
    if (fault !== null) return this.#alarmed(head, "lineChanged", fault);
    if (Number(head.leaves) === tree.size) return false;
    const isWhole = await this.#grow(tenantId, tree, Number(head.leaves), true);
    if (!isWhole) return this.#alarmed(head, "logChanged", tree.size);
    await this.#ship(tenantId, tree);
    return true;
  }

  /** What was shipped last, null for nothing yet, or what is wrong with it. */
  async #lastShipped({
    tenant_id: tenantId,
    leaves,
    checkpoint_size: known,
  }: Head): Promise<Checkpoint | null | SealAlarm> {
    const note = await this.tools.shelf.lastNote(tenantId);
    if (note === null) return known > 0n ? "shelfLost" : null;
    const last = readNote(note, this.tools.signer);
    if (last?.origin !== originOf(tenantId)) return "shelfForged";
    if (BigInt(last.size) < known) return "shelfLost";
    return BigInt(last.size) > leaves ? "logShorter" : last;
  }

  /** The tree as it was shipped last, or null when the database's leaves do not give that root. */
  async #treeAt(tenantId: string, last: Checkpoint | null): Promise<MerkleTree | null> {
    const kept = this.#trees.get(tenantId);
    const size = last?.size ?? 0;
    const tree = kept?.size === size ? kept : new MerkleTree();
    const isWhole = tree.size === size || (await this.#grow(tenantId, tree, size, false));
    const isSame = isWhole && (last === null || tree.root().equals(last.root));
    if (isSame) this.#trees.set(tenantId, tree);
    else this.#trees.delete(tenantId);
    return isSame ? tree : null;
  }

  /** Adds the database's leaves up to a size, shipping them when they are new. False: there is a gap among them. */
  async #grow(tenantId: string, tree: MerkleTree, size: number, isNew: boolean): Promise<boolean> {
    while (tree.size < size) {
      const from = tree.size;
      const count = Math.min(LEAVES_AT_ONCE, size - from);
      const rows = await this.#query<{ leaf_position: bigint; event_id: string; leaf: Uint8Array }>(
        (tx) => tx.$queryRaw`select * from app.audit_leaves(${tenantId}::uuid, ${from}::bigint, ${count}::int)`,
      );
      const leaves = rows.map((row) => ({
        position: Number(row.leaf_position),
        eventId: row.event_id,
        leaf: row.leaf,
      }));
      if (leaves.length !== count || leaves.some(({ position }, at) => position !== from + at)) {
        return false;
      }
      if (isNew) await this.tools.shelf.addLeaves(tenantId, leaves);
      for (const { leaf } of leaves) tree.add(leaf);
    }
    return true;
  }

  /** Signs and ships first; what the database is told afterwards is a copy. */
  async #ship(tenantId: string, tree: MerkleTree): Promise<void> {
    const { signer, shelf } = this.tools;
    const checkpoint = { origin: originOf(tenantId), size: tree.size, root: tree.root(), at: this.tools.now() };
    const note = writeNote(checkpoint, signer);
    await shelf.showKey(signer.verifierKey);
    await shelf.addNote(tenantId, note);
    await this.#query(
      (tx) => tx.$queryRaw`select app.note_checkpoint(${tenantId}::uuid, ${checkpoint.size}::bigint,
        ${checkpoint.root.toString("base64")}, ${checkpoint.at}, ${note})::text`,
    );
  }

  /** Compares the next stretch of lines with their leaves, round and round. Answers the first place that differs. */
  async #patrol(head: Head): Promise<number | null> {
    const from = head.patrolled >= head.leaves ? 0n : head.patrolled;
    const [answer] = await this.#query<{ fault: bigint | null }>(
      (tx) =>
        tx.$queryRaw`select app.audit_fault(${head.tenant_id}::uuid, ${from}::bigint, ${PATROLLED_A_ROUND}::int) as fault`,
    );
    if (answer?.fault != null) return Number(answer.fault);
    const next = from + BigInt(PATROLLED_A_ROUND);
    const isWorthNoting = head.alarm !== null || head.leaves > BigInt(PATROLLED_A_ROUND);
    if (isWorthNoting) await this.#note(head.tenant_id, next < head.leaves ? next : head.leaves, null, null);
    return null;
  }

  async #alarmed(
    head: Head,
    alarm: SealAlarm,
    position: number | null,
  ): Promise<{ alarm: SealAlarm; position: number | null }> {
    this.#trees.delete(head.tenant_id);
    // The same stretch is looked at again next time: the alarm lasts as long as what it is about.
    await this.#note(head.tenant_id, head.patrolled >= head.leaves ? 0n : head.patrolled, alarm, position);
    return { alarm, position };
  }

  async #note(tenantId: string, patrolled: bigint, alarm: SealAlarm | null, position: number | null): Promise<void> {
    await this.#query(
      (tx) =>
        tx.$queryRaw`select app.note_audit_patrol(${tenantId}::uuid, ${patrolled}::bigint, ${alarm}, ${position}::bigint)::text`,
    );
  }

  /** A transaction of its own: what is shipped must have been committed before. */
  #query<R = unknown>(ask: (tx: Tx) => Prisma.PrismaPromise<unknown>): Promise<R[]> {
    return this.tools.inTransaction(async (tx) => (await ask(tx)) as R[], ROUND_TIMEOUT_MS);
  }
}
