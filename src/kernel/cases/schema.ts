/**
 * The shapes of the forms and operations of cases, one for both. Messages are keys in `messages/cases`. What depends on
 * the day or on the case is decided in `domain/`.
 */
import * as z from "zod";
import { isCalendarDate } from "@/platform/clock/calendar-date";
import { instantPlaceSchema } from "@/platform/keyset";
import { hasControlCharacters } from "@/platform/text";
import { TASK_TEXT_MAX, TEXT_MAX } from "./limits";

const fault = (name: string): string => `cases.errors.${name}`;

/** Free text, not empty: trimmed, composed (NFC), line breaks as "\n". Emoji and right-to-left text are kept. */
function freeText(field: string, max: number) {
  return (
    z
      .string({ error: fault(`${field}Required`) })
      // A ten-megabyte text is refused before anything is done with it.
      .max(max * 2, { error: fault(`${field}TooLong`), abort: true })
      .refine((text) => !hasControlCharacters(text), { error: fault(`${field}ControlCharacters`), abort: true })
      .transform((text) => text.normalize("NFC").replace(/\r\n?/gu, "\n").trim())
      .pipe(
        z
          .string()
          .min(1, { error: fault(`${field}Required`) })
          .max(max, { error: fault(`${field}TooLong`) }),
      )
  );
}

/** Empty in a form means not given. */
function orNothing<S extends z.ZodType>(schema: S) {
  return z.preprocess((value) => (value === "" || value === undefined ? null : value), schema.nullable());
}

const caseId = z.uuid({ error: fault("caseUnknown") });
const noteId = z.uuid({ error: fault("noteUnknown") });
const taskId = z.uuid({ error: fault("taskUnknown") });
/** The version the form was opened with. */
const version = z.int({ error: fault("versionMissing") }).min(1, { error: fault("versionMissing") });
const noteText = freeText("text", TEXT_MAX);

/** Begins a note as a draft. */
export const writeNoteSchema = z.object({ caseId, text: noteText });
export type WriteNote = z.output<typeof writeNoteSchema>;

/** Changes a draft. */
export const reviseDraftSchema = z.object({ caseId, noteId, version, text: noteText });
export type ReviseDraft = z.output<typeof reviseDraftSchema>;

/** Signs a draft as it stands at `version`; from then on it is never changed. */
export const signNoteSchema = z.object({ caseId, noteId, version });
export type SignNote = z.output<typeof signNoteSchema>;

/** Throws a draft away. */
export const deleteDraftSchema = z.object({ caseId, noteId, version });
export type DeleteDraft = z.output<typeof deleteDraftSchema>;

/** Corrects a signed note by an addendum, signed at once. */
export const amendNoteSchema = z.object({ caseId, noteId, text: noteText });
export type AmendNote = z.output<typeof amendNoteSchema>;

/** Notes what the person objects to in a signed note (SoL 2025:400 14:6). */
export const noteObjectionSchema = z.object({ caseId, noteId, text: noteText });
export type NoteObjection = z.output<typeof noteObjectionSchema>;

const assignee = orNothing(z.uuid({ error: fault("assigneeUnknown") }));

/** Adds a task to the case. Without an assignee it belongs to all who work on it. */
export const addTaskSchema = z.object({
  caseId,
  text: freeText("taskText", TASK_TEXT_MAX),
  dueOn: z
    .string({ error: fault("dueOnRequired") })
    .min(1, { error: fault("dueOnRequired"), abort: true })
    .refine(isCalendarDate, { error: fault("dueOnInvalid") }),
  assigneeId: assignee,
});
export type AddTask = z.output<typeof addTaskSchema>;

/** Ticks a task off. */
export const completeTaskSchema = z.object({ caseId, taskId, version });
export type CompleteTask = z.output<typeof completeTaskSchema>;

/** Gives a task to somebody else who works on the case, or to nobody in particular. */
export const reassignTaskSchema = z.object({ caseId, taskId, version, assigneeId: assignee });
export type ReassignTask = z.output<typeof reassignTaskSchema>;

/** Hands the case over to another unit of the authority. */
export const handOverCaseSchema = z.object({
  caseId,
  version,
  toUnitId: z
    .string({ error: fault("receiverRequired") })
    .min(1, { error: fault("receiverRequired"), abort: true })
    .pipe(z.uuid({ error: fault("receiverUnknown") })),
  message: orNothing(freeText("message", TEXT_MAX)),
});
export type HandOverCase = z.output<typeof handOverCaseSchema>;

/** The receiving unit acknowledges a handover. */
export const acknowledgeHandoverSchema = z.object({
  caseId,
  handoverId: z.uuid({ error: fault("handoverUnknown") }),
  version,
});
export type AcknowledgeHandover = z.output<typeof acknowledgeHandoverSchema>;

const colleague = z
  .string({ error: fault("colleagueRequired") })
  .min(1, { error: fault("colleagueRequired"), abort: true })
  .pipe(z.uuid({ error: fault("colleagueUnknown") }));

/** Puts a colleague of the own unit on the case. */
export const assignWorkerSchema = z.object({ caseId, version, accountId: colleague });
export type AssignWorker = z.output<typeof assignWorkerSchema>;

/** Takes somebody off the case. */
export const endWorkerSchema = z.object({ caseId, version, accountId: colleague });
export type EndWorker = z.output<typeof endWorkerSchema>;

const reason = freeText("reason", TEXT_MAX);

/** Closes the case, with the reason as a signed note. */
export const closeCaseSchema = z.object({ caseId, version, reason });
export type CloseCase = z.output<typeof closeCaseSchema>;

/** Opens a closed case again, with the reason as a signed note. */
export const reopenCaseSchema = z.object({ caseId, version, reason });
export type ReopenCase = z.output<typeof reopenCaseSchema>;

/** Opens one case. `notes` is where its older notes start. */
export const openCaseSchema = z.object({ caseId, notes: instantPlaceSchema.default(null) });

/** One page of the cases in sight. */
export const listCasesSchema = z.object({
  of: z.enum(["mine", "unit"]).catch("mine"),
  workflow: z
    .string()
    .regex(/^[a-z][a-z-]{0,60}$/)
    .nullable()
    .catch(null),
  cursor: instantPlaceSchema,
});
export type ListCases = z.output<typeof listCasesSchema>;

/** Views that ask for nothing. */
export const nothingSchema = z.object({});
