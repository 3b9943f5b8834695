/** Keeping on the server, for tenants that let nothing lie in the browser. Needs the net, and says so before. */
import {
  discardServerDraft,
  listServerDrafts,
  openServerDraft,
  ServerEditor,
  type KeptOnServer,
} from "@/kernel/drafts/client";
import { afterTyping, moment, observed } from "./keeping-base";
import type { Keeping, KeepingFor, KeepingState, Typed } from "./keeping-contract";

const WAIT_MS = 800;
const OPERATION = "field-contacts.log-contact";

/** Opens the server's drafts of the one who is signed in. */
export function keepOnServer({ org }: KeepingFor): Keeping {
  const seen = observed({
    ...{ where: "server", kept: "untouched", keeps: true, canRead: true, waiting: 0, unfinished: [], conflicting: [] },
    ...{ sentAt: null, lastCaseId: null, trouble: null, ended: null, expired: 0, erased: 0 },
  });
  let editor = new ServerEditor(org, OPERATION);

  const typing = afterTyping(WAIT_MS, async (text) => {
    seen.change({ kept: "keeping" });
    seen.change(stateAfter(await editor.save(text)));
  });
  const list = async () => {
    const drafts = await listServerDrafts(org, OPERATION);
    const others = drafts.filter(({ draftId }) => draftId !== editor.draftId);
    seen.change({
      unfinished: others.map(({ draftId, startedAt }) => ({
        ...{ draftId, startedAt: Date.parse(startedAt), expiresAt: null, isRefused: false },
      })),
    });
  };
  const again = () => {
    if (seen.state().kept === "notKept") typing.retry();
  };
  addEventListener("online", again);
  void list();

  return {
    state: seen.state,
    subscribe: seen.subscribe,
    type: typing.type,
    flush: typing.flush,
    finish: async () => {
      typing.drop();
      await editor.settle();
      return { kind: "send", key: editor.draftId };
    },
    begin: () => {
      editor = new ServerEditor(org, OPERATION);
      seen.change({ kept: "untouched" });
      void list();
      return moment();
    },
    resume: async (draftId) => {
      await typing.flush();
      const opened = await openServerDraft(org, draftId);
      if (!opened) return null;
      editor = new ServerEditor(org, OPERATION, opened);
      seen.change({ kept: "kept" });
      void list();
      return { typed: JSON.parse(opened.content) as Typed, faults: [] };
    },
    discard: async (draftId) => {
      await discardServerDraft(org, draftId);
      await list();
    },
    send: typing.flush,
    close: async () => {
      await typing.flush();
      typing.stop();
      removeEventListener("online", again);
    },
  };
}

function stateAfter(outcome: KeptOnServer): Partial<KeepingState> {
  if (outcome.kind === "saved") return { kept: "kept", trouble: null };
  if (outcome.kind === "noNet" || outcome.kind === "signedOut") return { kept: "notKept", trouble: outcome.kind };
  return { kept: "elsewhere", lastCaseId: outcome.kind === "filed" ? outcome.caseId : null };
}
