import { useTranslations } from "next-intl";
import { Banner } from "@/ui/banner";
import { MessagesFor } from "@/ui/i18n/messages-for";
import { AdministrationFrame } from "../../organisations";
import type { EmergencyRule } from "../contract";
import { RuleForm } from "./rule-form";

/** Whether emergency openings may be made: what that means, before the choice. */
export function RuleScreen({
  org,
  rule,
  today,
}: {
  readonly org: string;
  readonly rule: EmergencyRule;
  readonly today: string;
}) {
  const t = useTranslations("emergency.rule");
  const title = useTranslations("emergency.titles");
  return (
    <AdministrationFrame org={org} section="emergency" title={title("rule")} about={t("about")}>
      <div className="grid max-w-reading gap-6">
        <Banner tone={rule.isOn ? "warning" : "info"} title={t(rule.isOn ? "isOn" : "isOff")}>
          <p>{t(rule.isOn ? "isOnText" : "isOffText")}</p>
        </Banner>
        <MessagesFor parts={["emergency.rule", "emergency.errors"]}>
          <RuleForm rule={rule} today={today} />
        </MessagesFor>
      </div>
    </AdministrationFrame>
  );
}
