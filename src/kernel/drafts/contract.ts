/** What others may know of drafts. Types only. */

/** Where what is typed is kept until it is filed: in the browser, where the authority has decided so, else on the server. */
export type DraftKeeping = "device" | "server";

/** What a form must know to keep a draft. */
export interface DraftSettings {
  readonly keep: DraftKeeping;
  /** Hours a draft lives, 24 to 72. */
  readonly hoursKept: number;
  readonly tenantId: string;
  readonly accountId: string;
  readonly assignmentId: string;
}

/** The server's half of a device's key, for one live session; or the word that the switch is off and all is to be wiped. */
export type DeviceHalf =
  | { readonly keep: "server" }
  | (DraftSettings & {
      readonly keep: "device";
      readonly deviceId: string;
      /** P-256, the uncompressed point, base64url. */
      readonly publicKey: string;
      /** PKCS #8, base64url. */
      readonly privateKey: string;
    });

/** A draft in a list: never what it says. Instants in ISO 8601. */
export interface ListedDraft {
  readonly draftId: string;
  readonly startedAt: string;
  readonly changedAt: string;
  readonly revision: number;
}

export interface OpenedDraft extends ListedDraft {
  /** What the form gave, as it gave it. */
  readonly content: string;
}
