import { useTranslations } from "next-intl";
import { MessagesFor } from "@/ui/i18n/messages-for";
import { PageHeader } from "@/ui/layout/page-header";
import type { OpenedContact } from "../data/open-contact";
import { laterValuesOf } from "./contact-values";
import { EditContactForm } from "./edit-contact-form";

/** Every fact of a contact, to fill in or correct at the desk. */
export function EditContactScreen({ org, opened }: { org: string; opened: OpenedContact }) {
  const t = useTranslations("fieldContacts");
  const { contact, caseId, caseNumber, unitName, policeGroups, policeGroupName, note } = opened;
  const { policeGroupId, occurredOn, occurredTime, reason } = contact;
  // A group that is no longer in use stays on the contact that has it.
  const isGone = policeGroupId !== null && policeGroups.every(({ id }) => id !== policeGroupId);
  const groups = isGone ? [...policeGroups, { id: policeGroupId, name: policeGroupName ?? "" }] : policeGroups;
  return (
    <div className="max-w-reading">
      <PageHeader
        title={t("form.editTitle")}
        about={t("page.about", { number: caseNumber, unit: unitName })}
        back={{ href: `/${org}/field-contacts/${caseId}`, label: t("form.backToContact") }}
      />
      <MessagesFor
        parts={[
          "fieldContacts.form",
          "fieldContacts.facts",
          "fieldContacts.hints",
          "fieldContacts.options",
          "fieldContacts.errors",
        ]}
      >
        <EditContactForm
          {...{ org, caseId }}
          version={contact.version}
          policeGroups={groups}
          values={{
            ...laterValuesOf(contact),
            ...{
              occurredOn,
              occurredTime: occurredTime ?? "",
              policeGroupId: policeGroupId ?? "",
              reason: reason ?? undefined,
            },
            note: note ?? "",
          }}
        />
      </MessagesFor>
    </div>
  );
}
