import { createHash } from "node:crypto";

const hashOf = (...parts: readonly Uint8Array[]): Buffer => {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return hash.digest();
};
const NODE = Buffer.of(1);

/**
 * A Merkle tree that only grows (RFC 6962, 2.1), kept as the roots of its full subtrees: log2(size) hashes are all that
 * is needed to add a leaf and to say the root. Leaves come hashed (app.audit_leaf_of in the database).
 */
export class MerkleTree {
  /** By height, the root of a full subtree not yet part of a larger one. */
  readonly #peaks: (Buffer | undefined)[] = [];
  #size = 0;

  get size(): number {
    return this.#size;
  }

  add(leaf: Uint8Array): void {
    let node: Buffer = Buffer.from(leaf);
    let height = 0;
    for (; ; height += 1) {
      const left = this.#peaks[height];
      if (left === undefined) break;
      node = hashOf(NODE, left, node);
      this.#peaks[height] = undefined;
    }
    this.#peaks[height] = node;
    this.#size += 1;
  }

  /** The root over all leaves, 32 bytes; of no leaves the hash of nothing. */
  root(): Buffer {
    let root: Buffer | undefined;
    for (const peak of this.#peaks) if (peak !== undefined) root = root === undefined ? peak : hashOf(NODE, peak, root);
    return root ?? hashOf();
  }
}
