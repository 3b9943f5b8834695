/**
 * The gate matrix: every operation and view x every role x every situation. What should happen comes from the grants,
 * the kind of subject and the brief's rules; what did happen is the answer, the rows and the log. The checker answers
 * findings instead of asserting, so that mutants can be run against it.
 */
import { isDeepStrictEqual } from "node:util";
import type { Operation, View } from "@/kernel/gate";
import type { Role } from "@/kernel/identity/contract";
import type { Subject } from "@/kernel/secrecy";
import type { Reply } from "@/platform/result";
import type { AuditRow, Worker } from "../support/house";
import { changedTables, rowPrints, type RowPrints } from "../support/row-prints";
import {
  addTarget,
  kitFor,
  seesCase,
  seesPerson,
  situations,
  type Kit,
  type Situation,
  type Target,
  type World,
} from "./world";

export type Item = Operation | View;

/** How to ask for one thing. */
export interface Asking {
  /** A valid input about the target, for whoever the target was made for. */
  readonly input: (target: Target, kit: Kit, world: World) => unknown;
  /** The code the rule itself answers instead of "done", where the brief says so. */
  readonly instead?: (cell: { role: Role; situation: Situation }) => string | undefined;
  /** The input names a row of the organisation: foreign and unknown ids are tried as well. */
  readonly isAboutRow?: boolean;
  /** A search that is tried with every thing: it is always answered, and finds only what is in sight. */
  readonly isSearch?: boolean;
  /** Asking changes the thing itself, so that it is not used for anything else. */
  readonly isFresh?: boolean;
  /** The act ends the session it came with. */
  readonly endsSession?: boolean;
  /** Places in the input whose ids are no secret inside the authority: units, colleagues. */
  readonly open?: readonly string[];
  /** Places whose ids the asker coins, and that are its account's own: whoever else has used one is never met. */
  readonly coined?: readonly string[];
}

export interface Cell {
  readonly item: Item;
  readonly asking: Asking;
  readonly worker: Worker;
  readonly target: Target;
  readonly input: unknown;
  readonly expected: string;
  /** The role has the verb, and secrecy says no: then the log names the rule. */
  readonly isSecret: boolean;
}

/** What is put in the place of an item: the mutants' way in. */
export type Execute = (item: Item) => Item;

const NOT_FOUND = { ok: false, code: "notFound", message: "gate.errors.notFound", fields: {} };
const hasContent = (role: Role) => role !== "administrator" && role !== "logReviewer";

/** Whether the subject may be the worker's business at all. */
function isAllowed(subject: Subject, worker: Worker, target: Target): boolean {
  switch (subject.kind) {
    case "case":
      return subject.caseId === target.caseId && seesCase(worker, target);
    case "person":
      return seesPerson(worker, target);
    case "unitOverview":
      return worker.role === "unitHead";
    case "ownUnit":
    case "register":
    // Whose it is and whether it lives, the inputs see to: every row there is the asker's own.
    case "opening":
      return hasContent(worker.role);
    case "organisation":
    case "self":
    case "log":
      return true;
  }
}

function situationsOf(asking: Asking, subjects: readonly Subject[]): readonly Situation[] {
  if (asking.isSearch || subjects.some(({ kind }) => kind === "case" || kind === "person")) return situations;
  return asking.isAboutRow ? ["assigned", "foreign", "unknown"] : ["assigned"];
}

function subjectsOf(item: Item, input: unknown): readonly Subject[] {
  const parsed = item.input.safeParse(input);
  if (!parsed.success)
    throw new Error(`${item.name}: tests/matrix/inputs.ts gives an invalid input: ${parsed.error.message}`);
  const known = Object.keys(Object(parsed.data));
  const stale = Object.keys(Object(input)).filter((key) => !known.includes(key));
  if (stale.length > 0)
    throw new Error(`${item.name}: tests/matrix/inputs.ts gives what is not asked for: ${stale.join(", ")}`);
  return item.subject(parsed.data);
}

const mayAct = (item: Item, { role }: Worker): boolean => item.corridor.grants[role]?.includes(item.needs) ?? false;

function expectedOf(item: Item, asking: Asking, subjects: readonly Subject[], worker: Worker, target: Target): string {
  const { role } = worker;
  const isElsewhere = target.situation === "foreign" || target.situation === "unknown";
  if (asking.isAboutRow && isElsewhere) return "notFound";
  if (!mayAct(item, worker) || !subjects.every((subject) => isAllowed(subject, worker, target))) return "notFound";
  return asking.instead?.({ role, situation: target.situation }) ?? "done";
}

/** All cells of one item, with their things made. Things that must not change are shared, things that may are not. */
async function cellsOf(world: World, item: Item, asking: Asking, shared: Map<string, Target>): Promise<Cell[]> {
  const ofWorkers = await Promise.all(
    [...world.workers.values()].map(async (worker) => {
      const cells: Cell[] = [];
      const probe = await addTarget(world, "unknown", worker);
      const subjects = subjectsOf(item, await asking.input(probe, kitFor(world), world));
      for (const situation of situationsOf(asking, subjects))
        cells.push(await cellAt(world, { item, asking, worker }, situation, subjects, shared));
      return cells;
    }),
  );
  return ofWorkers.flat();
}

async function cellAt(
  world: World,
  { item, asking, worker }: Pick<Cell, "item" | "asking" | "worker">,
  situation: Situation,
  subjects: readonly Subject[],
  shared: Map<string, Target>,
): Promise<Cell> {
  const base = await sharedTarget(world, shared, situation, worker);
  const mayDo = expectedOf(item, asking, subjectsAt(subjects, base), worker, base) !== "notFound";
  const isOwn = asking.isFresh || (mayDo && item.kind === "operation");
  const target = isOwn ? await addTarget(world, situation, worker) : base;
  const input = await asking.input(target, kitFor(world), world);
  const weighed = subjectsOf(item, input);
  const expected = expectedOf(item, asking, weighed, worker, target);
  const isSecret = mayAct(item, worker) && !weighed.every((subject) => isAllowed(subject, worker, target));
  return { item, asking, worker, target, input, expected, isSecret };
}

/** The same subjects, about another target. */
const subjectsAt = (subjects: readonly Subject[], { caseId, personId }: Target): Subject[] =>
  subjects.map((subject) =>
    subject.kind === "case" ? { ...subject, caseId } : subject.kind === "person" ? { ...subject, personId } : subject,
  );

async function sharedTarget(
  world: World,
  shared: Map<string, Target>,
  situation: Situation,
  worker: Worker,
): Promise<Target> {
  const key = `${situation} ${worker.assignmentId}`;
  const target = shared.get(key) ?? (await addTarget(world, situation, worker));
  shared.set(key, target);
  return target;
}

/** Runs the matrix over some items. `count` grows by the cells that were looked at. */
export async function matrixFindings(
  world: World,
  items: readonly { item: Item; asking: Asking }[],
  options: { execute?: Execute; count?: { cells: number; canaries: number } } = {},
): Promise<string[]> {
  const { execute = (item) => item, count = { cells: 0, canaries: 0 } } = options;
  const shared = new Map<string, Target>();
  const findings: string[] = [];
  for (const { item, asking } of items) {
    const cells = await cellsOf(world, item, asking, shared);
    // Thousands of rows came at once: without statistics Postgres plans as if the tables were empty.
    await world.house.rows("analyze");
    const run = (cell: Cell) => findingsOfCell(world, cell, execute(item), count);
    const refused = cells.filter(({ expected }) => expected === "notFound");
    const before = await everyRow(world);
    findings.push(...(await byWorker(refused, run)));
    findings.push(
      ...changedTables(before, await everyRow(world)).map((table) => `${item.name}: ${CHANGED} of ${table}`),
    );
    findings.push(
      ...(await byWorker(
        cells.filter((cell) => !refused.includes(cell)),
        run,
      )),
    );
    count.cells += cells.length;
  }
  const leaked = await world.house.auditLines({ tenantId: world.neighbour.id });
  if (leaked.length > 0) findings.push(`${leaked.length} lines in the log of the neighbour`);
  return findings;
}

/** Workers side by side, the calls of each one after the other: so the log can be read after each call. */
async function byWorker(cells: readonly Cell[], run: (cell: Cell) => Promise<string[]>): Promise<string[]> {
  const groups = new Map<string, Cell[]>();
  for (const cell of cells)
    groups.set(cell.worker.assignmentId, [...(groups.get(cell.worker.assignmentId) ?? []), cell]);
  const found = await Promise.all(
    [...groups.values()].map(async (group) => {
      const findings: string[] = [];
      for (const cell of group) findings.push(...(await run(cell)));
      return findings;
    }),
  );
  return found.flat();
}

async function findingsOfCell(
  { house, targets, linesRead }: World,
  cell: Cell,
  item: Item,
  count: { canaries: number },
): Promise<string[]> {
  const { worker, target, input, expected } = cell;
  const of = { tenantId: worker.tenantId, accountId: worker.accountId };
  const reply: Reply<unknown> =
    item.kind === "operation" ? await house.act(worker, item, input) : await house.look(worker, item, input);
  if (cell.asking.endsSession && reply.ok) house.forgetSession(worker);
  const lines = await house.auditLines({ ...of, skip: linesRead.get(worker.assignmentId) ?? 0 });
  linesRead.set(worker.assignmentId, (linesRead.get(worker.assignmentId) ?? 0) + lines.length);
  const findings: string[] = [];
  const got = reply.ok ? "done" : reply.code;
  if (got !== expected) findings.push(`answered ${got} instead of ${expected}`);
  if (expected === "notFound" && !isDeepStrictEqual(reply, NOT_FOUND))
    findings.push(`a refusal that can be told apart: ${JSON.stringify(reply)}`);
  findings.push(...logFindings(lines, cell));
  const seen = new Set(textOf(reply).match(/kanarie[0-9a-f]{12}/g) ?? []);
  count.canaries += seen.size;
  for (const canary of seen) {
    const source = targets.find((one) => one.canary === canary);
    if (source && !seesPerson(worker, source))
      findings.push(`leaks what is ${source.situation} to ${source.worker.role}`);
  }
  return findings.map((finding) => `${item.name} as ${worker.role}, ${target.situation}: ${finding}`);
}

/** What a deny rule of kernel/secrecy looks like: `case.not-assigned`. */
const DENY_RULE = /^(subject|tenant|case|person|protected|unit|role)\.[a-z-]+$/;

function logFindings(lines: readonly AuditRow[], { item, worker, expected, isSecret }: Cell): string[] {
  if (lines.length !== 1) return [`${lines.length} lines in the log instead of one`];
  const [line] = lines;
  const outcome = expected === "done" ? "allowed" : "refused";
  const facts = { name: item.name, act: item.needs, role: worker.role, tenantId: worker.tenantId, outcome };
  const wrong = Object.entries(facts).filter(([key, value]) => line![key as keyof AuditRow] !== value);
  if (outcome === "refused" && !line!.reason) wrong.push(["reason", "a reason"]);
  if (!mayAct(item, worker) && line!.reason !== "notAllowed") wrong.push(["reason", "notAllowed"]);
  if (isSecret && !DENY_RULE.test(line!.reason ?? "")) wrong.push(["reason", "a rule of secrecy"]);
  return wrong.map(([key, value]) => `the log says ${key} ${String(line![key as keyof AuditRow])} instead of ${value}`);
}

/** The whole answer as text, maps and sets included. */
function textOf(reply: Reply<unknown>): string {
  return JSON.stringify(reply, (_key, value: unknown) =>
    value instanceof Map
      ? [...value]
      : value instanceof Set
        ? [...value]
        : typeof value === "bigint"
          ? String(value)
          : value,
  );
}

/** The gate's own books, what signing in touches, and the decisions that are kept also when they say no. */
const VOLATILE = ["audit_event", "session", "operation_receipt", "release_decision"];

const CHANGED = "a refused call changed rows";

const everyRow = ({ house, tenant, neighbour }: World): Promise<RowPrints> =>
  rowPrints(house, [tenant.id, neighbour.id], VOLATILE);

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Where the ids stand in an input: `caseId`, `identity.personId`. */
function idPlaces(input: unknown, at: readonly string[] = []): string[][] {
  if (typeof input === "string") return UUID.test(input) ? [[...at]] : [];
  if (typeof input !== "object" || input === null || input instanceof Uint8Array) return [];
  return Object.entries(input).flatMap(([key, value]) => idPlaces(value, [...at, key]));
}

const readAt = (input: unknown, place: readonly string[]): unknown =>
  place.reduce<unknown>((value, key) => (value as Record<string, unknown>)[key], input);

function withIdAt(input: unknown, [key, ...rest]: readonly string[], id: unknown): unknown {
  if (key === undefined) return id;
  const whole = input as Record<string, unknown>;
  return { ...whole, [key]: withIdAt(whole[key], rest, id) };
}

/**
 * Every id in every input, one at a time, exchanged for one that is unknown, the neighbour's, or out of sight in the own
 * authority: nothing may be done with it, and the answers must be the same.
 */
export async function idFindings(
  world: World,
  items: readonly { item: Item; asking: Asking }[],
  count: { ids: number } = { ids: 0 },
): Promise<string[]> {
  const { house, linesRead } = world;
  const kit = kitFor(world);
  const findings: string[] = [];
  for (const { item, asking } of items) {
    const worker = [...world.workers.values()].find(
      ({ role }) =>
        (hasContent(role) || item.needs === "administer") && item.corridor.grants[role]?.includes(item.needs),
    );
    if (!worker) continue;
    const inputAt = async (situation: Situation) => asking.input(await addTarget(world, situation, worker), kit, world);
    const attempts: { where: string; place: string; input: unknown }[] = [];
    for (const place of idPlaces(await inputAt("assigned"))) {
      const name = place.join(".");
      if (asking.coined?.includes(name)) continue;
      for (const [where, situation] of Object.entries({
        unknown: "unknown",
        foreign: "foreign",
        hidden: "otherUnit",
      } as const)) {
        if (where === "hidden" && (asking.open?.includes(name) || asking.isAboutRow)) continue;
        const other = readAt(await inputAt(situation), place);
        attempts.push({ where, place: name, input: withIdAt(await inputAt("assigned"), place, other) });
      }
      count.ids += 1;
    }
    const before = await everyRow(world);
    const unknown = new Map<string, Reply<unknown>>();
    for (const { where, place, input } of attempts) {
      const reply = await (item.kind === "operation"
        ? house.act(worker, item, input)
        : house.look(worker, item, input));
      const about = `${item.name} as ${worker.role}, ${where} ${place}`;
      if (reply.ok) findings.push(`${about}: done`);
      else if (reply.code === "fault") findings.push(`${about}: fault`);
      if (where === "unknown") unknown.set(place, reply);
      else if (!isDeepStrictEqual(reply, unknown.get(place)))
        findings.push(`${about}: told apart from unknown: ${textOf(reply)}`);
    }
    findings.push(
      ...changedTables(before, await everyRow(world)).map((table) => `${item.name}: ${CHANGED} of ${table}`),
    );
    linesRead.set(
      worker.assignmentId,
      (await house.auditLines({ tenantId: worker.tenantId, accountId: worker.accountId })).length,
    );
  }
  return findings;
}
