import { useLocale, useTranslations } from "next-intl";
import Link from "next/link";
import { Details } from "@/ui/data/details";
import { EmptyState } from "@/ui/data/empty-state";
import { formatDate, formatInstant } from "@/ui/i18n/formats";
import { MessagesFor } from "@/ui/i18n/messages-for";
import { PageHeader } from "@/ui/layout/page-header";
import { PrintButton } from "@/ui/print-button";
import type { InterimPaper } from "../../data/method/paper-rows";
import { interimParts } from "../../domain/method/interim";
import type { PaperFigures } from "../../domain/method/paper-figures";
import { InterimForm, SignInterimForm } from "./interim-forms";
import { PaperFiguresSection } from "./paper-figures-section";

interface InterimScreenProps {
  readonly org: string;
  readonly reader: string;
  readonly now: Date;
  readonly number: number;
  readonly shown: InterimPaper | null;
  readonly period: { readonly from: string; readonly to: string };
  readonly figures: PaperFigures;
  readonly hasEnded: boolean;
  readonly isNewest: boolean;
  readonly editions: readonly {
    readonly edition: number;
    readonly writtenAt: Date;
    readonly signedAt: Date | null;
    readonly writtenByName: string;
    readonly signedByName: string | null;
  }[];
}

/** An interim report: its parts, its figures, its editions, and the form while it is written. Prints as a document. */
export function InterimScreen(props: InterimScreenProps) {
  const { org, reader, now, number, shown, period, figures, editions, isNewest } = props;
  const t = useTranslations("fieldMethod");
  const locale = useLocale();
  const base = `/${org}/field-contacts/method`;
  const other = number === 1 ? 2 : 1;
  return (
    <div className="grid gap-8">
      <PageHeader
        title={t("interim.title", { number })}
        about={
          <>
            {t("interim.period", { from: formatDate(period.from, locale), to: formatDate(period.to, locale) })}
            {". "}
            {shown ? t("interim.edition", { edition: shown.edition }) : t("interim.about")}
            {shown && (shown.isSigned ? null : `, ${t("interim.draft")}`)}
          </>
        }
        back={{ href: base, label: t("interim.back") }}
        actions={
          <>
            <Link href={`${base}/interim/${other}`} className="button button-secondary" data-print="hide">
              {t("interim.other", { number: other })}
            </Link>
            <PrintButton>{t("interim.print")}</PrintButton>
          </>
        }
      />
      {shown ? (
        <div className="grid max-w-reading gap-6">
          {interimParts.map((part) => (
            <section key={part} className="grid gap-2">
              <h2 className="text-xl">{t(`interim.parts.${part}`)}</h2>
              <p className="whitespace-pre-line">{shown.texts[part] || t("interim.nothing")}</p>
            </section>
          ))}
        </div>
      ) : (
        <EmptyState>{t("interim.empty")}</EmptyState>
      )}
      <PaperFiguresSection figures={figures} isFrozen={shown?.isSigned ?? false} />
      {editions.length > 0 && (
        <section className="grid gap-2">
          <h2 className="text-xl">{t("interim.editionsTitle")}</h2>
          <ul className="grid gap-1">
            {editions.map((one) => (
              <li key={one.edition}>
                <Link
                  href={`${base}/interim/${number}?edition=${one.edition}`}
                  className="inline-flex min-h-6 items-center"
                >
                  {t("interim.edition", { edition: one.edition })}
                </Link>{" "}
                <span className="text-muted">
                  {one.signedAt
                    ? t("interim.editionSigned", {
                        name: one.signedByName ?? "",
                        when: formatInstant(one.signedAt, locale),
                      })
                    : t("interim.editionWritten", {
                        name: one.writtenByName,
                        when: formatInstant(one.writtenAt, locale),
                      })}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {isNewest && <Writing {...props} />}
      <p className="hidden text-sm" data-print="only">
        {t("printed", { when: formatInstant(now, locale), name: reader })}
      </p>
    </div>
  );
}

function Writing({ number, shown, period, hasEnded }: InterimScreenProps) {
  const t = useTranslations("fieldMethod.interim");
  const isDraft = shown !== null && !shown.isSigned;
  const version = isDraft ? shown.version : 0;
  return (
    <MessagesFor parts={["fieldMethod.interim", "fieldMethod.errors"]}>
      <div className="grid gap-6" data-print="hide">
        {isDraft &&
          (hasEnded ? <SignInterimForm key={version} {...{ number, version }} /> : <p>{t("signTooEarly")}</p>)}
        <Details summary={shown?.isSigned ? t("rewrite") : t("write")} open={isDraft}>
          {shown?.isSigned && <p className="pb-4 text-muted">{t("rewriteAbout")}</p>}
          <InterimForm key={shown?.edition ?? 0} {...{ number, version, period }} texts={shown?.texts ?? null} />
        </Details>
      </div>
    </MessagesFor>
  );
}
