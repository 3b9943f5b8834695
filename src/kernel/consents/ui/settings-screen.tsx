import { useTranslations } from "next-intl";
import { MessagesFor } from "@/ui/i18n/messages-for";
import { AdministrationFrame } from "../../organisations";
import { ConsentSettingsForm } from "./settings-form";

interface SettingsScreenProps {
  readonly org: string;
  readonly maxMonths: number;
  readonly firstReminderDays: number;
  readonly lastReminderDays: number;
  readonly version: number;
}

/** The authority's settings for consents. */
export function ConsentSettingsScreen({ org, ...settings }: SettingsScreenProps) {
  const t = useTranslations("consents");
  return (
    <AdministrationFrame org={org} section="consents" title={t("titles.settings")} about={t("settings.about")}>
      <MessagesFor parts={["consents.settings", "consents.errors"]}>
        <ConsentSettingsForm {...settings} />
      </MessagesFor>
    </AdministrationFrame>
  );
}
