/** The shapes of what is sent to and asked of the drafts. Messages are keys in `messages/drafts`. */
import * as z from "zod";

/** Longest text of a draft, in UTF-16 units. */
export const CONTENT_MAX = 64 * 1024;

const fault = (name: string) => `drafts.errors.${name}`;
const draftId = z.uuid({ error: fault("draftUnknown") });

/** The full name of the operation that will file the draft, with the draft's id as its key. */
const kind = z
  .string({ error: fault("kindInvalid") })
  .max(120, { error: fault("kindInvalid"), abort: true })
  .regex(/^[a-z-]{1,60}\.[a-z-]{1,60}$/, { error: fault("kindInvalid") });

export const saveDraftSchema = z.object({
  draftId,
  kind,
  /** The revision this tab last had from the server; 0 before the first. */
  revision: z.int({ error: fault("revisionInvalid") }).min(0, { error: fault("revisionInvalid") }),
  content: z.string({ error: fault("contentInvalid") }).max(CONTENT_MAX, { error: fault("contentTooLong") }),
});
export type SaveDraft = z.output<typeof saveDraftSchema>;

export const draftSchema = z.object({ draftId });
export const listDraftsSchema = z.object({ kind });

/** A device, by the name it gave itself. */
export const deviceSchema = z.object({ deviceId: z.uuid({ error: fault("deviceUnknown") }) });
