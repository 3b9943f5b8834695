import type * as z from "zod";
import type { useOperationForm } from "@/ui/form/use-operation-form";
import type { previewReleaseSchema } from "../../schema";

/** What the form holds, as it is sent. */
export type ReleaseInput = z.input<typeof previewReleaseSchema>;

export type ReleaseField = ReturnType<typeof useOperationForm<typeof previewReleaseSchema, unknown>>["field"];

/** A text that nobody has written yet. */
export const emptyText = { text: "", categories: [], others: "", othersReason: "" } as const;
