import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { SaveDraft } from "../schema";
import { decideSaveDraft, DRAFTS_MAX, type DraftBefore } from "./saving";

const kind = "field-contacts.log-contact";
const input = (revision: number, content = "new"): SaveDraft => ({ draftId: "d", kind, revision, content });
const stored = (revision: number, content = "old") => ({ kind, revision, content });
const none: DraftBefore = { filedAs: null, stored: null, others: 0 };

describe("saving a draft", () => {
  it("begins one, up to the most that may be there", () => {
    expect(decideSaveDraft({ ...none, others: DRAFTS_MAX - 1 }, input(0))).toMatchObject({
      value: { write: "insert" },
    });
    expect(decideSaveDraft({ ...none, others: DRAFTS_MAX }, input(0))).toMatchObject({ code: "tooManyDrafts" });
    // A draft that is there already is saved however many others there are.
    expect(decideSaveDraft({ ...none, others: 99, stored: stored(1) }, input(1))).toMatchObject({ ok: true });
  });

  it("goes on from the revision it has seen, and from no other", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 0, max: 9 }), (at, seen) => {
        const decided = decideSaveDraft({ ...none, stored: stored(at) }, input(seen));
        if (seen === at) expect(decided).toEqual({ ok: true, value: { revision: at + 1, write: "update" } });
        else expect(decided).toMatchObject({ ok: false, code: "draftChanged", details: { revision: at } });
      }),
    );
  });

  it("has nothing to write when the same is stored, whatever revision was seen", () => {
    const decided = decideSaveDraft({ ...none, stored: stored(4, "same") }, input(3, "same"));
    expect(decided).toEqual({ ok: true, value: { revision: 4, write: null } });
  });

  it("does not turn a draft of one form into that of another", () => {
    const other = { ...stored(1), kind: "field-contacts.other" };
    expect(decideSaveDraft({ ...none, stored: other }, input(1))).toMatchObject({ code: "draftChanged" });
  });

  it("stops when it was filed, and says as what", () => {
    const before = { ...none, stored: stored(1), filedAs: { caseId: "c", version: 2 } };
    expect(decideSaveDraft(before, input(1))).toMatchObject({ code: "alreadyFiled", details: { caseId: "c" } });
  });
});
