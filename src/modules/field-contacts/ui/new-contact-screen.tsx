import { useTranslations } from "next-intl";
import type { DraftSettings } from "@/kernel/drafts/contract";
import { Banner } from "@/ui/banner";
import { isoDay, isoTime } from "@/ui/i18n/formats";
import { MessagesFor } from "@/ui/i18n/messages-for";
import { PageHeader } from "@/ui/layout/page-header";
import { Capture } from "./capture/capture";
import { captureMessages } from "./capture/messages";
import { FieldLook } from "./capture/field-look";

interface NewContactProps {
  readonly org: string;
  readonly policeGroups: readonly { readonly id: string; readonly name: string }[];
  readonly latestGroupId: string | null;
  readonly drafts: DraftSettings;
  readonly now: Date;
  /** Whether the reader has chosen light or dark; otherwise the page is dark in the evening. */
  readonly hasChosenTheme: boolean;
}

/** One screen, one hand: log a contact now, fill in the rest at the desk. */
export function NewContactScreen({ org, policeGroups, latestGroupId, drafts, now, hasChosenTheme }: NewContactProps) {
  const t = useTranslations("fieldContacts.form");
  const time = isoTime(now);
  const { keep, tenantId, accountId, assignmentId } = drafts;
  const about = { org, keep, tenantId, accountId, assignmentId, choices: { policeGroups, latestGroupId } };
  return (
    <MessagesFor parts={captureMessages}>
      <FieldLook time={time} hasChosenTheme={hasChosenTheme}>
        <PageHeader title={t("newTitle")} back={{ href: `/${org}/field-contacts`, label: t("back") }} />
        {policeGroups.length === 0 ? (
          <Banner tone="warning" title={t("noGroups")} />
        ) : (
          <Capture about={about} time={time} day={isoDay(now)} />
        )}
      </FieldLook>
    </MessagesFor>
  );
}
