/**
 * Drafts on the server, for tenants that let nothing lie in the browser. What is typed is sent while it is typed; the
 * same draft id is the key under which the contact is filed.
 */
import { post } from "./server";

/** A draft as the list on the form tells of it. Times in ISO 8601. */
export interface ServerDraft {
  readonly draftId: string;
  readonly startedAt: string;
  readonly changedAt: string;
  readonly revision: number;
}

interface OpenedDraft extends ServerDraft {
  readonly content: string;
}

/** `filed`: the server has filed it meanwhile, under `caseId`. `elsewhere`: another tab has saved it meanwhile. */
export type KeptOnServer =
  | { readonly kind: "saved" | "noNet" | "signedOut" | "elsewhere" }
  | { readonly kind: "filed"; readonly caseId: string | null };

interface Save {
  readonly key: string;
  readonly revision: number;
  readonly content: string;
}

/**
 * One form's draft on the server. Saves follow each other, and only the latest text is sent next. A save without an
 * answer goes again under its own key first: it may have arrived.
 */
export class ServerEditor {
  readonly draftId: string;
  readonly #org: string;
  readonly #kind: string;
  #revision: number;
  #unanswered: Save | null = null;
  #next: string | null = null;
  #working: Promise<KeptOnServer> | null = null;

  /** `kind`: the full name of the operation that files it. */
  constructor(org: string, kind: string, resumed?: { readonly draftId: string; readonly revision: number }) {
    this.#org = org;
    this.#kind = kind;
    this.draftId = resumed?.draftId ?? crypto.randomUUID();
    this.#revision = resumed?.revision ?? 0;
  }

  /** Sends what is typed. What could not be sent goes with the next save. */
  save(text: string): Promise<KeptOnServer> {
    this.#next = text;
    this.#working ??= this.#drain().finally(() => (this.#working = null));
    return this.#working;
  }

  /** Lets no save follow, and waits for the one under way: the contact is about to be filed. */
  async settle(): Promise<void> {
    this.#next = null;
    await this.#working;
  }

  async #drain(): Promise<KeptOnServer> {
    let outcome: KeptOnServer = { kind: "saved" };
    while (this.#unanswered || this.#next !== null) {
      this.#unanswered ??= { key: crypto.randomUUID(), revision: this.#revision, content: this.#takeNext() };
      outcome = await this.#send(this.#unanswered);
      if (outcome.kind !== "saved") return outcome;
    }
    return outcome;
  }

  #takeNext(): string {
    const text = this.#next ?? "";
    this.#next = null;
    return text;
  }

  async #send({ key, revision, content }: Save): Promise<KeptOnServer> {
    const input = { draftId: this.draftId, kind: this.#kind, revision, content };
    const answer = await post<{ revision: number }>(this.#org, "drafts/save", { key, input });
    if (answer.kind === "signedOut") return { kind: "signedOut" };
    if (answer.kind !== "ok" && answer.kind !== "refused") return { kind: "noNet" };
    this.#unanswered = null;
    if (answer.kind === "ok") {
      this.#revision = answer.value.revision;
      return { kind: "saved" };
    }
    if (answer.reply.code !== "alreadyFiled") return { kind: "elsewhere" };
    const caseId = answer.reply.details?.["caseId"];
    return { kind: "filed", caseId: typeof caseId === "string" ? caseId : null };
  }
}

/** The account's own drafts of a kind; none when they cannot be asked for now. */
export async function listServerDrafts(org: string, kind: string): Promise<readonly ServerDraft[]> {
  const answer = await post<{ drafts: readonly ServerDraft[] }>(org, "drafts/list", { input: { kind } });
  return answer.kind === "ok" ? answer.value.drafts : [];
}

/** One of them with its text; null when it is gone or cannot be fetched now. */
export async function openServerDraft(org: string, draftId: string): Promise<OpenedDraft | null> {
  const answer = await post<OpenedDraft>(org, "drafts/open", { input: { draftId } });
  return answer.kind === "ok" ? answer.value : null;
}

/** Throws one away. Answers whether it is gone. */
export async function discardServerDraft(org: string, draftId: string): Promise<boolean> {
  const answer = await post(org, "drafts/discard", { key: crypto.randomUUID(), input: { draftId } });
  return answer.kind === "ok";
}
