import { personPickerMessages } from "@/kernel/persons/contract";
import type { MessagePart } from "@/ui/i18n/messages-for";

/** The texts that logging a contact may show, with net and without. */
export const captureMessages: readonly MessagePart[] = [
  "fieldCapture",
  "fieldContacts.form",
  "fieldContacts.facts",
  "fieldContacts.hints",
  "fieldContacts.options",
  "fieldContacts.errors",
  ...personPickerMessages,
];
