/**
 * The gate matrix over everything that is registered, part by part, and mutants that show it can be red. A part has a
 * world of its own, so that the world stays small.
 */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { registered } from "@/kernel/gate";
import { roles } from "@/kernel/identity/contract";
import { log } from "@/platform/log";
import { idFindings, matrixFindings, type Asking, type Item } from "./matrix/checker";
import { inputs } from "./matrix/inputs";
import { openWorld, type World } from "./matrix/world";
import { openDoors } from "./support/doors";
import { openHouse, type House } from "./support/house";

await openDoors();
const items: readonly Item[] = [...registered().values()];
const partOf = ({ name }: Item): string => name.slice(0, name.indexOf("."));
const parts = [...new Set(items.map(partOf))];

let house: House;
beforeAll(async () => {
  log.setLevel("silent");
  house = await openHouse();
});
afterAll(() => house?.close());

const askingsOf = (item: Item): readonly Asking[] => {
  const found = inputs[item.name];
  return found === undefined ? [] : Array.isArray(found) ? (found as readonly Asking[]) : [found as Asking];
};
const withAskings = (some: readonly Item[]) =>
  some.flatMap((item) => askingsOf(item).map((asking) => ({ item, asking })));
const named = (...names: string[]): Item[] => names.map((name) => items.find((item) => item.name === name)!);

describe("the matrix", () => {
  it("has an input for every operation and view, and for nothing that is gone", () => {
    const names = items.map(({ name }) => name);
    expect(names.filter((name) => !(name in inputs))).toEqual([]);
    expect(Object.keys(inputs).filter((name) => !names.includes(name))).toEqual([]);
    expect(names.length).toBeGreaterThan(60);
    expect(parts.length).toBeGreaterThanOrEqual(5);
  });
});

describe.each(parts)("the matrix of %s", { timeout: 600_000 }, (part) => {
  const own = withAskings(items.filter((item) => partOf(item) === part));
  let world: World;
  beforeAll(async () => {
    world = await openWorld(house);
  });

  it("finds no leak, no silent act and no refusal that tells", async () => {
    const count = { cells: 0, canaries: 0 };
    expect(await matrixFindings(world, own, { count })).toEqual([]);
    // It looked at something, and where there is case content, what is allowed was really shown.
    expect(count.cells).toBeGreaterThanOrEqual(own.length * roles.length);
    if (["cases", "field-contacts", "persons"].includes(part)) expect(count.canaries).toBeGreaterThan(roles.length);
  });

  it("takes no id of the neighbour's, or of what is out of sight, at any place of any input", async () => {
    const count = { ids: 0 };
    expect(await idFindings(world, own, count)).toEqual([]);
    expect(count.ids).toBeGreaterThan(0);
  });
});

/** The item with a guard taken away. */
const without = {
  subject: (item: Item): Item => ({ ...item, subject: () => [{ kind: "self" }] }) as Item,
  verb: (item: Item): Item => {
    const grants = Object.fromEntries(roles.map((role) => [role, [item.needs]]));
    return { ...item, corridor: { ...item.corridor, grants } } as Item;
  },
};

describe("the matrix turns red", { timeout: 300_000 }, () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(house);
  });

  const samples = () =>
    withAskings(named("cases.open-case", "cases.write-note", "cases.close-case", "cases.list-cases"));
  const mutant = (execute: (item: Item) => Item) => matrixFindings(world, samples(), { execute });

  it("and is green for the same acts as they are", async () => {
    expect(await mutant((item) => item)).toEqual([]);
  });

  it("when a role gets verbs it was not granted", async () => {
    const findings = await mutant(without.verb);
    expect(findings).toContainEqual(expect.stringMatching(/close-case as outreachWorker, assigned: answered done/));
  });

  it("when the subject is not weighed: row security still hides everything, but the log cannot say why", async () => {
    const findings = await mutant(without.subject);
    expect(findings).toContainEqual(
      expect.stringMatching(/open-case as .*the log says reason notFound instead of a rule/),
    );
    expect(findings.filter((finding) => /leaks|changed rows/.test(finding))).toEqual([]);
  });

  it("when neither code nor row security weighs the subject", async () => {
    const findings = await house.withoutRowSecurity(() => mutant(without.subject));
    expect(findings).toContainEqual(
      expect.stringMatching(/open-case as socialWorker, otherUnit: leaks what is otherUnit/),
    );
    expect(findings).toContainEqual(expect.stringMatching(/write-note: a refused call changed rows of journal_note/));
  });

  it("but not when row security is gone and the code stands alone", async () => {
    const some = named(
      "cases.sign-note",
      "cases.my-tasks",
      "field-contacts.contact-page",
      "field-contacts.link-person",
    );
    expect(await house.withoutRowSecurity(() => matrixFindings(world, [...samples(), ...withAskings(some)]))).toEqual(
      [],
    );
  });

  it("when an answer tells a foreign thing from an unknown one", async () => {
    const telling = (item: Item): Item =>
      item.kind === "operation"
        ? item
        : ({ ...item, subject: () => [{ kind: "self" }], look: revealing } as unknown as Item);
    expect(await mutant(telling)).toContainEqual(
      expect.stringMatching(/open-case as .* answered done instead of notFound/),
    );
  });

  it("when a line in the log is lost", async () => {
    await house.rows(`create function public.lose_line() returns trigger language plpgsql as 'begin return null; end'`);
    await house.rows(`create trigger aa_lose before insert on audit_event for each row
      when (new.name = 'cases.list-cases' and new.tenant_id = '${world.tenant.id}') execute function public.lose_line()`);
    try {
      expect(await mutant((item) => item)).toContainEqual(
        expect.stringMatching(/list-cases as .*: 0 lines in the log/),
      );
    } finally {
      await house.rows("drop trigger aa_lose on audit_event; drop function public.lose_line()");
    }
  });

  it("when a row policy lets the neighbours in, as soon as the code does too", async () => {
    await house.rows("create policy loose on case_record for select to samlots_app using (true)");
    try {
      const findings = await mutant(without.subject);
      expect(findings.length).toBeGreaterThan(0);
    } finally {
      await house.rows("drop policy loose on case_record");
    }
  });
});

const revealing = async () => ({ step: "done", value: { thereIsSuchAThing: true }, note: { event: "opened" } });
