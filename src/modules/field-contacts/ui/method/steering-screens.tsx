import { useLocale, useTranslations } from "next-intl";
import Link from "next/link";
import { DataTable } from "@/ui/data/table";
import { Tag } from "@/ui/data/tag";
import { formatDate, formatInstant } from "@/ui/i18n/formats";
import { MessagesFor } from "@/ui/i18n/messages-for";
import { PageHeader } from "@/ui/layout/page-header";
import { PrintButton } from "@/ui/print-button";
import type { MethodText } from "../../data/method/method-rows";
import type { SteeringPaper } from "../../data/method/paper-rows";
import type { PaperFigures } from "../../domain/method/paper-figures";
import { monthWords } from "./month-words";
import { PaperFiguresSection } from "./paper-figures-section";
import { SignMonthForm, SteeringForm } from "./steering-forms";

interface ListedMonth {
  readonly month: string;
  readonly state: "signed" | "begun" | "due";
}

const tones = { signed: "success", begun: "neutral", due: "warning" } as const;

/** The months of the steering group, newest first. */
export function SteeringListScreen({ org, months }: { readonly org: string; readonly months: readonly ListedMonth[] }) {
  const t = useTranslations("fieldMethod.steering");
  const locale = useLocale();
  const base = `/${org}/field-contacts/method`;
  return (
    <>
      <PageHeader title={t("title")} about={t("about")} back={{ href: base, label: t("back") }} />
      <DataTable
        caption={t("title")}
        hideCaption
        columns={[
          {
            key: "month",
            head: t("month"),
            cell: ({ month }) => (
              <Link href={`${base}/steering/${month.slice(0, 7)}`} className="inline-flex min-h-6 items-center">
                {monthWords(month, locale)}
              </Link>
            ),
          },
          { key: "state", head: t("state"), cell: ({ state }) => <Tag tone={tones[state]}>{t(state)}</Tag> },
        ]}
        rows={months}
        rowKey={({ month }) => month}
        empty={t("empty")}
      />
    </>
  );
}

interface SteeringScreenProps {
  readonly org: string;
  readonly reader: string;
  readonly now: Date;
  readonly month: string;
  readonly paper: SteeringPaper | null;
  readonly figures: PaperFigures;
  readonly signedByName: string | null;
  readonly hasEnded: boolean;
  readonly ledTo: readonly MethodText[];
  readonly others: readonly { readonly month: string; readonly signedAt: Date | null }[];
}

/** One month: figures, notes, decisions, who was there. A form until it is signed, a document after. Prints as a document. */
export function SteeringScreen(props: SteeringScreenProps) {
  const { org, reader, now, month, paper, figures, signedByName, ledTo, others } = props;
  const t = useTranslations("fieldMethod");
  const locale = useLocale();
  const base = `/${org}/field-contacts/method/steering`;
  const isSigned = paper?.signedAt != null;
  return (
    <div className="grid gap-8">
      <PageHeader
        title={t("steering.monthTitle", { month: monthWords(month, locale) })}
        about={
          isSigned && paper.signedAt
            ? t("steering.signedBy", { name: signedByName ?? "", when: formatInstant(paper.signedAt, locale) })
            : t("steering.notSigned")
        }
        back={{ href: base, label: t("steering.backToList") }}
        actions={<PrintButton>{t("steering.print")}</PrintButton>}
      />
      <PaperFiguresSection figures={figures} isFrozen={isSigned} />
      {isSigned ? (
        <Written paper={paper} />
      ) : (
        <>
          <div className="hidden" data-print="only">
            {paper && <Written paper={paper} />}
          </div>
          <div data-print="hide">
            <Writing {...props} />
          </div>
        </>
      )}
      {ledTo.map(({ id, number, validFrom }) => (
        <p key={id}>{t("steering.ledTo", { number, from: formatDate(validFrom, locale) })}</p>
      ))}
      {others.length > 0 && (
        <nav aria-label={t("steering.earlierTitle")} className="grid gap-2" data-print="hide">
          <h2 className="text-lg">{t("steering.earlierTitle")}</h2>
          <p className="flex flex-wrap gap-x-4">
            {others.map((other) => (
              <Link
                key={other.month}
                href={`${base}/${other.month.slice(0, 7)}`}
                className="inline-flex min-h-6 items-center"
              >
                {monthWords(other.month, locale)}
              </Link>
            ))}
          </p>
        </nav>
      )}
      <p className="hidden text-sm" data-print="only">
        {t("printed", { when: formatInstant(now, locale), name: reader })}
      </p>
    </div>
  );
}

function Written({ paper }: { readonly paper: SteeringPaper }) {
  const t = useTranslations("fieldMethod.steering");
  const { notes, adjustments, participants } = paper;
  return (
    <div className="grid max-w-reading gap-6">
      <section className="grid gap-2">
        <h2 className="text-xl">{t("notes")}</h2>
        <p className="whitespace-pre-line">{notes || t("nothing")}</p>
      </section>
      <section className="grid gap-2">
        <h2 className="text-xl">{t("adjustments")}</h2>
        <p className="whitespace-pre-line">{adjustments || t("nothing")}</p>
      </section>
      <section className="grid gap-2">
        <h2 className="text-xl">{t("participants")}</h2>
        <ul className="list-disc pl-6">
          {participants.map(({ title, organisation }) => (
            <li key={`${title}, ${organisation}`}>
              {title}, {organisation}
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}

function Writing({ month, paper, hasEnded }: SteeringScreenProps) {
  const t = useTranslations("fieldMethod.steering");
  const version = paper?.version ?? 0;
  return (
    <MessagesFor parts={["fieldMethod.steering", "fieldMethod.errors"]}>
      <div className="grid gap-10">
        <SteeringForm
          month={month}
          version={version}
          notes={paper?.notes ?? ""}
          adjustments={paper?.adjustments ?? ""}
          participants={(paper?.participants ?? []).map((one) => `${one.title}, ${one.organisation}`).join("\n")}
        />
        {paper &&
          (hasEnded ? (
            <SignMonthForm key={version} month={month} version={version} />
          ) : (
            <p className="text-muted">{t("signTooEarly")}</p>
          ))}
      </div>
    </MessagesFor>
  );
}
