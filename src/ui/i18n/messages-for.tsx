import { NextIntlClientProvider, type Messages } from "next-intl";
import { getMessages } from "next-intl/server";
import type { ReactNode } from "react";
import { pickMessages } from "./pick-messages";

type Part = Extract<keyof Messages, string>;

/** A namespace, or one level below it: `"fieldContacts"` or `"fieldContacts.form"`. */
export type MessagePart = Part | { [P in Part]: `${P}.${Extract<keyof Messages[P], string>}` }[Part];

/** Parts that answer any form: the interface itself and, where registered, the refusals of the gate. */
const ALWAYS = ["ui", "gate"];

/**
 * Gives the client components below it the texts of these parts (and always `ui` and `gate`). Without it, a client component that
 * asks for a text of another part fails: the browser never gets the whole catalogue.
 *
 * Providers do not add up: the innermost one decides, so name every part the form needs.
 */
export async function MessagesFor({ parts, children }: { parts: readonly MessagePart[]; children: ReactNode }) {
  const catalogue = await getMessages();
  const messages = pickMessages(catalogue, [...ALWAYS.filter((part) => part in catalogue), ...parts]);
  return <NextIntlClientProvider messages={messages as Partial<Messages>}>{children}</NextIntlClientProvider>;
}
