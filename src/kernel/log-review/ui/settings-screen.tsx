import { useTranslations } from "next-intl";
import { MessagesFor } from "@/ui/i18n/messages-for";
import { AdministrationFrame } from "../../organisations";
import type { ReviewSettings } from "../contract";
import { SettingsForm } from "./settings-form";

/** How the log is reviewed here. */
export function SettingsScreen({ org, settings }: { readonly org: string; readonly settings: ReviewSettings }) {
  const t = useTranslations("logReview");
  return (
    <AdministrationFrame org={org} section="logReview" title={t("titles.settings")} about={t("settings.about")}>
      <div className="max-w-reading">
        <MessagesFor parts={["logReview.settings", "logReview.errors"]}>
          <SettingsForm settings={settings} />
        </MessagesFor>
      </div>
    </AdministrationFrame>
  );
}
