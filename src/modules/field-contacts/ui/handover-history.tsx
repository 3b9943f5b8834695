import { useLocale, useTranslations } from "next-intl";
import { Timeline } from "@/ui/data/timeline";
import { formatInstant } from "@/ui/i18n/formats";
import type { OpenedHandover } from "../data/open-contact";

/** To whom the contact has been handed over, with the message and the answer; newest first. */
export function HandoverHistory({ handovers }: { handovers: readonly OpenedHandover[] }) {
  const t = useTranslations("fieldContacts.page");
  const locale = useLocale();
  return (
    <Timeline
      label={t("handovers")}
      events={handovers.map((handover) => ({
        key: handover.id,
        title: t("handedOverTo", { unit: handover.toUnitName }),
        by: t("handedOverBy", { name: handover.madeByName, unit: handover.fromUnitName }),
        when: formatInstant(handover.madeAt, locale),
        dateTime: handover.madeAt.toISOString(),
        children: (
          <>
            {handover.message && <p dir="auto">{handover.message}</p>}
            <p>
              {handover.acknowledgedAt === null
                ? t("notAnswered")
                : `${t("acknowledgedBy", { name: handover.acknowledgedByName ?? "" })}, ${formatInstant(handover.acknowledgedAt, locale)}`}
            </p>
          </>
        ),
      }))}
    />
  );
}
