import { useLocale, useTranslations } from "next-intl";
import Link from "next/link";
import { Banner } from "@/ui/banner";
import { ButtonLink } from "@/ui/button";
import { Details } from "@/ui/data/details";
import { EmptyState } from "@/ui/data/empty-state";
import { formatLongDate } from "@/ui/i18n/formats";
import { MessagesFor } from "@/ui/i18n/messages-for";
import { PageHeader } from "@/ui/layout/page-header";
import type { TallyRelease } from "../../data/method/tally-rows";
import { cellKey, type TallyCount, type TallyReceiver } from "../../domain/method/tally";
import { contactReasons } from "../../domain/contact";
import { TallyButton } from "./tally-button";
import { TallyCorrectionForm } from "./tally-correction-form";
import { useTallyWords } from "./tally-words";

interface TallyScreenProps {
  readonly org: string;
  readonly group: string;
  readonly receivers: readonly TallyReceiver[];
  readonly chosen: TallyReceiver | null;
  readonly on: string;
  readonly today: string;
  readonly counts: readonly TallyCount[];
  readonly total: number;
  readonly corrections: readonly TallyRelease[];
  readonly earlier: string | null;
  readonly later: string | null;
}

/** The police liaison's page: one large button a kind of intervention, the day's numbers, and how to put them right. */
export function TallyScreen(props: TallyScreenProps) {
  const { org, group, chosen, on, counts, total } = props;
  const t = useTranslations("fieldMethod.tally");
  const locale = useLocale();
  const at = `/${org}/field-contacts/tally`;
  return (
    <div className="grid max-w-reading gap-6" data-density="field">
      <PageHeader title={t("title")} about={t("about", { group })} />
      {chosen === null ? (
        <EmptyState>{t("noReceiver")}</EmptyState>
      ) : (
        <MessagesFor parts={["fieldMethod.tally", "fieldMethod.errors"]}>
          <Receivers {...props} chosen={chosen} at={at} />
          <DayChoice {...props} chosen={chosen} at={at} />
          {chosen.groupClosed ? (
            <Banner tone="warning" title={t("groupClosed", { name: chosen.receiverName })} />
          ) : (
            contactReasons.map((reason) => (
              <section key={reason} className="grid gap-2">
                <h2 className="text-lg">{t(`reason.${reason}`)}</h2>
                {counts
                  .filter((count) => count.reason === reason)
                  .map((count) => (
                    <TallyButton
                      key={`${on} ${chosen.receiver} ${cellKey(count)}`}
                      receiver={chosen.receiver}
                      on={on}
                      count={count}
                    />
                  ))}
              </section>
            ))
          )}
          <p className="text-lg font-semibold">{t("total", { count: total })}</p>
          <p className="text-sm">{t("rule", { unit: chosen.unitName })}</p>
          <p className="text-sm text-muted">{t("privacy")}</p>
          <Corrections {...props} chosen={chosen} />
          <p className="sr-only">{formatLongDate(on, locale)}</p>
        </MessagesFor>
      )}
    </div>
  );
}

type Chosen = TallyScreenProps & { readonly chosen: TallyReceiver };

function Receivers({ receivers, chosen, on, at }: Chosen & { readonly at: string }) {
  const t = useTranslations("fieldMethod.tally");
  const others = receivers.filter(({ receiver }) => receiver !== chosen.receiver);
  return (
    <div>
      <p>{t("receiver", { unit: chosen.unitName, name: chosen.receiverName })}</p>
      {others.length > 0 && (
        <nav aria-label={t("chooseReceiver")} className="flex flex-wrap gap-3">
          {others.map(({ receiver, receiverName }) => (
            <Link
              key={receiver}
              href={`${at}?on=${on}&receiver=${receiver}`}
              className="inline-flex min-h-6 items-center"
            >
              {receiverName}
            </Link>
          ))}
        </nav>
      )}
    </div>
  );
}

function DayChoice({ chosen, on, today, earlier, later, at }: Chosen & { readonly at: string }) {
  const t = useTranslations("fieldMethod.tally");
  const locale = useLocale();
  const to = (day: string) => `${at}?on=${day}&receiver=${chosen.receiver}`;
  return (
    <div className="flex flex-wrap items-center gap-2">
      <p className="mr-2 basis-full text-lg font-semibold">
        <time dateTime={on}>{formatLongDate(on, locale)}</time>
        {on === today && <span className="font-normal text-muted"> {t("today")}</span>}
      </p>
      {earlier && (
        <ButtonLink href={to(earlier)} variant="secondary">
          {t("earlier")}
        </ButtonLink>
      )}
      {later && (
        <ButtonLink href={to(later)} variant="secondary">
          {t("later")}
        </ButtonLink>
      )}
    </div>
  );
}

function Corrections({ chosen, on, counts, corrections }: Chosen) {
  const t = useTranslations("fieldMethod.tally");
  const words = useTallyWords();
  return (
    <>
      {!chosen.groupClosed && (
        <Details summary={t("correctTitle")}>
          <p className="pb-4 text-muted">{t("correctAbout")}</p>
          <TallyCorrectionForm
            key={`${on} ${chosen.receiver} ${counts.map(({ version }) => version).join("-")}`}
            receiver={chosen.receiver}
            on={on}
            counts={counts}
          />
        </Details>
      )}
      {corrections.length > 0 && (
        <section className="grid gap-1">
          <h2 className="text-lg">{t("correctedTitle")}</h2>
          <ul className="grid gap-1">
            {corrections.map((one) => (
              <li key={`${cellKey(one)} ${one.version}`}>
                {t("corrected", {
                  cell: words(one),
                  count: one.count,
                  why: one.correction ? t(`corrections.${one.correction}`) : "",
                })}{" "}
                <span className="text-muted">
                  {t("correctedBy", { version: one.version })}, {one.releasedByName}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
