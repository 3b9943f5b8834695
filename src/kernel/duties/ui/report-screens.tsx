import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Banner } from "@/ui/banner";
import { Details } from "@/ui/data/details";
import { SummaryList } from "@/ui/data/summary-list";
import { Tag } from "@/ui/data/tag";
import { formatDate, formatInstant } from "@/ui/i18n/formats";
import { MessagesFor } from "@/ui/i18n/messages-for";
import { PageHeader } from "@/ui/layout/page-header";
import type { OpenedReport } from "../views";
import { AcknowledgeDutyForm, AssessmentForm, OutcomeForm, SupplementForm } from "./answer-forms";
import { ReportText } from "./report-text";

interface ScreenProps {
  readonly org: string;
  readonly report: OpenedReport;
}

/** A report as those see it who sent it: whether somebody has it, and what became of it. */
export function SentScreen({ org, report, isJustSent }: ScreenProps & { readonly isJustSent: boolean }) {
  const t = useTranslations("duties.report");
  return (
    <Frame {...{ org, report }} back={{ href: `/${org}/cases/${report.caseId}`, label: t("backToCase") }}>
      {isJustSent && report.acknowledgedAt === null && (
        <Banner tone="success" title={t("sentTitle", { unit: report.toUnit.name })}>
          {t("sentText")}
        </Banner>
      )}
      <State report={report} />
      {report.mayWrite && (
        <Details summary={t("supplementTitle")}>
          <MessagesFor parts={["duties.answer", "duties.errors"]}>
            <SupplementForm caseId={report.caseId} reportId={report.id} />
          </MessagesFor>
        </Details>
      )}
    </Frame>
  );
}

/** A report as its receiver sees it: what it says, the clocks it started, and what is to be done. */
export function ReceivedScreen({ org, report }: ScreenProps) {
  const t = useTranslations("duties.report");
  const about = t(`kind.${report.kind}`);
  const isAssessed = report.deadlines.every(({ rule, doneAt }) => rule !== "protectionAssessment" || doneAt !== null);
  return (
    <Frame {...{ org, report }} back={{ href: `/${org}/inbox`, label: t("backToInbox") }}>
      {report.isLvuFirst && (
        <Banner tone="info" title={t("lvuFirst")}>
          {t("lvuFirstText")}
        </Banner>
      )}
      <MessagesFor parts={["duties.answer", "duties.errors"]}>
        {report.acknowledgedAt === null ? (
          report.mayWrite && <AcknowledgeDutyForm reportId={report.id} version={report.version} about={about} />
        ) : (
          <>
            <State report={report} />
            {report.mayDecide && !isAssessed && <AssessmentForm reportId={report.id} version={report.version} />}
            {report.mayDecide && report.kind === "concernReport" && report.outcome === null && (
              <OutcomeForm reportId={report.id} version={report.version} />
            )}
          </>
        )}
      </MessagesFor>
    </Frame>
  );
}

interface FrameProps extends ScreenProps {
  readonly back: { readonly href: string; readonly label: string };
  readonly children: ReactNode;
}

function Frame({ report, back, children }: FrameProps) {
  const t = useTranslations("duties.report");
  const locale = useLocale();
  const danger = report.versions.some(
    ({ content }) => content.kind !== "supplement" && content.immediateDanger === "yes",
  );
  return (
    <div data-density="field">
      <PageHeader
        title={t(`kind.${report.kind}`)}
        about={t("fromTo", {
          ...{ name: report.sentByName, from: report.fromUnit.name, to: report.toUnit.name },
          when: formatInstant(report.sentAt, locale),
        })}
        back={back}
        due={danger ? <Tag tone="danger">{t("immediateDanger")}</Tag> : undefined}
      />
      <div className="grid items-start gap-x-12 gap-y-8 lg:grid-cols-[minmax(0,1fr)_24rem]">
        <div className="grid gap-6 lg:col-start-2 lg:row-start-1" data-print="hide">
          {children}
        </div>
        <div className="grid gap-8 lg:row-start-1">
          <Deadlines report={report} />
          <Versions report={report} />
          <p className="max-w-reading text-sm text-muted">{t(`secrecy.${report.kind}`)}</p>
        </div>
      </div>
    </div>
  );
}

/** Who has it since when, and what the reporter may know of what became of it. */
function State({ report }: { readonly report: OpenedReport }) {
  const t = useTranslations("duties.report");
  const a = useTranslations("duties.answer");
  const locale = useLocale();
  const { acknowledgedAt, acknowledgedByName, outcome } = report;
  return (
    <div className="grid gap-3">
      {acknowledgedAt === null ? (
        <Banner tone="warning" title={t("notAcknowledged", { unit: report.toUnit.name })}>
          {t("notAcknowledgedText")}
        </Banner>
      ) : (
        <Banner
          tone="success"
          title={t("acknowledgedBy", { name: acknowledgedByName ?? "", unit: report.toUnit.name })}
        >
          {formatInstant(acknowledgedAt, locale)}
        </Banner>
      )}
      {report.kind === "concernReport" && (
        <p>
          <span className="font-semibold">{t("feedback")}: </span>
          {outcome === null ? t("noFeedback") : a(`outcomes.${outcome}`)}
        </p>
      )}
    </div>
  );
}

function Deadlines({ report }: { readonly report: OpenedReport }) {
  const t = useTranslations("duties.deadlines");
  const locale = useLocale();
  const due = ({ dueAt, dueOn }: OpenedReport["deadlines"][number]) =>
    dueAt ? formatInstant(dueAt, locale) : dueOn ? formatDate(dueOn, locale) : "";
  return (
    <section className="grid gap-3" aria-labelledby="deadlines">
      <h2 id="deadlines" className="text-xl">
        {t("title")}
      </h2>
      <SummaryList
        rows={report.deadlines.map((one) => ({
          key: one.rule,
          label: t("rule", { what: t(one.rule), statute: one.statute }),
          value: (
            <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
              {t("by", { when: due(one) })}
              <Tag tone={one.doneAt ? (one.isLate ? "warning" : "success") : one.isLate ? "danger" : "neutral"}>
                {one.doneAt
                  ? t("done", { when: formatInstant(one.doneAt, locale) })
                  : one.isLate
                    ? t("late")
                    : t("waiting")}
              </Tag>
            </span>
          ),
        }))}
      />
    </section>
  );
}

function Versions({ report }: { readonly report: OpenedReport }) {
  const t = useTranslations("duties.report");
  const locale = useLocale();
  return report.versions.map(({ number, content, writtenAt, writtenByName }) => (
    <section key={number} className="grid gap-3" aria-labelledby={`version-${number}`}>
      <h2 id={`version-${number}`} className="text-xl">
        {content.kind === "supplement" ? t("supplement", { number }) : t("content")}
      </h2>
      <p className="text-sm text-muted">
        {t("writtenBy", { name: writtenByName, when: formatInstant(writtenAt, locale) })}
      </p>
      {content.kind === "supplement" ? (
        <p dir="auto" className="max-w-reading whitespace-pre-wrap">
          {content.text}
        </p>
      ) : (
        <ReportText report={content} />
      )}
    </section>
  ));
}
