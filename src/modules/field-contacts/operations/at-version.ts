import type { ContactAt } from "../data/save-contact";
import type { OpenedContact } from "../data/open-contact";

/** The row to change, at the version the form showed: not the newest, which its reader has not seen. */
export function atVersion(current: OpenedContact, { version }: { readonly version: number }): ContactAt {
  return { id: current.contact.id, version };
}
