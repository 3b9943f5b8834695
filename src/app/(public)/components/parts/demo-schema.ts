import * as z from "zod";

/** The shape of the demonstration form. */
export const demoSchema = z.object({
  occurredOn: z.iso.date("showcase.form.errors.occurredOnMissing"),
  occurredAt: z.string(),
  place: z.string().trim().min(1, "showcase.form.errors.placeMissing"),
  group: z.string(),
  known: z.enum(["yes", "no", "unknown"], "showcase.form.errors.knownMissing"),
  handOver: z.boolean(),
  note: z.string(),
  outcome: z.enum(["saved", "refused", "lost", "fault"]),
});

/** What is typed into it. */
export type DemoInput = z.input<typeof demoSchema>;
