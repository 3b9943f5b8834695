import { useTranslations } from "next-intl";
import { Banner } from "@/ui/banner";
import { MessagesFor } from "@/ui/i18n/messages-for";
import type { DeviceDrafts } from "../contract";
import { AdministrationFrame } from "./administration-frame";
import { DeviceDraftsForm } from "./device-drafts-form";

/** Whether drafts may be kept in browsers: what that means, before the choice. */
export function DeviceDraftsScreen({ org, decided, today }: { org: string; decided: DeviceDrafts; today: string }) {
  const t = useTranslations("organisations.deviceDrafts");
  return (
    <AdministrationFrame org={org} section="deviceDrafts" title={t("title")} about={t("about")}>
      <div className="grid max-w-reading gap-6">
        <Banner
          tone={decided.keepsDeviceDrafts ? "warning" : "info"}
          title={t(decided.keepsDeviceDrafts ? "isOn" : "isOff")}
        >
          <p>{t(decided.keepsDeviceDrafts ? "isOnText" : "isOffText")}</p>
        </Banner>
        <section className="grid gap-3">
          <h2 className="text-xl">{t("riskTitle")}</h2>
          <p>{t("risk")}</p>
          <p>{t("protection")}</p>
          <p>{t("deviation")}</p>
        </section>
        <MessagesFor parts={["organisations.deviceDrafts", "organisations.errors"]}>
          <DeviceDraftsForm decided={decided} today={today} />
        </MessagesFor>
      </div>
    </AdministrationFrame>
  );
}
