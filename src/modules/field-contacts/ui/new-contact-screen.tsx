import { useTranslations } from "next-intl";
import { personPickerMessages } from "@/kernel/persons/contract";
import { Banner } from "@/ui/banner";
import { isoDay, isoTime } from "@/ui/i18n/formats";
import { MessagesFor } from "@/ui/i18n/messages-for";
import { PageHeader } from "@/ui/layout/page-header";
import { NewContactForm } from "./new-contact-form";

interface NewContactProps {
  readonly org: string;
  readonly policeGroups: readonly { readonly id: string; readonly name: string }[];
  readonly latestGroupId: string | null;
  readonly now: Date;
  /** Whether the reader has chosen light or dark; otherwise the page is dark in the evening. */
  readonly hasChosenTheme: boolean;
}

/** From six in the evening to six in the morning a bright screen blinds, and gives a patrol away. */
function isEvening(time: string): boolean {
  return time >= "18:00" || time < "06:00";
}

/** One screen, one hand: log a contact now, fill in the rest at the desk. */
export function NewContactScreen({ org, policeGroups, latestGroupId, now, hasChosenTheme }: NewContactProps) {
  const t = useTranslations("fieldContacts.form");
  const time = isoTime(now);
  return (
    <div
      data-density="field"
      data-evening={(!hasChosenTheme && isEvening(time)) || undefined}
      className="max-w-reading"
    >
      <PageHeader title={t("newTitle")} back={{ href: `/${org}/field-contacts`, label: t("back") }} />
      {policeGroups.length === 0 ? (
        <Banner tone="warning" title={t("noGroups")} />
      ) : (
        <MessagesFor
          parts={[
            "fieldContacts.form",
            "fieldContacts.facts",
            "fieldContacts.hints",
            "fieldContacts.options",
            "fieldContacts.errors",
            ...personPickerMessages,
          ]}
        >
          <NewContactForm {...{ org, policeGroups, latestGroupId, time }} day={isoDay(now)} />
        </MessagesFor>
      )}
    </div>
  );
}
