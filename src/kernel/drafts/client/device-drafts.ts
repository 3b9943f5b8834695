/**
 * Drafts on the device, as a form uses them: an editor to write with, a queue that empties itself, and one description of
 * where everything stands that changes when something does. One instance per page.
 */
import { DATABASE_NAME, openDatabase, type DraftRow } from "./database";
import { changeDevice, isConfirmed, type Owner } from "./device-rows";
import { deleteDraft, deleteExpired, deleteUnreadable, listDrafts, takeDraft } from "./draft-rows";
import { DraftEditor } from "./editor";
import { KeyRing, type Fetched, type HalfKeeper } from "./keys";
import { sendFinished, type Trouble } from "./outbox";
import { Rhythm } from "./rhythm";
import { openDraft } from "./sealing";

/** Where everything stands, in what a person can be told. Times in ms since the epoch. */
export interface DraftsState {
  /** Whether what is typed can be kept here. */
  readonly keeps: boolean;
  /** Whether what was written before can be read now. */
  readonly reads: boolean;
  readonly waiting: readonly DraftRow[];
  /** Begun and not finished, oldest first; without the one this page writes. */
  readonly unfinished: readonly DraftRow[];
  readonly conflicting: readonly DraftRow[];
  readonly sentAt: number | null;
  readonly lastCaseId: string | null;
  readonly trouble: Trouble | null;
  readonly ended: "switchedOff" | "roleLost" | null;
  /** How many were deleted unsent because their time was up, since this page was opened. */
  readonly expired: number;
  /** How many were deleted because the server had erased its half, since this page was opened. */
  readonly erased: number;
}

export interface DeviceDraftsOptions {
  readonly org: string;
  readonly owner: Owner;
  /** What is filed: the module's folder in the address. */
  readonly kind: string;
  readonly keeper: HalfKeeper;
  readonly now: () => number;
  readonly databaseName?: string;
  /** Tests tick by hand. */
  readonly rhythm?: boolean;
}

const NOTHING: DraftsState = {
  ...{ keeps: false, reads: false, waiting: [], unfinished: [], conflicting: [], sentAt: null, lastCaseId: null },
  ...{ trouble: null, ended: null, expired: 0, erased: 0 },
};

export class DeviceDrafts {
  readonly #database: IDBDatabase;
  readonly #options: DeviceDraftsOptions;
  readonly #ring: KeyRing;
  readonly #channel: BroadcastChannel;
  readonly #rhythm: Rhythm;
  readonly #listeners = new Set<() => void>();
  #editor: DraftEditor | null = null;
  #state = NOTHING;
  #isClosed = false;
  readonly #held = new Set<string>();
  #sending: Promise<void> | null = null;
  #isAskedAgain = false;
  #release: (() => void) | null = null;

  /** Opens the store; deletes at once what has lain there too long. Throws where the browser has no IndexedDB. */
  static async open(options: DeviceDraftsOptions): Promise<DeviceDrafts> {
    const drafts = new DeviceDrafts(options, await openDatabase(options.databaseName));
    await drafts.#ring.wake();
    await drafts.refresh();
    if (options.rhythm !== false) drafts.#rhythm.start();
    return drafts;
  }

  private constructor(options: DeviceDraftsOptions, database: IDBDatabase) {
    this.#options = options;
    this.#database = database;
    this.#ring = new KeyRing({ ...options, database });
    this.#channel = new BroadcastChannel(this.#name("changes"));
    this.#channel.onmessage = () => void this.refresh();
    this.#rhythm = new Rhythm(() => this.send());
  }

  get state(): DraftsState {
    return this.#state;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Asks the server: for its half, for whether the switch is on and the role still there. Then sends. */
  async connect(choices: string | null = null): Promise<Fetched> {
    const fetched = await this.#fetchHalf(choices);
    await this.refresh();
    if (fetched.kind === "ready") await this.send();
    return fetched;
  }

  /** A form for a new draft. */
  begin(): DraftEditor {
    this.#release?.();
    this.#editor = new DraftEditor(this.#editorOptions());
    this.#hold(this.#editor.draftId);
    return this.#editor;
  }

  /** Goes on with a draft. Null: it cannot be read now, another tab has it open, or it is gone. */
  async resume(draftId: string): Promise<{ editor: DraftEditor; text: string; row: DraftRow } | null> {
    const { device, half } = this.#ring;
    if (!device || !half || (await this.#isOpenElsewhere(draftId))) return null;
    const known = (await listDrafts(this.#database, this.#options.owner)).find((row) => row.draftId === draftId);
    const text = known && (await openDraft(device.deviceKey, half, known, known.sealed));
    if (text === null || text === undefined) return null;
    this.#release?.();
    const editor = new DraftEditor(this.#editorOptions(), known);
    const row = await takeDraft(this.#database, draftId, editor.writer);
    if (!row || row.version !== known?.version) return null;
    this.#editor = editor;
    this.#hold(draftId);
    await this.refresh();
    return { editor, text, row };
  }

  /** Gives the worker the server's half: it may have been registered after the half had come. */
  share(): void {
    this.#ring.share();
  }

  /** What a form is drawn with when nobody can be asked (`DeviceRow.choices`). */
  keepChoices(choices: string): Promise<void> {
    return changeDevice(this.#database, this.#options.owner, { choices });
  }

  /** Throws a draft away. */
  async discard(draftId: string): Promise<void> {
    await deleteDraft(this.#database, draftId);
    await this.#tellAll();
  }

  /**
   * Sends what is finished. A call while one is under way is not lost: the net may have come back after it had failed,
   * and a draft been finished after it had looked. So the queue is gone through once more, and both end then.
   */
  send(): Promise<void> {
    this.#isAskedAgain = true;
    this.#sending ??= this.#sendWhileAsked();
    return this.#sending;
  }

  /** Reads anew where everything stands. */
  async refresh(): Promise<void> {
    if (this.#isClosed) return;
    try {
      await this.#look();
    } catch {
      // The store was closed or deleted: by this page, or by a wipe in another tab. Nothing can be kept here any more.
      if (!this.#isClosed) this.#change({ ...NOTHING, ended: this.#state.ended });
    }
  }

  /** Stops listening. The drafts stay. */
  close(): void {
    this.#isClosed = true;
    this.#rhythm.stop();
    this.#release?.();
    this.#channel.close();
    this.#database.close();
  }

  async #look(): Promise<void> {
    const { owner, now } = this.#options;
    const expired = await deleteExpired(this.#database, now());
    const rows = await listDrafts(this.#database, owner);
    const of = (state: DraftRow["state"]) => rows.filter((row) => row.state === state);
    const { device, half } = this.#ring;
    const writing = this.#editor?.isFinished ? null : this.#editor?.draftId;
    this.#change({
      keeps: device !== null && isConfirmed(device, now()),
      reads: half !== null,
      waiting: of("finished"),
      unfinished: rows.filter(({ state, draftId }) => (state === "open" || state === "refused") && draftId !== writing),
      conflicting: of("conflicting"),
      sentAt: this.#state.sentAt ?? device?.sentAt ?? null,
      expired: this.#state.expired + expired,
    });
  }

  async #fetchHalf(choices: string | null): Promise<Fetched> {
    const fetched = await this.#ring.fetchHalf(choices);
    this.#change({ trouble: troubleIn(fetched), ...(fetched.kind === "ended" ? { ended: fetched.why } : {}) });
    if (fetched.kind === "ready" && fetched.renewed) {
      const count = await deleteUnreadable(this.#database, this.#options.owner);
      this.#editor?.restart();
      this.#change({ erased: this.#state.erased + count });
    }
    return fetched;
  }

  async #sendWhileAsked(): Promise<void> {
    while (this.#isAskedAgain && !this.#isClosed) {
      this.#isAskedAgain = false;
      await this.#sendAll().catch(() => this.refresh());
    }
    // In the same turn as the last look at the flag: a call after it starts anew.
    this.#sending = null;
  }

  async #sendAll(): Promise<void> {
    const { org, owner, now } = this.#options;
    const waits = await this.#waits();
    if (!this.#ring.half && (await this.#fetchHalf(null)).kind !== "ready") {
      this.#rhythm.after(!waits);
      return this.refresh();
    }
    const report = await sendFinished({
      ...{ database: this.#database, org, owner, ring: this.#ring },
      ...{ locks: navigator.locks, lockName: this.#name("outbox") },
    });
    const last = report.filed.at(-1);
    if (last) {
      const sentAt = now();
      await changeDevice(this.#database, owner, { sentAt });
      this.#change({ sentAt, lastCaseId: last.caseId });
    }
    if (waits) this.#change({ trouble: report.trouble });
    // Without trouble something can still wait: another tab was sending, and had looked before this was finished.
    this.#rhythm.after(!(await this.#waits()));
    await this.#tellAll();
  }

  async #waits(): Promise<boolean> {
    return (await listDrafts(this.#database, this.#options.owner)).some(({ state }) => state === "finished");
  }

  #editorOptions() {
    const { kind, now } = this.#options;
    return {
      ...{ database: this.#database, ring: this.#ring, kind, now },
      onWritten: () => void this.#tellAll(),
    };
  }

  async #tellAll(): Promise<void> {
    if (this.#isClosed) return;
    this.#channel.postMessage("changed");
    await this.refresh();
  }

  /** Marks the draft as open in this tab for as long as the tab lives; a crash lets go of it. */
  #hold(draftId: string): void {
    const held = new Promise<void>((free) => (this.#release = free));
    this.#held.add(draftId);
    void navigator.locks?.request(this.#name(draftId), () => held);
  }

  async #isOpenElsewhere(draftId: string): Promise<boolean> {
    // A lock of this tab's own is let go of a moment after the form has turned to another draft.
    if (this.#held.has(draftId)) return false;
    const held = await navigator.locks?.query();
    return held?.held?.some(({ name }) => name === this.#name(draftId)) ?? false;
  }

  #name(part: string): string {
    return `${this.#options.databaseName ?? DATABASE_NAME}:${part}`;
  }

  #change(part: Partial<DraftsState>): void {
    this.#state = { ...this.#state, ...part };
    for (const listener of this.#listeners) listener();
  }
}

function troubleIn(fetched: Fetched): Trouble | null {
  if (fetched.kind === "lost" || fetched.kind === "refused") return "noNet";
  return fetched.kind === "ready" || fetched.kind === "ended" || fetched.kind === "ok" || fetched.kind === "notAllowed"
    ? null
    : fetched.kind;
}
