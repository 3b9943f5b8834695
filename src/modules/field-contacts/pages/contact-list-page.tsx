import "server-only";
import { page } from "@/kernel/gate";
import { ContactListScreen } from "../ui/contact-list-screen";
import { contactList } from "../views/contact-list";
import { titled } from "./titled";

export const contactListMetadata = titled("list.title");

/** /[org]/field-contacts */
export const contactListPage = page({
  view: contactList,
  input: ({ search }) => ({ of: search["of"] ?? null, after: search["after"] ?? null }),
  render: (value, { params, principal }) => (
    <ContactListScreen org={params["org"] ?? ""} unitName={principal.unitName} {...value} />
  ),
});
