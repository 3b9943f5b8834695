/**
 * One form and the draft it writes. Writes follow each other: of what is typed while one is being sealed, only the
 * latest is written next. What is finished is frozen: whatever comes after is a no-op.
 */
import type { DraftRow } from "./database";
import { writeDraft, type WriteOutcome } from "./draft-rows";
import type { KeyRing } from "./keys";
import { sealDraft } from "./sealing";

interface EditorOptions {
  readonly database: IDBDatabase;
  readonly ring: KeyRing;
  readonly kind: string;
  readonly now: () => number;
  readonly onWritten: (outcome: WriteOutcome) => void;
}

const HOUR_MS = 3_600_000;

/** `noKey`: the device has not been enrolled, so nothing can be kept here yet. */
export type SaveOutcome = WriteOutcome | "noKey" | "failed";

export class DraftEditor {
  readonly draftId: string;
  readonly #writer = crypto.randomUUID();
  readonly #options: EditorOptions;
  #version: number;
  #next: string | null = null;
  #working: Promise<SaveOutcome> | null = null;
  #finished: Promise<SaveOutcome> | null = null;

  /** A new draft, or one whose `writer` this is to be (`takeDraft`). */
  constructor(options: EditorOptions, taken?: { readonly draftId: string; readonly version: number }) {
    this.#options = options;
    this.draftId = taken?.draftId ?? crypto.randomUUID();
    this.#version = taken?.version ?? 0;
  }

  get writer(): string {
    return this.#writer;
  }

  get isFinished(): boolean {
    return this.#finished !== null;
  }

  /** Begins anew on disk under the same key: what lay there opens nowhere any more, what stands in the form does. */
  restart(): void {
    this.#version = 0;
  }

  /** Keeps what is typed. Resolves when it, or something typed later, is on disk. */
  save(text: string): Promise<SaveOutcome> {
    if (this.#finished) return this.#finished;
    this.#next = text;
    this.#working ??= this.#drain().finally(() => (this.#working = null));
    return this.#working;
  }

  /** Freezes the text for the queue. A second tap gets the answer of the first; after a failure one may try again. */
  finish(text: string): Promise<SaveOutcome> {
    this.#finished ??= this.#freeze(text).then((outcome) => {
      if (outcome === "noKey" || outcome === "failed") this.#finished = null;
      return outcome;
    });
    return this.#finished;
  }

  async #freeze(text: string): Promise<SaveOutcome> {
    this.#next = null;
    await this.#working;
    return this.#write(text, "finished");
  }

  async #drain(): Promise<SaveOutcome> {
    let outcome: SaveOutcome = "written";
    while (this.#next !== null && outcome === "written") {
      const text = this.#next;
      this.#next = null;
      outcome = await this.#write(text, "open");
    }
    return outcome;
  }

  async #write(text: string, state: "open" | "finished"): Promise<SaveOutcome> {
    const { database, ring, kind, now, onWritten } = this.#options;
    const { device, serverPublic } = ring;
    if (!device || !serverPublic) return "noKey";
    const { tenantId, accountId, assignmentId, hoursKept } = device;
    const at = now();
    const version = this.#version + 1;
    const place = { tenantId, accountId, assignmentId, draftId: this.draftId, version };
    try {
      const sealed = await sealDraft(device.deviceKey, serverPublic, place, text);
      const row: DraftRow = {
        ...place,
        ...{ kind, state, sealed, writer: state === "open" ? this.#writer : null, refusal: null, filedCaseId: null },
        ...{ startedAt: at, changedAt: at, expiresAt: at + hoursKept * HOUR_MS },
      };
      const writing = { draftId: this.draftId, writer: this.#writer, version: this.#version };
      const outcome = await writeDraft(database, writing, row);
      if (outcome === "written") this.#version = version;
      onWritten(outcome);
      return outcome;
    } catch {
      // The store of the browser failed (full, closed by a wipe, blocked): the form says that nothing is kept.
      return "failed";
    }
  }
}
