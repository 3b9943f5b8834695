import { createHash, generateKeyPairSync } from "node:crypto";
import { appendFile, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MerkleTree } from "./merkle";
import { originOf, readNote, signerOf, writeNote } from "./note";
import { openShelf } from "./shelf";

const sha = (...parts: Uint8Array[]) => createHash("sha256").update(Buffer.concat(parts)).digest();
const newSigner = () =>
  signerOf(generateKeyPairSync("ed25519").privateKey.export({ type: "pkcs8", format: "pem" }).toString());

/** RFC 6962, 2.1, word for word: split at the largest power of two below n. */
function rootOf(leaves: readonly Buffer[]): Buffer {
  if (leaves.length <= 1) return leaves[0] ?? sha();
  let split = 1;
  while (split * 2 < leaves.length) split *= 2;
  return sha(Buffer.of(1), rootOf(leaves.slice(0, split)), rootOf(leaves.slice(split)));
}

describe("the tree", () => {
  it("has the root that RFC 6962 says, at every size", () => {
    const leaves: Buffer[] = [];
    const tree = new MerkleTree();
    for (let size = 0; size <= 130; size += 1) {
      expect(tree.root().equals(rootOf(leaves))).toBe(true);
      const leaf = sha(Buffer.from(String(size)));
      leaves.push(leaf);
      tree.add(leaf);
    }
  });

  it("has another root when any leaf is another", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.nat(), (size, at) => {
        const [one, other] = [new MerkleTree(), new MerkleTree()];
        for (let leaf = 0; leaf < size; leaf += 1) {
          one.add(sha(Buffer.from(String(leaf))));
          other.add(sha(Buffer.from(leaf === at % size ? "another" : String(leaf))));
        }
        expect(one.root().equals(other.root())).toBe(false);
      }),
    );
  });
});

describe("a checkpoint", () => {
  const checkpoint = { origin: originOf("t"), size: 3, root: sha(), at: new Date("2026-11-22T20:00:00.000Z") };

  it("is a signed note, and read back by its own key only", () => {
    const signer = newSigner();
    const note = writeNote(checkpoint, signer);
    expect(note.split("\n")).toHaveLength(7);
    expect(readNote(note, signer)).toEqual(checkpoint);
    expect(readNote(note, newSigner())).toBeNull();
    for (const changed of [note.replace("\n3\n", "\n2\n"), note.replace("/t", "/u"), note.slice(0, 40), ""])
      expect(readNote(changed, signer)).toBeNull();
  });

  it("wants an Ed25519 key", () => {
    const { privateKey } = generateKeyPairSync("ec", { namedCurve: "prime256v1" });
    expect(() => signerOf(privateKey.export({ type: "pkcs8", format: "pem" }).toString())).toThrow("Ed25519");
  });
});

describe("the second place", () => {
  it("keeps everything, answers the last note, and ends a line that a crash cut short", async () => {
    const folder = await mkdtemp(path.join(tmpdir(), "samlots-shelf-"));
    try {
      const shelf = openShelf(folder);
      const signer = newSigner();
      const note = (size: number) =>
        writeNote({ origin: originOf("t"), size, root: sha(), at: new Date(size) }, signer);
      expect(await shelf.lastNote("t")).toBeNull();
      for (const size of [1, 2, 3]) await shelf.addNote("t", note(size));
      expect(readNote((await shelf.lastNote("t")) ?? "", signer)?.size).toBe(3);
      await appendFile(path.join(folder, "t.checkpoints"), "samlots-audit/t\n4\nabc");
      expect(readNote((await shelf.lastNote("t")) ?? "", signer)?.size).toBe(3);
      await shelf.addNote("t", note(4));
      expect(readNote((await shelf.lastNote("t")) ?? "", signer)?.size).toBe(4);
      await appendFile(path.join(folder, "t.leaves"), "0 torn");
      await shelf.addLeaves("t", [{ position: 0, eventId: "e", leaf: sha() }]);
      expect((await readFile(path.join(folder, "t.leaves"), "utf8")).split("\n")[1]).toBe(
        `0 e ${sha().toString("base64")}`,
      );
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
