/** What the own account's forms ask for. One shape for form and operation. */
import * as z from "zod";
import { passwordSchema } from "../identity/client";
import { SecretText } from "./secret-text";

const secret = (text: string) => new SecretText(text);

export const nothingSchema = z.object({});

export const changeProfileSchema = z.object({
  displayName: z
    .string("account.errors.displayNameMissing")
    .trim()
    .min(1, "account.errors.displayNameMissing")
    .max(120, "account.errors.displayNameLong"),
  locale: z.enum(["sv", "en"], "account.errors.localeMissing"),
});
export type ChangeProfile = z.output<typeof changeProfileSchema>;

const presentPassword = z
  .string("account.errors.currentMissing")
  .min(1, "account.errors.currentMissing")
  .max(256, "account.errors.wrongPassword")
  .transform(secret);

export const changePasswordSchema = z.object({ current: presentPassword, next: passwordSchema.transform(secret) });
export type ChangePassword = z.output<typeof changePasswordSchema>;

export const confirmSecondFactorSchema = z.object({
  code: z
    .string("account.errors.codeMissing")
    .transform((text) => text.replace(/\s/g, ""))
    .refine((text) => /^\d{6}$/.test(text), "account.errors.codeMissing"),
});

export const turnOffSecondFactorSchema = z.object({ password: presentPassword });

export const endSessionSchema = z.object({ sessionId: z.uuid("account.errors.sessionMissing") });
