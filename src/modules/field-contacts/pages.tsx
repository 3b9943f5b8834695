import "server-only";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { page } from "@/kernel/gate";
import { ContactListScreen } from "./ui/contact-list-screen";
import { doneActFrom } from "./ui/contact-done";
import { ContactScreen } from "./ui/contact-screen";
import { EditContactScreen } from "./ui/edit-contact-screen";
import { PoliceGroupsScreen } from "./ui/police-groups-screen";
import { contactList, contactPage, policeGroupList } from "./views";

/** Titles say what kind of page it is, never whom it is about: they end up in histories and on shared screens. */
const titled = (key: "list.title" | "form.editTitle" | "page.title" | "policeGroups.title") =>
  async function generateMetadata(): Promise<Metadata> {
    const t = await getTranslations("fieldContacts");
    return { title: t(key) };
  };

export const contactListMetadata = titled("list.title");
export const contactListPage = page({
  view: contactList,
  input: ({ search }) => ({ of: search["of"] ?? null, after: search["after"] ?? null }),
  render: (value, { params, principal }) => (
    <ContactListScreen org={params["org"] ?? ""} unitName={principal.unitName} {...value} />
  ),
});

const caseIn = ({ params }: { readonly params: Readonly<Record<string, string>> }) => ({ caseId: params["caseId"] });

export const contactMetadata = titled("page.title");
export const fieldContactPage = page({
  view: contactPage,
  input: caseIn,
  render: (opened, { params, search }) => (
    <ContactScreen org={params["org"] ?? ""} opened={opened} done={doneActFrom(search["done"])} />
  ),
});

export const editContactMetadata = titled("form.editTitle");
export const editContactPage = page({
  view: contactPage,
  input: caseIn,
  render: (opened, { params }) =>
    opened.mayEdit ? <EditContactScreen org={params["org"] ?? ""} opened={opened} /> : notFound(),
});

export const policeGroupsMetadata = titled("policeGroups.title");
export const policeGroupsPage = page({
  view: policeGroupList,
  input: () => ({}),
  render: (groups) => <PoliceGroupsScreen groups={groups} />,
});
