import "server-only";
import { ok } from "@/platform/result";
import { findPersonBrief } from "../persons";
import { operation } from "./corridor";
import { insertPack, readPack, saveApproval, saveJudgement } from "./data/pack";
import { findText, printOf } from "./data/pack-sections";
import { decideApproval, decideJudgement } from "./domain/pack";
import { approvePackSchema, judgeTextSchema, makePackSchema } from "./schema";

const ofPerson = ({ personId }: { readonly personId: string }) => ({ kind: "person", personId }) as const;

/** Begins an access pack about a person (GDPR art. 15): a draft until somebody has looked through its texts. */
export const makePack = operation({
  name: "make-pack",
  input: makePackSchema,
  needs: "write",
  subject: ofPerson,
  load: (scope, { personId }) => findPersonBrief(scope, personId),
  decide: (person) => ok({ personId: person.id }),
  save: (scope, { personId }) => insertPack(scope, personId),
  records: () => ({ event: "pack-begun", records: 1 }),
});

/** Decides of one text of a pack: as it is shown, with more masked, or not at all, with a reason. */
export const judgeText = operation({
  name: "judge-text",
  input: judgeTextSchema,
  needs: "write",
  subject: ofPerson,
  load: async (scope, input) => {
    const pack = await readPack(scope, input);
    const text = pack && (await findText(scope, input.personId, input.source));
    return pack && text !== null ? { text, print: printOf(scope, text), approvedAt: pack.approvedAt } : null;
  },
  decide: decideJudgement,
  save: (scope, change, { current, input }) =>
    saveJudgement(scope, { ...change, packId: input.packId, source: input.source, print: current.print }),
  records: ({ change }) => ({ event: `text-${change.judgement}`, fields: ["text"], records: 1 }),
});

/** Lets a pack out: every text has been read as it stands. */
export const approvePack = operation({
  name: "approve-pack",
  input: approvePackSchema,
  needs: "write",
  subject: ofPerson,
  load: (scope, input) => readPack(scope, input),
  decide: decideApproval,
  save: (scope, _change, { input }) => saveApproval(scope, input),
  records: () => ({ event: "pack-approved", records: 1 }),
});
