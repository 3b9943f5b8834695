import { useLocale, useTranslations } from "next-intl";
import { Details } from "@/ui/data/details";
import { formatNumber, formatShare } from "@/ui/i18n/formats";
import type { FigureId, Figures } from "../domain/figures";
import { shareOf } from "../domain/shares";

/** The four figures the steering group asks for first, each with its denominator, its goal and its rule. */
export function ReportHeadlines(props: { figures: Figures; targets: ReadonlyMap<string, number> }) {
  const { figures, targets } = props;
  const t = useTranslations("fieldContacts.reportPage");
  const locale = useLocale();
  return (
    <section aria-labelledby="in-short" className="grid gap-3">
      <h2 id="in-short" className="text-xl">
        {t("main")}
      </h2>
      <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-4">
        <Headline id="interventions" title={t("interventions")} value={formatNumber(figures.interventions, locale)} />
        <ShareHeadline figures={figures} id="unknownInDrugContexts" title={t("unknownTitle")} />
        <ShareHeadline
          figures={figures}
          id="mumin"
          title={t("muminTitle")}
          goal={targets.get("field-contacts.mumin")}
        />
        <ShareHeadline
          figures={figures}
          id="completed.yes"
          title={t("completedTitle")}
          goal={targets.get("field-contacts.completed")}
        />
      </div>
    </section>
  );
}

function ShareHeadline(props: { figures: Figures; id: FigureId; title: string; goal?: number | undefined }) {
  const { figures, id, title, goal } = props;
  const t = useTranslations("fieldContacts.reportPage");
  const locale = useLocale();
  const share = shareOf(figures, id);
  const counts = share && {
    count: formatNumber(share.numerator, locale),
    total: formatNumber(share.denominator, locale),
  };
  const isCountable = share !== null && share.ratio !== null;
  return (
    <Headline
      id={id}
      title={title}
      value={isCountable ? formatShare(share.ratio ?? 0, locale) : "–"}
      below={counts && isCountable ? t("ofTotal", counts) : t("noShare")}
      goal={goal === undefined ? undefined : t("goal", { goal: formatShare(goal / 100, locale) })}
    />
  );
}

function Headline(props: { id: FigureId; title: string; value: string; below?: string; goal?: string | undefined }) {
  const { id, title, value, below, goal } = props;
  const t = useTranslations("fieldContacts.reportPage");
  const rule = useTranslations("fieldContacts.definitions");
  return (
    <div className="grid content-start gap-1 card p-4">
      <h3 className="text-base font-semibold">{title}</h3>
      <p className="tabular text-3xl font-semibold">{value}</p>
      {below && <p className="text-muted">{below}</p>}
      {goal && <p>{goal}</p>}
      <Details summary={t("rule")}>
        <p>{rule(`${id}.rule`)}</p>
        <p className="text-sm text-muted">{t("source", { source: rule(`${id}.source`) })}</p>
      </Details>
    </div>
  );
}
