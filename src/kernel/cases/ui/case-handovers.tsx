import { useTranslations } from "next-intl";
import { Details } from "@/ui/data/details";
import { Tag } from "@/ui/data/tag";
import type { CasePage } from "../views";
import { CasePart } from "./case-part";
import { AcknowledgeForm, HandOverForm } from "./handover-forms";
import { useCaseTexts } from "./texts";

/** Where the case has been handed, and whether it was answered. */
export function CaseHandovers({ page }: { page: CasePage }) {
  const t = useTranslations("cases.handovers");
  const { handovers } = page;
  const mayHandOver = page.mayWrite && page.status !== "closed" && page.status !== "waitingForReceiver";
  const receivers = page.receivers.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <CasePart title={t("title")}>
      {handovers.length === 0 && <p className="text-muted">{t("empty")}</p>}
      <ul className="grid gap-4">
        {handovers.map((handover) => (
          <HandoverCard key={handover.id} page={page} handover={handover} />
        ))}
      </ul>
      {mayHandOver && (
        <div data-print="hide">
          <Details summary={t("handOverTitle")}>
            {receivers.length === 0 ? (
              <p>{t("noReceivers")}</p>
            ) : (
              <HandOverForm caseId={page.id} version={page.version} receivers={receivers} />
            )}
          </Details>
        </div>
      )}
    </CasePart>
  );
}

function HandoverCard({ page, handover }: { page: CasePage; handover: CasePage["handovers"][number] }) {
  const t = useTranslations("cases.handovers");
  const texts = useCaseTexts();
  const { acknowledgedAt, acknowledgedBy } = handover;
  const nameOf = (id: string | null) => page.names.get(id ?? "") ?? "";
  return (
    <li className="grid gap-1 card p-4">
      <p className="font-semibold">{t("fromTo", { from: handover.fromUnitName, to: handover.toUnitName })}</p>
      <p className="text-sm text-muted">
        {t("madeBy", { when: texts.instant(handover.madeAt), name: nameOf(handover.madeBy) })}
      </p>
      {handover.message !== null && (
        <p dir="auto" className="my-1 break-words whitespace-pre-line">
          {handover.message}
        </p>
      )}
      {acknowledgedAt === null ? (
        <p>
          <Tag tone="warning">{t("notAcknowledged")}</Tag>
        </p>
      ) : (
        <p className="text-sm text-muted">
          {t("ackBy", { when: texts.instant(acknowledgedAt), name: nameOf(acknowledgedBy) })}
        </p>
      )}
      {acknowledgedAt === null && page.mayAcknowledge && page.mayWrite && (
        <div className="mt-2" data-print="hide">
          <AcknowledgeForm caseId={page.id} handoverId={handover.id} version={handover.version} number={page.number} />
        </div>
      )}
    </li>
  );
}
