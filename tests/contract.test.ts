/** Holds docs/adding-a-workflow.md true: each workflow has taken its five steps. */
import { readdirSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { manifest as account } from "@/kernel/account";
import { manifest as attention } from "@/kernel/attention";
import { manifest as cases } from "@/kernel/cases";
import { manifest as consents } from "@/kernel/consents";
import { manifest as disclosures } from "@/kernel/disclosures";
import { manifest as drafts } from "@/kernel/drafts";
import { manifest as duties } from "@/kernel/duties";
import { manifest as emergency } from "@/kernel/emergency";
import { registered } from "@/kernel/gate";
import { manifest as legalBases } from "@/kernel/legal-bases";
import { manifest as logReview } from "@/kernel/log-review";
import { manifest as organisations, wordsOfAct } from "@/kernel/organisations";
import { manifest as ownReport } from "@/kernel/own-report";
import { manifest as persons } from "@/kernel/persons";
import { manifest as retention } from "@/kernel/retention";
import { workflows } from "@/modules";
import { catalogueIn } from "../messages";
import { breachesOf } from "./support/workflow-contract";

const root = path.join(import.meta.dirname, "..");
const catalogue = catalogueIn("sv");

describe("the workflows", () => {
  it("are each listed once in src/modules/index.ts (step 5)", () => {
    const entries = readdirSync(path.join(root, "src/modules"), { withFileTypes: true });
    const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
    expect(workflows.map(({ name }) => name).sort()).toEqual(folders.sort());
  });

  it.each(workflows.map((workflow) => [workflow.name, workflow] as const))("%s has taken steps 1-4", async (_, one) => {
    expect(await breachesOf(root, one, catalogue)).toEqual([]);
  });
});

describe("the manifests", () => {
  const parts = [
    ...workflows,
    account,
    attention,
    cases,
    consents,
    disclosures,
    drafts,
    duties,
    emergency,
    legalBases,
    logReview,
    organisations,
    ownReport,
    persons,
    retention,
  ];

  it("are there for every part that has operations or views", () => {
    const parted = new Set([...registered().keys()].map((item) => item.slice(0, item.indexOf("."))));
    expect(parts.map(({ name }) => name).sort()).toEqual([...parted].sort());
  });

  it.each(parts.map((part) => [part.name, part] as const))(
    "of %s keeps back no operation or view, wherever it was made",
    (name, { items }) => {
      const made = [...registered().keys()].filter((item) => item.startsWith(`${name}.`));
      expect(items.map((item) => item.name).sort()).toEqual(made.sort());
    },
  );
});

describe("the words of the log", () => {
  /** What identity notes: it has no operations, because nobody is inside when it acts. */
  const atTheDoor = ["sign-in", "sign-out", "choose-assignment", "begin-second-factor", "confirm-second-factor"];

  it("are there for every act that can stand in it, and for no other", () => {
    const names = [...registered().keys(), ...atTheDoor.map((name) => `identity.${name}`)];
    const parts = Object.entries(catalogue["acts"] as Record<string, Record<string, string>>);
    const said = parts.flatMap(([part, acts]) => Object.keys(acts).map((act) => `${part}.${act}`));
    expect(said.sort()).toEqual(names.map(wordsOfAct).sort());
  });
});

describe("these checks", () => {
  const whole = workflows[0]!;

  it("miss nothing in a workflow of which there is only the manifest", async () => {
    const breaches = await breachesOf(root, { ...whole, name: "not-there", messages: "notThere" }, catalogue);
    const expected = ["README.md: Words", "no operations", "no views", "no actions", "no domain/", "no test of a rule"];
    expect(breaches).toEqual(expect.arrayContaining(expected));
    expect(breaches).toEqual(expect.arrayContaining(["no prisma/schema/not-there.prisma", "no routes"]));
    expect(breaches).toContain("no message notThere");
    expect(breaches).toContain(`in the manifest only: ${whole.items[0]!.name}`);
  });

  it("see what a manifest leaves out, lists twice or leads to nowhere", async () => {
    const [first, second, ...rest] = whole.items;
    const nav = [{ label: `${whole.messages}.nav.nothing`, path: `${whole.name}/nothing`, roles: [] }];
    const breaches = await breachesOf(root, { ...whole, items: [second!, second!, ...rest], nav }, catalogue);
    expect(breaches.sort()).toEqual([
      `no message ${whole.messages}.nav.nothing`,
      `not in the manifest: ${first!.name}`,
      `the menu leads nowhere: ${whole.name}/nothing`,
      `twice in the manifest: ${second!.name}`,
    ]);
  });
});
