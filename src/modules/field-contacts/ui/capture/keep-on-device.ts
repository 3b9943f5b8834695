/** Keeping on the device, for tenants whose switch is on. */
import {
  DeviceDrafts,
  registerWorker,
  wipeDevice,
  workerKeeper,
  type DraftEditor,
  type DraftRow,
  type SaveOutcome,
} from "@/kernel/drafts/client";
import { now } from "@/platform/clock";
import { afterTyping, moment, observed } from "./keeping-base";
import type { Keeping, KeepingFor, KeepingState, Typed } from "./keeping-contract";

/** What is typed is on disk at the latest this long after the key. */
const WAIT_MS = 250;

const NOTHING: KeepingState = {
  ...{ where: "device", kept: "untouched", keeps: false, canRead: false, waiting: 0, unfinished: [], conflicting: [] },
  ...{ sentAt: null, lastCaseId: null, trouble: null, ended: null, expired: 0, erased: 0 },
};

/** Opens the device's store. Throws where the browser has none. */
export async function keepOnDevice(about: KeepingFor): Promise<Keeping> {
  const { org, tenantId, accountId, choices } = about;
  const drafts = await DeviceDrafts.open({
    ...{ org, kind: "field-contacts", owner: { tenantId, accountId } },
    ...{ keeper: workerKeeper(org), now: () => now().getTime() },
  });
  const seen = observed(NOTHING);
  let editor: DraftEditor = drafts.begin();
  let wiping: Promise<void> | null = null;

  const typing = afterTyping(WAIT_MS, async (text) => {
    seen.change({ kept: "keeping" });
    seen.change({ kept: keptAfter(await editor.save(text)) });
  });
  const look = () => {
    const keptBefore = seen.state().keeps;
    seen.change(stateOf(drafts));
    // What was typed before the device was ready.
    if (!keptBefore && seen.state().keeps && seen.state().kept === "notKept") typing.retry();
    if (drafts.state.ended) wiping ??= wipeDevice();
  };
  const unlisten = drafts.subscribe(look);
  look();

  // The net is asked in the background: the form is ready before.
  void drafts.connect(JSON.stringify(choices)).then((fetched) => {
    if (fetched.kind !== "ready") return;
    void navigator.storage?.persist?.();
    void registerWorker(org).then(() => drafts.share());
  });

  return {
    state: seen.state,
    subscribe: seen.subscribe,
    type: (typed) => {
      if (!editor.isFinished) typing.type(typed);
    },
    flush: typing.flush,
    finish: async (typed) => {
      typing.drop();
      const outcome = await editor.finish(JSON.stringify(typed));
      // Nothing can be kept here now (no key yet, or a full disk): then the server is asked directly, under the same key.
      if (outcome === "noKey" || outcome === "failed") return { kind: "send", key: editor.draftId };
      if (outcome === "elsewhere" || outcome === "gone") return { kind: "elsewhere" };
      await drafts.keepChoices(JSON.stringify({ ...choices, latestGroupId: typed["policeGroupId"] ?? null }));
      void drafts.send();
      return { kind: "kept" };
    },
    begin: () => {
      editor = drafts.begin();
      seen.change({ kept: "untouched" });
      void drafts.refresh();
      return moment();
    },
    resume: async (draftId) => {
      await typing.flush();
      const resumed = await drafts.resume(draftId);
      if (!resumed) return null;
      editor = resumed.editor;
      seen.change({ kept: "kept" });
      return { typed: JSON.parse(resumed.text) as Typed, faults: faultsOf(resumed.row) };
    },
    discard: (draftId) => drafts.discard(draftId),
    send: () => drafts.send(),
    close: async () => {
      await typing.flush();
      typing.stop();
      unlisten();
      drafts.close();
    },
  };
}

function keptAfter(outcome: SaveOutcome): KeepingState["kept"] {
  if (outcome === "written" || outcome === "closed") return "kept";
  return outcome === "elsewhere" || outcome === "gone" ? "elsewhere" : "notKept";
}

function stateOf({ state }: DeviceDrafts): Partial<KeepingState> {
  return {
    ...{ canRead: state.reads, waiting: state.waiting.length, trouble: state.trouble, ended: state.ended },
    ...{ sentAt: state.sentAt, lastCaseId: state.lastCaseId, expired: state.expired },
    ...{ keeps: state.keeps, erased: state.erased },
    unfinished: state.unfinished.map((row) => ({
      ...{ draftId: row.draftId, startedAt: row.startedAt, expiresAt: row.expiresAt },
      isRefused: row.state === "refused",
    })),
    conflicting: state.conflicting.map(({ draftId, startedAt, filedCaseId }) => ({
      ...{ draftId, startedAt, caseId: filedCaseId },
    })),
  };
}

function faultsOf({ refusal }: DraftRow): readonly string[] {
  if (!refusal) return [];
  return [...new Set([...Object.values(refusal.fields).map(({ key }) => key), refusal.message])];
}
