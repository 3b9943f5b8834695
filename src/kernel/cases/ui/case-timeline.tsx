import { useTranslations } from "next-intl";
import { Timeline } from "@/ui/data/timeline";
import type { CasePage } from "../views";
import { CasePart } from "./case-part";
import { useCaseTexts } from "./texts";

/** What has happened in the case, newest first. For reading, not for getting about. */
export function CaseTimeline({ page }: { page: CasePage }) {
  const t = useTranslations("cases.timeline");
  const texts = useCaseTexts();
  const nameOf = (id: string | null | undefined) => page.names.get(id ?? "") ?? t("unknown");
  const events = page.timeline.map(({ key, kind, at, byId, unitId }) => ({
    key,
    title: kind === "handedOver" || kind === "acknowledged" ? t(kind, { unit: nameOf(unitId) }) : t(kind),
    by: nameOf(byId),
    when: texts.instant(at),
    dateTime: at.toISOString(),
  }));
  return (
    <CasePart title={t("title")} wide>
      <Timeline label={t("label")} events={events} />
    </CasePart>
  );
}
