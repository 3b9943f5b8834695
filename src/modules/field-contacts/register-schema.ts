/** What the register import asks for; apart from `schema.ts` so that the phone's form does not carry it. */
import * as z from "zod";
import { registerFileMaxBytes } from "./register-limits";

/**
 * A register file, whole. The browser sends it twice: to be read through, and when its user has seen what it holds, so
 * nothing of it is kept on the server in between.
 */
const registerFile = z
  .instanceof(Uint8Array, { error: "fieldContacts.errors.fileRequired" })
  .refine((bytes) => bytes.length > 0, { error: "fieldContacts.import.fileErrors.fileEmpty" })
  .refine((bytes) => bytes.length <= registerFileMaxBytes, { error: "fieldContacts.import.fileErrors.fileTooLarge" })
  // A Buffer would describe itself as a list of numbers where the input is fingerprinted.
  .transform((bytes) => new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length));

export const readThroughRegisterSchema = z.object({ file: registerFile });

/** `skipFaulty`: import the faultless rows of a file that also has faulty ones. */
export const importRegisterSchema = z.object({
  file: registerFile,
  skipFaulty: z.boolean({ error: "fieldContacts.errors.confirmationRequired" }),
});
