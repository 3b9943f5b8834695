import { useLocale, useTranslations } from "next-intl";
import { SummaryList } from "@/ui/data/summary-list";
import { Details } from "@/ui/data/details";
import { formatDate, formatInstant } from "@/ui/i18n/formats";
import { MessagesFor } from "@/ui/i18n/messages-for";
import { PageHeader } from "@/ui/layout/page-header";
import type { CaseRetention } from "../views";
import { LiftForm, NoteClassForm, PlaceHoldForm } from "./keeping-forms";

/** How long one case is kept and why, what it was said to be, and what holds it. */
export function CaseRetentionScreen({ org, kept }: { readonly org: string; readonly kept: CaseRetention }) {
  const t = useTranslations("retention.onCase");
  const v = useTranslations("retention");
  const locale = useLocale();
  const day = (value: string | null) => (value === null ? "" : formatDate(value, locale));
  const { caseId, verdict, retentionClass, mayWrite } = kept;
  return (
    <div className="grid gap-8">
      <PageHeader title={t("title")} about={t("hint")} back={{ href: `/${org}/cases/${caseId}`, label: t("back") }} />
      <SummaryList
        rows={[
          {
            key: "verdict",
            label: t("verdict"),
            value: `${v(`verdicts.${verdict}`)}. ${v(`verdictTexts.${verdict}`)}`,
          },
          { key: "rule", label: t("rule"), value: kept.statute ?? "" },
          { key: "class", label: t("class"), value: v(`classes.${retentionClass ?? "unknown"}`) },
          { key: "last", label: t("lastEntry"), value: day(kept.lastEntryOn) },
          { key: "from", label: t("from"), value: day(kept.disposableFrom) },
          { key: "by", label: t("by"), value: day(kept.disposeBy) },
        ].filter(({ value }) => value !== "")}
      />
      <Holds kept={kept} />
      {kept.classes.length > 0 && (
        <ul className="grid max-w-reading gap-2">
          {kept.classes.map((noted) => (
            <li key={noted.id} className="border-b border-line pb-2">
              <strong>{v(`classes.${noted.retentionClass}`)}</strong>{" "}
              <span className="text-muted">
                {t("notedBy", { name: noted.notedByName, when: formatInstant(noted.notedAt, locale) })}
              </span>
              <p>{noted.reason}</p>
            </li>
          ))}
        </ul>
      )}
      {mayWrite && (
        <MessagesFor parts={["retention"]}>
          <div className="grid gap-2" data-print="hide">
            <Details summary={t("place")}>
              <PlaceHoldForm key={kept.holds.length} caseId={caseId} today={kept.today} />
            </Details>
            <Details summary={t("note")}>
              <NoteClassForm key={kept.classes.length} caseId={caseId} hasPerson={kept.hasPerson} />
            </Details>
          </div>
        </MessagesFor>
      )}
    </div>
  );
}

function Holds({ kept }: { readonly kept: CaseRetention }) {
  const t = useTranslations("retention.onCase");
  const locale = useLocale();
  return (
    <section className="grid gap-3" aria-labelledby="holds">
      <h2 id="holds" className="text-xl">
        {t("holds")}
      </h2>
      {kept.holds.length === 0 && <p className="text-muted">{t("noHolds")}</p>}
      <ul className="grid max-w-reading gap-3">
        {kept.holds.map((hold) => (
          <li key={hold.id} className="grid gap-1 border-b border-line pb-2">
            <strong>
              {t("held", { name: hold.placedByName, when: formatInstant(hold.placedAt, locale) })}{" "}
              {hold.holdsUntil === null ? t("untilLifted") : t("until", { when: formatDate(hold.holdsUntil, locale) })}
            </strong>
            <p>{hold.reason}</p>
            {hold.liftedAt !== null && (
              <p className="text-muted">
                {t("lifted", { name: hold.liftedByName ?? "", when: formatInstant(hold.liftedAt, locale) })}
              </p>
            )}
            {hold.liftedAt === null && kept.mayDecide && (
              <MessagesFor parts={["retention"]}>
                <LiftForm caseId={kept.caseId} holdId={hold.id} version={hold.version} />
              </MessagesFor>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
