/**
 * A dump of the whole database holds no personal number and no free text in the clear. A thousand canaries are written
 * through the product's own operations; then every table is read as a dump reads it, and the files of the database too.
 */
import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { createReadStream } from "node:fs";
import { readdir } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type * as z from "zod";
import { openCase, signNote, writeNote } from "@/kernel/cases";
import { registered, type Operation } from "@/kernel/gate";
import { log } from "@/platform/log";
import { openWorld } from "./matrix/world";
import { openDoors } from "./support/doors";
import { doEverything } from "./support/every-act";
import { openHouse, type House } from "./support/house";
import { personalNumber } from "./support/personal-numbers";
import { addCase } from "./support/records";

const NUMBERS = 500;
const PHRASES = 500;
const MARK = `kanarie${randomBytes(4).toString("hex")}`;

/** Where something that was typed may stand in the clear, and why. What is about somebody's life stands nowhere. */
const READABLE: Readonly<Record<string, string>> = {
  "public.person.given_name": "names are searched by sound and near spelling (docs/threat-model.md)",
  "public.person.family_name": "names are searched by sound and near spelling",
  "public.person_name.given_name": "names are searched by sound and near spelling",
  "public.person_name.family_name": "names are searched by sound and near spelling",
  "public.person_name_key.key": "names are searched by sound and near spelling",
  "public.account.display_name": "the authority's own staff",
  "public.unit.name": "the authority's organisation",
  "public.police_group.name": "the authority's organisation",
  "public.district.name": "the authority's organisation",
  "public.receiving_service.name": "the authority's organisation",
  "public.oidc_provider.label": "how people sign in; the secret is sealed",
  "public.oidc_provider.client_id": "how people sign in; the secret is sealed",
  "public.tenant_settings.device_drafts_reason": "a decision of the authority, about nobody",
  "public.tenant_settings.device_drafts_decided_by": "who decided for the authority",
  "public.service_target_group.decided_by": "who decided for the authority",
  "public.housing_rule.decided_by": "who decided for the authority",
  "public.delegation_rule.decided_by": "who decided for the authority",
  "public.method_version.decided_by": "who decided for the authority",
  "public.method_version.why": "the method's text, about nobody",
  "public.method_version.step_texts": "the method's text, about nobody",
  "public.retention_setting.area": "the authority's area, for the research sample",
  "public.release_decision.basis":
    "the code of the basis that was asked for; one that is no basis is kept as it was asked",
  "public.steering_month.participants": "who met in the steering group",
};

let house: House;
const numbers: string[] = [];
const phrases: string[] = [];
/** What free text of any other operation was sent with, by where it was sent. */
const planted = new Map<string, string>();

beforeAll(async () => {
  log.setLevel("silent");
  house = await openHouse({ own: true });
  await openDoors();
  const world = await openWorld(house);
  const register = registered().get("persons.register-person") as Operation;
  const anna = await house.addWorker({ role: "socialWorker", unit: world.unit });
  const caseId = await addCase(house, { unit: world.unit, workers: [anna] });
  for (let n = 0; n < NUMBERS; n += 1) {
    const day = `19${String(40 + (n % 50))}0${String(1 + (n % 9))}1${String(n % 9)}`;
    const number = personalNumber(day, String(100 + Math.floor(n / 2)));
    const reply = await house.act(anna, register, {
      identityKind: "personnummer",
      number,
      givenName: "Test",
      familyName: "Testsson",
    });
    if (reply.ok) numbers.push(number);
  }
  for (let n = 0; n < PHRASES; n += 1) {
    const text = `${MARK}anteckning${String(n)}slut`;
    const reply = await house.act(anna, writeNote, { caseId, text: `Hon sade att ${text} i går.` });
    if (!reply.ok) throw new Error(reply.code);
    if (n % 10 === 0) await house.act(anna, signNote, { caseId, noteId: reply.value.noteId, version: 1 });
    phrases.push(text);
  }
  expect((await house.look(anna, openCase, { caseId })).ok).toBe(true);
  await doEverything(world, { reword: plant });
}, 900_000);
afterAll(() => house.close());

/** Puts a canary of its own in every free text of an input: wherever the schema takes one. */
function plant(input: unknown, item: Operation): unknown {
  let changed = input;
  for (const place of textsIn(input)) {
    const mark = `${MARK}x${String(planted.size)}x`;
    const attempt = replaced(changed, place, (text) => `${text} ${mark}`);
    if (!(item.input as z.ZodType).safeParse(attempt).success) continue;
    planted.set(mark, `${item.name} ${place.join(".")}`);
    changed = attempt;
  }
  return changed;
}

function textsIn(value: unknown, at: readonly string[] = []): (readonly string[])[] {
  if (typeof value === "string") return [at];
  if (value === null || typeof value !== "object") return [];
  return Object.entries(value).flatMap(([key, inner]) => textsIn(inner, [...at, key]));
}

function replaced(value: unknown, [key, ...rest]: readonly string[], change: (text: string) => string): unknown {
  if (key === undefined) return change(String(value));
  if (Array.isArray(value))
    return value.map((inner: unknown, n) => (String(n) === key ? replaced(inner, rest, change) : inner));
  return { ...(value as object), [key]: replaced((value as Record<string, unknown>)[key], rest, change) };
}

/** Columns in which a pattern stands, `schema.table.column`, with what was found. */
async function findIn(pattern: string): Promise<Map<string, string[]>> {
  const columns = await house.rows<{ schema: string; table: string; column: string }>(
    `select table_schema as schema, table_name as table, column_name as column from information_schema.columns c
     where table_schema in ('public', 'app') and exists (select 1 from information_schema.tables t
       where t.table_schema = c.table_schema and t.table_name = c.table_name and t.table_type = 'BASE TABLE')`,
  );
  const found = new Map<string, string[]>();
  for (const { schema, table, column } of columns) {
    const rows = await house.rows<{ hit: string }>(
      `select distinct (regexp_matches("${column}"::text, $1, 'g'))[1] as hit from "${schema}"."${table}"`,
      [`(${pattern})`],
    );
    if (rows.length > 0)
      found.set(
        `${schema}.${table}.${column}`,
        rows.map(({ hit }) => hit),
      );
  }
  return found;
}

/** Ten and twelve digits, with and without the hyphen: however somebody would write it. */
const spellings = (number: string): string[] => [
  number,
  number.replace("-", ""),
  number.slice(2),
  number.slice(2).replace("-", ""),
];

/** Whether any of the needles stands in a file, read as it lies on the disk. */
async function fileHolds(file: string, needles: readonly string[]): Promise<string | null> {
  let tail = "";
  for await (const chunk of createReadStream(file, { encoding: "latin1" })) {
    const text = tail + String(chunk);
    const hit = needles.find((needle) => text.includes(needle));
    if (hit !== undefined) return hit;
    tail = text.slice(-64);
  }
  return null;
}

describe("a dump of the database", () => {
  it("was taken after a thousand canaries and one in every free text had been written", () => {
    expect(numbers.length).toBe(NUMBERS);
    expect(phrases.length).toBe(PHRASES);
    expect(planted.size).toBeGreaterThan(20);
  });

  it("holds none of the personal numbers, in any spelling, in any column of any table", async () => {
    const wanted = new Set(numbers.flatMap(spellings));
    const hits = [...(await findIn("\\d{6,8}-?\\d{4}"))].flatMap(([column, found]) =>
      found.filter((hit) => wanted.has(hit)).map(() => column),
    );
    expect(hits).toEqual([]);
  });

  it("holds none of the notes, and of other free text only what is meant to be readable", async () => {
    const found = await findIn(`${MARK}(?:anteckning\\d+slut|x\\d+x)`);
    const clear = [...found]
      .filter(([column]) => !(column in READABLE))
      .map(
        ([column, marks]) =>
          `${column}: ${[...new Set(marks.map((mark) => planted.get(mark) ?? "a note"))].join(", ")}`,
      );
    expect(clear).toEqual([]);
  });

  it("nor do the files of the database: tables, indexes and the write-ahead log", { timeout: 300_000 }, async () => {
    await house.rows("checkpoint");
    const [place] = await house.rows<{ folder: string; oid: string; wal: string }>(
      "select current_setting('data_directory') as folder, (select oid::text from pg_database where datname = current_database()) as oid, pg_walfile_name(pg_current_wal_lsn()) as wal",
    );
    const folders = [path.join(place!.folder, "base", place!.oid), path.join(place!.folder, "pg_wal")];
    const needles = [...numbers.slice(0, 100).flatMap(spellings), ...phrases.slice(0, 100)];
    // Only where the files can be read from here: the embedded database, not one on another machine.
    const lists = await Promise.all(folders.map((folder) => readdir(folder, { withFileTypes: true }).catch(() => [])));
    const files = lists.flatMap((list, n) =>
      list.filter((entry) => entry.isFile()).map(({ name }) => path.join(folders[n]!, name)),
    );
    for (const file of files)
      expect([path.basename(file), await fileHolds(file, needles).catch(() => null)]).toEqual([
        path.basename(file),
        null,
      ]);
    // The mutant: something that does stand in the clear is found the same way.
    await house.rows("create table public.clear_text as select $1::text as text", [`${MARK}iklartext`]);
    await house.rows("checkpoint");
    const after = (await readdir(folders[0]!)).map((name) => path.join(folders[0]!, name));
    const seen: (string | null)[] = [];
    for (const file of after) seen.push(await fileHolds(file, [`${MARK}iklartext`]).catch(() => null));
    await house.rows("drop table public.clear_text");
    expect(seen.some((hit) => hit !== null)).toBe(true);
  });

  it("one number and one note in the clear would be found: the search can see", async () => {
    await house.rows("update unit set name = $1 where id = (select id from unit limit 1)", [
      `Enhet ${numbers[0]!} ${phrases[0]!}`,
    ]);
    const wanted = new Set(numbers.flatMap(spellings));
    const found = [...(await findIn("\\d{6,8}-?\\d{4}"))].filter(([, hits]) => hits.some((hit) => wanted.has(hit)));
    expect(found.map(([column]) => column)).toEqual(["public.unit.name"]);
    expect([...(await findIn(`${MARK}anteckning\\d+slut`)).keys()]).toEqual(["public.unit.name"]);
  });

  it("pg_dump, where it can read this database, writes none of them either", { timeout: 120_000 }, async () => {
    await house.rows("update unit set name = 'Enheten' where name like 'Enhet ________-____ kanarie%'");
    const dump = await promisify(execFile)("pg_dump", ["--format=plain", house.adminUrl], { maxBuffer: 1 << 30 }).catch(
      () => null,
    );
    if (dump === null) return;
    const wanted = [...numbers.flatMap(spellings), ...phrases];
    expect(wanted.filter((needle) => dump.stdout.includes(needle))).toEqual([]);
  });
});
