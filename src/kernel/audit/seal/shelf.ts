/**
 * The second place: a folder that the database's operator cannot write to. Two files an authority, only ever added to:
 * `<tenant>.leaves` (position, id and leaf of each line) and `<tenant>.checkpoints` (signed notes). On stable storage
 * before the sealer goes on.
 */
import { appendFile, mkdir, open, readFile } from "node:fs/promises";
import path from "node:path";

export interface ShelvedLeaf {
  readonly position: number;
  readonly eventId: string;
  readonly leaf: Uint8Array;
}

export interface Shelf {
  /** The text of the last checkpoint that was shipped, or null when there is none. */
  readonly lastNote: (tenantId: string) => Promise<string | null>;
  readonly addLeaves: (tenantId: string, leaves: readonly ShelvedLeaf[]) => Promise<void>;
  readonly addNote: (tenantId: string, note: string) => Promise<void>;
  /** Leaves the public key beside the checkpoints. A convenience: whoever verifies keeps a copy of their own. */
  readonly showKey: (verifierKey: string) => Promise<void>;
}

/** Longer than any note: the end of the file that is read to find the last one. */
const TAIL_BYTES = 4096;

export function openShelf(folder: string): Shelf {
  const file = (tenantId: string, kind: string): string =>
    path.join(/*turbopackIgnore: true*/ folder, `${tenantId}.${kind}`);
  return {
    lastNote: (tenantId) => lastNoteIn(file(tenantId, "checkpoints")),
    addLeaves: (tenantId, leaves) => {
      const lines = leaves.map(
        ({ position, eventId, leaf }) => `${String(position)} ${eventId} ${Buffer.from(leaf).toString("base64")}\n`,
      );
      return append(folder, file(tenantId, "leaves"), lines.join(""));
    },
    addNote: (tenantId, note) => append(folder, file(tenantId, "checkpoints"), `${note}\n`),
    showKey: async (verifierKey) => {
      await mkdir(/*turbopackIgnore: true*/ folder, { recursive: true, mode: 0o750 });
      const place = path.join(/*turbopackIgnore: true*/ folder, "audit.vkey");
      const known = await readFile(/*turbopackIgnore: true*/ place, "utf8").catch(() => "");
      if (!known.includes(verifierKey)) await appendFile(place, `${verifierKey}\n`, { mode: 0o640 });
    },
  };
}

/** Notes are parted by an empty line, and hold one themselves: a whole one is six lines, then a gap. */
async function lastNoteIn(place: string): Promise<string | null> {
  const handle = await open(/*turbopackIgnore: true*/ place, "r").catch((fault: NodeJS.ErrnoException) => {
    if (fault.code === "ENOENT") return null;
    throw fault;
  });
  if (handle === null) return null;
  try {
    const { size } = await handle.stat();
    const length = Math.min(size, TAIL_BYTES);
    const { buffer } = await handle.read(Buffer.alloc(length), 0, length, size - length);
    const notes = buffer.toString("utf8").match(/samlots-audit\/[^\n]*\n\d+\n[^\n]+\n[^\n]+\n\n\u2014 [^\n]+\n\n/g);
    return notes?.at(-1) ?? (size === 0 ? null : "");
  } finally {
    await handle.close();
  }
}

/**
 * Adds to the end and waits for stable storage. A line that a crash cut short is ended first, so that what comes after
 * it stands on its own.
 */
async function append(folder: string, place: string, text: string): Promise<void> {
  await mkdir(/*turbopackIgnore: true*/ folder, { recursive: true, mode: 0o750 });
  const handle = await open(/*turbopackIgnore: true*/ place, "a+", 0o640);
  try {
    const { size } = await handle.stat();
    const last = size === 0 ? "\n" : (await handle.read(Buffer.alloc(1), 0, 1, size - 1)).buffer.toString("latin1");
    await handle.appendFile(last === "\n" ? text : `\n${text}`);
    await handle.sync();
  } finally {
    await handle.close();
  }
}
