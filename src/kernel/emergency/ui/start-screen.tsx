import { useLocale, useTranslations } from "next-intl";
import Link from "next/link";
import { Banner } from "@/ui/banner";
import { Details } from "@/ui/data/details";
import { formatDate, formatInstant, formatTime } from "@/ui/i18n/formats";
import { MessagesFor } from "@/ui/i18n/messages-for";
import { PageHeader } from "@/ui/layout/page-header";
import type { OwnOpening } from "../contract";
import type { EmergencyStart } from "../views";
import { ConfirmForm } from "./confirm-form";
import { OpenForm } from "./open-form";

/** The opener's page: what happens, who one is, one number and a reason. */
export function StartScreen({ org, start }: { readonly org: string; readonly start: EmergencyStart }) {
  const t = useTranslations("emergency");
  const locale = useLocale();
  const { confirmedUntil, means, openings, rule, now } = start;
  return (
    <>
      <PageHeader title={t("titles.start")} about={<p className="max-w-reading">{t("start.about")}</p>} />
      <div className="grid max-w-reading gap-8">
        <Banner tone="warning" title={t("start.meansTitle")}>
          <ul className="grid list-disc gap-1 pl-5">
            {(["one", "told", "review"] as const).map((part) => (
              <li key={part}>{t(`start.means.${part}`)}</li>
            ))}
          </ul>
        </Banner>
        <MessagesFor parts={["emergency.confirm", "emergency.open", "emergency.errors"]}>
          <section className="grid gap-4" aria-labelledby="confirm">
            <h2 id="confirm" className="text-xl">
              {t("confirm.title")}
            </h2>
            {confirmedUntil !== null && <p>{t("confirm.until", { time: formatTime(confirmedUntil, locale) })}</p>}
            {confirmedUntil === null && !means.password && !means.code && <p>{t("confirm.elsewhere")}</p>}
            {confirmedUntil === null && (means.password || means.code) && (
              <>
                <p className="text-muted">{t("confirm.text")}</p>
                <ConfirmForm hasPassword={means.password} hasCode={means.code} />
              </>
            )}
          </section>
          <section className="grid gap-4" aria-labelledby="open">
            <h2 id="open" className="text-xl">
              {t("open.title")}
            </h2>
            {confirmedUntil === null ? <p className="text-muted">{t("open.first")}</p> : <OpenForm org={org} />}
          </section>
        </MessagesFor>
        <section className="grid gap-3" aria-labelledby="own">
          <h2 id="own" className="text-xl">
            {t("start.ownTitle")}
          </h2>
          {openings.length === 0 && <p className="text-muted">{t("start.ownEmpty")}</p>}
          <ul className="divide-y divide-line">
            {openings.map((opening) => (
              <OwnRow key={opening.id} org={org} opening={opening} now={now} />
            ))}
          </ul>
        </section>
        <Details summary={t("start.decision")}>
          <p className="whitespace-pre-line">{rule.decision}</p>
          <p className="text-muted">
            {t("start.decidedBy", { name: rule.decidedBy ?? "", day: formatDate(rule.decidedOn ?? "", locale) })}
          </p>
        </Details>
      </div>
    </>
  );
}

function OwnRow({ org, opening, now }: { readonly org: string; readonly opening: OwnOpening; readonly now: Date }) {
  const t = useTranslations("emergency.start");
  const locale = useLocale();
  const end = opening.closedAt ?? opening.expiresAt;
  const isLive = opening.closedAt === null && opening.expiresAt > now;
  return (
    <li className="grid gap-1 py-3">
      <p>
        {t(`of.${opening.of}`)}, {formatInstant(opening.openedAt, locale)}
      </p>
      <p className="text-sm text-muted">
        {isLive ? t("live", { time: formatTime(end, locale) }) : t("over", { time: formatInstant(end, locale) })}
      </p>
      {isLive && (
        <Link className="inline-flex min-h-control items-center font-semibold" href={`/${org}/emergency/${opening.id}`}>
          {t("goOn")}
        </Link>
      )}
    </li>
  );
}
