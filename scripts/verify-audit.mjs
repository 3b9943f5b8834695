/**
 * Verifies the log of one authority against the checkpoints that were shipped. It shares no code with Samlots and needs
 * only Node: read it, copy it, run it on a machine of your own. What the files are: docs/audit.md.
 *
 *   node scripts/verify-audit.mjs --export log.ndjson --checkpoints T.checkpoints [--leaves T.leaves] --key KEY
 *     --key           the public key as text (samlots-audit+hash+base64), or a file that holds it
 *     --tenant        the id the log must be of; else the id in the first checkpoint
 *     --keep-years    lines younger than this may not have been erased (5)
 *     --grace-minutes how much older than the checkpoint before it a line may be when it is sealed (15)
 *     --json          one JSON object instead of sentences
 *
 * Exit code 0: everything is there and as it was written. 1: something is not, and it is named. 2: the words were wrong.
 */
import { createPublicKey, hash, verify as verifySignature } from "node:crypto";
import { createReadStream, existsSync, readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";

const sha256 = (...parts) => hash("sha256", Buffer.concat(parts.map((part) => Buffer.from(part))), "buffer");
const ZERO = Buffer.of(0);
const ONE = Buffer.of(1);
const bytesOf = (uuid) => Buffer.from(String(uuid).replaceAll("-", ""), "hex");
/** The moment a UUID version 7 was made, in milliseconds; not a number for any other. */
const momentOf = (uuid) => (uuid[14] === "7" ? Number.parseInt(uuid.slice(0, 8) + uuid.slice(9, 13), 16) : Number.NaN);

/** JSON as PostgreSQL prints jsonb: keys by length in bytes and then by bytes, a space after each comma and colon. */
export function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(", ")}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  const keys = Object.keys(value).sort(byLengthThenBytes);
  return `{${keys.map((key) => `${JSON.stringify(key)}: ${canonical(value[key])}`).join(", ")}}`;
}

function byLengthThenBytes(one, other) {
  const [a, b] = [Buffer.byteLength(one), Buffer.byteLength(other)];
  return a - b || Buffer.compare(Buffer.from(one), Buffer.from(other));
}

/** SHA-256(0 || id || SHA-256(salt || line)), base64. */
export const leafOf = (id, salt, line) =>
  sha256(ZERO, bytesOf(id), sha256(bytesOf(salt), canonical(line))).toString("base64");

/** Reads `name+hash+base64` (C2SP signed-note, Ed25519). */
export function readKey(text) {
  const match = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/.exec(text.trim());
  const bytes = Buffer.from(match?.[3] ?? "", "base64");
  const id = match && sha256(`${match[1]}\n`, bytes).subarray(0, 4);
  if (!match || bytes.length !== 33 || bytes[0] !== 1 || id.toString("hex") !== match[2])
    throw new Error("that is not a public key of the kind name+hash+base64");
  const key = createPublicKey({
    key: { kty: "OKP", crv: "Ed25519", x: bytes.subarray(1).toString("base64url") },
    format: "jwk",
  });
  return { name: match[1], id, key };
}

/** The checkpoints of a file, each with what is wrong with it, if anything. */
export function readCheckpoints(text, key) {
  const lines = text.split("\n");
  const found = [];
  for (let at = 0; at < lines.length; at += 1) {
    if (!/^[^\s/]+\/[0-9a-f-]{36}$/.test(lines[at])) continue;
    const [origin, size, root, time, gap, signature = ""] = lines.slice(at, at + 6);
    // A note that a crash cut short is followed by a whole one; at the very end it is nothing yet.
    if (gap !== "" || !signature.startsWith("\u2014 ")) continue;
    found.push({
      origin,
      size: Number(size),
      root,
      at: Date.parse(time),
      line: at + 1,
      isSigned: isSigned(lines.slice(at, at + 4), signature, key),
    });
    at += 5;
  }
  return found;
}

function isSigned(text, signature, { name, id, key }) {
  const prefix = `\u2014 ${name} `;
  if (!signature.startsWith(prefix)) return false;
  const bytes = Buffer.from(signature.slice(prefix.length), "base64");
  return (
    bytes.subarray(0, 4).equals(id) &&
    verifySignature(null, Buffer.from(`${text.join("\n")}\n`), key, bytes.subarray(4))
  );
}

/** A Merkle tree after RFC 6962 that only has to say its root at given sizes. */
class Tree {
  peaks = [];
  size = 0;
  add(leaf) {
    let node = leaf;
    let height = 0;
    while (this.peaks[height]) {
      node = sha256(ONE, this.peaks[height], node);
      this.peaks[height] = null;
      height += 1;
    }
    this.peaks[height] = node;
    this.size += 1;
  }
  root() {
    return this.peaks.filter(Boolean).reduce((right, left) => (right ? sha256(ONE, left, right) : left), null);
  }
}

/** The shipped leaves in order; `gap` is the first place that is missing, `conflict` one that is there in two versions. */
export function readLeaves(text) {
  const leaves = [];
  let conflict = null;
  for (const line of text.split("\n")) {
    const match = /^(\d+) ([0-9a-f-]{36}) ([A-Za-z0-9+/]{43}=)$/.exec(line);
    if (!match) continue;
    const [position, id, leaf] = [Number(match[1]), match[2], match[3]];
    const known = leaves[position];
    if (known && (known.id !== id || known.leaf !== leaf)) conflict ??= position;
    leaves[position] = { id, leaf };
  }
  return { leaves, conflict };
}

/**
 * Compares an export with what was shipped.
 * @param {{ rows: AsyncIterable<string> | Iterable<string>, checkpoints: string, leaves?: string | null, key: string,
 *   tenant?: string, keepYears?: number, graceMinutes?: number, checks?: { size?: boolean } }} given
 *   `checks` switches one check off: for the test that shows that it is needed.
 */
export async function verifyLog({
  rows,
  checkpoints,
  leaves,
  key,
  tenant,
  keepYears = 5,
  graceMinutes = 15,
  checks = {},
}) {
  const faults = [];
  const fault = (kind, position, id, words) => faults.push({ kind, position, id, words });
  const notes = readCheckpoints(checkpoints, readKey(key));
  const origin = tenant ? `samlots-audit/${tenant}` : notes[0]?.origin;
  const good = checkNotes(notes, origin, fault);
  const size = good.at(-1)?.size ?? 0;
  if (good.length === 0) fault("checkpoint", null, null, "there is no checkpoint with a good signature");

  const held = [];
  for await (const row of rows) if (row.trim() !== "") held.push(reduced(row, origin));
  const shipped = leaves == null ? leavesOfExport(held) : readLeaves(leaves);
  if (shipped.conflict != null) fault("leaves", shipped.conflict, null, "the leaves hold this place in two versions");
  const known = checkTree(shipped.leaves, good, leaves == null, fault);
  const expected = shipped.leaves;
  const seen = compare({ held, expected, size, good, origin, graceMinutes, fault });
  const erased = checkErasures({ ...seen, keepYears, fault });
  checkMissing({ ...seen, expected, size, checks, fault });
  faults.sort((a, b) => (a.position ?? Infinity) - (b.position ?? Infinity));
  return {
    ok: faults.length === 0,
    faults,
    origin,
    size,
    checkpoints: good.length,
    lines: held.length,
    rootsChecked: known,
    erased,
    unsealed: seen.unsealed,
  };
}

function checkNotes(notes, origin, fault) {
  let last = { size: 0, at: 0 };
  const good = [];
  for (const note of notes) {
    const name = `checkpoint on line ${note.line}`;
    if (!note.isSigned) fault("checkpoint", null, null, `${name}: the signature is not of this key`);
    else if (note.origin !== origin) fault("checkpoint", null, null, `${name}: it is of another log, ${note.origin}`);
    else if (note.size < last.size) fault("checkpoint", null, null, `${name}: it is smaller than the one before`);
    else if (note.at < last.at) fault("checkpoint", null, null, `${name}: it is older than the one before`);
    else {
      good.push(note);
      last = note;
    }
  }
  return good;
}

/** What a row says, and what it ought to be. Only this is kept: a long log must fit. */
function reduced(text, origin) {
  let row;
  try {
    row = JSON.parse(text);
  } catch {
    return { position: null, id: null, broken: true };
  }
  const { position = null, id, salt, line, leaf, erased = null } = row;
  const base = { position, id, erased, claimed: leaf?.replaceAll("\n", "") ?? null };
  if (line == null) return base;
  const isOurs = `samlots-audit/${line.tenant_id}` === origin && line.id === id;
  const certificate =
    line.name === "audit.erase"
      ? { records: line.records, fields: line.fields ?? [], at: Date.parse(line.at) }
      : undefined;
  return {
    ...base,
    leaf: leafOf(line.id, salt ?? "", line),
    isOurs,
    lineId: line.id,
    at: Date.parse(line.at),
    certificate,
  };
}

function leavesOfExport(held) {
  const leaves = [];
  let conflict = null;
  for (const { position, id, claimed } of held) {
    if (position == null || claimed == null) continue;
    if (leaves[position]) conflict ??= position;
    leaves[position] = { id, leaf: claimed };
  }
  return { leaves, conflict };
}

/** Whether the leaves give the signed roots. Answers how many roots agreed. */
function checkTree(leaves, good, isFromExport, fault) {
  const tree = new Tree();
  let agreed = 0;
  let from = 0;
  for (const note of good) {
    while (tree.size < note.size && leaves[tree.size]) tree.add(Buffer.from(leaves[tree.size].leaf, "base64"));
    if (tree.size < note.size) {
      if (!isFromExport)
        fault("leaves", tree.size, null, `the shipped leaves end before the checkpoint of ${note.size}`);
      return agreed;
    }
    if (tree.size === note.size && tree.root().toString("base64") !== note.root) {
      fault("tree", from, null, `the leaves from here to ${note.size - 1} do not give the signed root`);
      return agreed;
    }
    agreed += 1;
    from = note.size;
  }
  return agreed;
}

function compare({ held, expected, size, good, origin, graceMinutes, fault }) {
  const placeOf = new Map();
  for (const [position, leaf] of expected.entries()) if (leaf) placeOf.set(leaf.id, position);
  const at = new Array(size);
  const certificates = new Map();
  let unsealed = 0;
  const sealedBy = timesOf(good);
  for (const row of held) {
    const { position, id } = row;
    if (row.broken) fault("broken", position, id, "a row of the export is not JSON");
    else if (row.leaf !== undefined && !row.isOurs && row.lineId === id)
      fault("foreign", position, id, `the line is of another authority than ${origin}`);
    else if (row.leaf !== undefined && row.lineId !== id)
      fault("edited", position, id, "the line has another id than its leaf");
    else if (position == null || position >= size) {
      unsealed += 1;
      const elder = placeOf.get(id);
      if (elder !== undefined && elder < size) fault("reordered", elder, id, "the line lost its place in the log");
      else if (row.leaf === undefined)
        fault("deleted", position, id, "a leaf without a line after the last checkpoint");
      else if (row.at < (good.at(-1)?.at ?? 0) - graceMinutes * 60_000)
        fault("inserted", position, id, "the line claims to be older than the last checkpoint, and was never sealed");
      if (row.certificate && position != null) certificates.set(id, row.certificate);
    } else if (at[position] !== undefined) fault("inserted", position, id, "a second line at this place");
    else {
      at[position] = row;
      checkPlace(row, expected[position], placeOf, sealedBy, graceMinutes, fault);
      if (row.certificate && row.leaf === expected[position]?.leaf) certificates.set(id, row.certificate);
    }
  }
  return { at, certificates, unsealed };
}

function checkPlace(row, wanted, placeOf, sealedBy, graceMinutes, fault) {
  const { position, id } = row;
  if (wanted === undefined) return;
  if (id !== wanted.id) {
    const elder = placeOf.get(id);
    if (elder === undefined)
      fault("inserted", position, id, `a line that was never sealed stands where ${wanted.id} was`);
    else fault("reordered", position, id, `the line was sealed at place ${elder}`);
  } else if (row.leaf === undefined) {
    if (row.erased === null) fault("deleted", position, id, "the line is gone, and nothing says that it was erased");
    else if (row.claimed !== null && row.claimed !== wanted.leaf)
      fault("edited", position, id, "the leaf is another than was shipped");
  } else if (row.leaf !== wanted.leaf) fault("edited", position, id, "the line is not what was sealed");
  else if (row.at < sealedBy(position) - graceMinutes * 60_000)
    fault(
      "inserted",
      position,
      id,
      "the line claims to be older than the checkpoint before it: it was put in afterwards",
    );
}

/** When everything before the batch of a place had been sealed. */
function timesOf(good) {
  return (position) => {
    let low = 0;
    let high = good.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (good[middle].size <= position) low = middle + 1;
      else high = middle;
    }
    return low === 0 ? 0 : good[low - 1].at;
  };
}

/** A line may be gone when a sealed certificate covers it: as many, these very ones, all as old as it says. */
function checkErasures({ at, certificates, keepYears, fault }) {
  const groups = new Map();
  for (const row of at) {
    if (row === undefined || row.leaf !== undefined || row.erased === null) continue;
    const group = groups.get(row.erased) ?? [];
    group.push(row);
    groups.set(row.erased, group);
  }
  const lawful = [];
  for (const [certificate, rows] of groups) {
    const words = unlawful(certificates.get(certificate), rows, keepYears);
    if (words === null)
      lawful.push({ certificate, lines: rows.length, first: rows[0].position, last: rows.at(-1).position });
    else
      fault(
        "deleted",
        rows[0].position,
        rows[0].id,
        `${rows.length} line(s) from here on are gone under certificate ${certificate}, ${words}`,
      );
  }
  for (const [id, { records }] of certificates)
    if (!groups.has(id))
      fault("restored", null, id, `the certificate says that ${records} lines were erased, and none is`);
  return lawful;
}

function unlawful(certificate, rows, keepYears) {
  if (!certificate) return "which is not in the sealed log";
  const before = Date.parse(certificate.fields.find((field) => field.startsWith("before:"))?.slice(7) ?? "");
  const digest = certificate.fields.find((field) => field.startsWith("digest:"))?.slice(7);
  const limit = new Date(certificate.at);
  limit.setUTCFullYear(limit.getUTCFullYear() - keepYears);
  // A day's slack: years are counted in the database's way.
  if (!(before <= limit.getTime() + 86_400_000)) return `which is about lines younger than ${keepYears} years`;
  const young = rows.find(({ id }) => !(momentOf(id) < before));
  if (young) return `which does not cover ${young.id}: it is younger`;
  if (certificate.records !== rows.length) return `which is about ${certificate.records} lines`;
  return sha256(...rows.map(({ id }) => bytesOf(id))).toString("hex") === digest ? null : "which is about other lines";
}

function checkMissing({ at, expected, size, checks, fault }) {
  let end = size;
  while (end > 0 && at[end - 1] === undefined) end -= 1;
  if (end < size && checks.size !== false)
    fault(
      "truncated",
      end,
      expected[end]?.id ?? null,
      `the log ends here, and the last checkpoint covers ${size} lines: ${size - end} are missing`,
    );
  for (let position = 0; position < end; position += 1)
    if (at[position] === undefined)
      fault("deleted", position, expected[position]?.id ?? null, "there is no row for this place");
}

async function main(words) {
  const { values } = parseArgs({
    args: words,
    options: Object.fromEntries(
      ["export", "checkpoints", "leaves", "key", "tenant", "keep-years", "grace-minutes"]
        .map((name) => [name, { type: "string" }])
        .concat([["json", { type: "boolean" }]]),
    ),
  });
  if (!values.export || !values.checkpoints || !values.key) throw new Error("say --export, --checkpoints and --key");
  const keyText = existsSync(values.key) ? readFileSync(values.key, "utf8") : values.key;
  const result = await verifyLog({
    rows: createInterface({ input: createReadStream(values.export), crlfDelay: Infinity }),
    checkpoints: readFileSync(values.checkpoints, "utf8"),
    leaves: values.leaves ? readFileSync(values.leaves, "utf8") : null,
    key: keyText.trim().split("\n")[0],
    tenant: values.tenant,
    ...(values["keep-years"] ? { keepYears: Number(values["keep-years"]) } : {}),
    ...(values["grace-minutes"] ? { graceMinutes: Number(values["grace-minutes"]) } : {}),
  });
  if (values.json) console.log(JSON.stringify(result));
  else for (const line of sentences(result)) console.log(line);
  return result.ok ? 0 : 1;
}

function sentences(result) {
  const { ok, faults, origin, size, checkpoints, rootsChecked, erased, unsealed } = result;
  const gone = erased.map(
    ({ certificate, lines, first, last }) =>
      `Lawfully erased: ${lines} lines (places ${first} to ${last}), certificate ${certificate}.`,
  );
  const named = faults
    .slice(0, 50)
    .map(({ kind, position, id, words }) => `${kind.toUpperCase()} at ${position ?? "-"} (${id ?? "-"}): ${words}`);
  const more = faults.length > 50 ? [`and ${faults.length - 50} more`] : [];
  const found = `${origin}: ${size} sealed lines, ${rootsChecked} of ${checkpoints} signed roots agree, ${unsealed} lines after the last checkpoint.`;
  return [
    ...named,
    ...more,
    ...gone,
    found,
    ok ? "Everything is there and as it was written." : `${faults.length} fault(s).`,
  ];
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    process.exitCode = await main(process.argv.slice(2));
  } catch (error) {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 2;
  }
}
