/** What the form knows of where its text is kept: on the device or on the server, behind one face. Types only. */
import type { Trouble } from "@/kernel/drafts/client";

/** Who writes, and where the tenant lets it be kept (kernel/drafts `draftSettings`). */
export interface KeepingFor {
  readonly org: string;
  readonly keep: "device" | "server";
  readonly tenantId: string;
  readonly accountId: string;
  readonly assignmentId: string;
  /** What the page without net is drawn with. */
  readonly choices: CaptureChoices;
}

export interface CaptureChoices {
  readonly policeGroups: readonly { readonly id: string; readonly name: string }[];
  readonly latestGroupId: string | null;
}

/** What has been typed, by field name. */
export type Typed = Readonly<Record<string, unknown>>;

/** One begun contact in the list above the form. Instants in ms. */
export interface Unfinished {
  readonly draftId: string;
  readonly startedAt: number;
  /** When it is deleted unsent; null on the server, which says so in its own list. */
  readonly expiresAt: number | null;
  readonly isRefused: boolean;
}

export interface Conflicting {
  readonly draftId: string;
  readonly startedAt: number;
  readonly caseId: string | null;
}

export interface KeepingState {
  readonly where: "device" | "server";
  /** Of what stands in the form now. */
  readonly kept: "untouched" | "keeping" | "kept" | "notKept" | "elsewhere";
  /** Whether what is typed can be kept there at all, now. */
  readonly keeps: boolean;
  readonly canRead: boolean;
  readonly waiting: number;
  readonly unfinished: readonly Unfinished[];
  readonly conflicting: readonly Conflicting[];
  readonly sentAt: number | null;
  readonly lastCaseId: string | null;
  readonly trouble: Trouble | null;
  readonly ended: "switchedOff" | "roleLost" | null;
  readonly expired: number;
  readonly erased: number;
}

/** What a taken-up draft gives the form. */
export interface Resumed {
  readonly typed: Typed;
  /** Why the server would not file it: keys of sentences. */
  readonly faults: readonly string[];
}

/** `send`: the server is asked now, under this key. `kept`: it is in the queue. */
export type Finished = { readonly kind: "kept" | "elsewhere" } | { readonly kind: "send"; readonly key: string };

export interface Keeping {
  readonly state: () => KeepingState;
  readonly subscribe: (listener: () => void) => () => void;
  /** Keeps what is typed, soon. */
  readonly type: (typed: Typed) => void;
  /** Keeps at once what is still only in memory. */
  readonly flush: () => Promise<void>;
  readonly finish: (typed: Typed) => Promise<Finished>;
  /** Begins a new contact; answers what time it is on Swedish clocks. */
  readonly begin: () => { readonly day: string; readonly time: string };
  readonly resume: (draftId: string) => Promise<Resumed | null>;
  readonly discard: (draftId: string) => Promise<void>;
  readonly send: () => Promise<void>;
  readonly close: () => Promise<void>;
}
