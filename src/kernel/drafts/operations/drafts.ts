import "server-only";
import { ok } from "@/platform/result";
import { operation } from "../corridor";
import { deleteDraft, findDraftBefore, insertDraft, saveDraftText } from "../data/drafts";
import { decideSaveDraft } from "../domain/saving";
import { draftSchema, saveDraftSchema } from "../schema";

const self = () => ({ kind: "self" }) as const;

/** Keeps what somebody is typing, while it is typed, until it is filed. */
export const saveDraft = operation({
  name: "save-draft",
  input: saveDraftSchema,
  needs: "write",
  subject: self,
  load: findDraftBefore,
  decide: decideSaveDraft,
  save: async (scope, { revision, write }, { input }) => {
    if (write === "insert") await insertDraft(scope, input, revision);
    if (write === "update") await saveDraftText(scope, input, revision);
    return { draftId: input.draftId, revision };
  },
  records: ({ change }) => ({ event: change.write === "insert" ? "draft-begun" : "draft-saved", records: 1 }),
});

/** Throws a draft away. One that is gone already is no fault. */
export const discardDraft = operation({
  name: "discard-draft",
  input: draftSchema,
  needs: "write",
  subject: self,
  load: async () => true,
  decide: () => ok(true),
  save: async (scope, _change, { input }) => {
    const records = await deleteDraft(scope, input.draftId);
    return { draftId: input.draftId, records };
  },
  records: ({ value }) => ({ event: "draft-discarded", records: value.records }),
});
