import "server-only";
import { notFound } from "next/navigation";
import { page } from "@/kernel/gate";
import { EditContactScreen } from "../ui/edit-contact-screen";
import { contactPage } from "../views/contact-page";
import { titled } from "./titled";

export const editContactMetadata = titled("form.editTitle");

/** /[org]/field-contacts/[caseId]/edit. A closed case is not changed: then there is no such page. */
export const editContactPage = page({
  view: contactPage,
  input: ({ params }) => ({ caseId: params["caseId"] }),
  render: (opened, { params }) =>
    opened.mayEdit ? <EditContactScreen org={params["org"] ?? ""} opened={opened} /> : notFound(),
});
