import "server-only";
import { CaseConsentsPart } from "@/kernel/consents";
import { CaseDisclosuresPart } from "@/kernel/disclosures";
import { CaseDutiesPart } from "@/kernel/duties";
import { page } from "@/kernel/gate";
import { doneActFrom } from "../ui/contact-done";
import { ContactScreen } from "../ui/contact-screen";
import { contactPage } from "../views/contact-page";
import { titled } from "./titled";

export const contactMetadata = titled("page.title");

/** /[org]/field-contacts/[caseId] */
export const fieldContactPage = page({
  view: contactPage,
  input: ({ params }) => ({ caseId: params["caseId"] }),
  render: (opened, { params, search }) => (
    <ContactScreen
      org={params["org"] ?? ""}
      opened={opened}
      done={doneActFrom(search["done"])}
      parts={[CaseConsentsPart, CaseDutiesPart, CaseDisclosuresPart].map((Part, at) => (
        <Part key={at} params={Promise.resolve({ ...params })} searchParams={Promise.resolve({ ...search })} />
      ))}
    />
  ),
});
