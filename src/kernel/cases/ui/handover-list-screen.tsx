import { useTranslations } from "next-intl";
import Link from "next/link";
import type { ReactNode } from "react";
import { EmptyState } from "@/ui/data/empty-state";
import { Tabs } from "@/ui/data/tabs";
import { Tag } from "@/ui/data/tag";
import { ShieldIcon } from "@/ui/icons";
import { MessagesFor } from "@/ui/i18n/messages-for";
import { PageHeader } from "@/ui/layout/page-header";
import type { CaseWorkflow } from "../contract";
import type { HandoverLists } from "../views";
import { CasePart } from "./case-part";
import { AcknowledgeForm } from "./handover-forms";
import { useCaseTexts } from "./texts";

interface HandoverListScreenProps {
  readonly lists: HandoverLists;
  /** `to`: the inbox; `from`: what the unit has handed over. */
  readonly direction: "to" | "from";
  readonly unitName: string;
  /** Whether the role may acknowledge. */
  readonly mayWrite: boolean;
  readonly org: string;
  readonly workflows: readonly CaseWorkflow[];
  /** What other parts receive at the same desk: reports, releases. */
  readonly parts?: ReactNode;
}

/** Handovers to or from the unit: what waits first, the oldest on top, then what was answered. */
export function HandoverListScreen(props: HandoverListScreenProps) {
  const { lists, direction, unitName, org } = props;
  const t = useTranslations("cases.handovers");
  const late = lists.waiting.filter(({ isLate }) => isLate).length;
  const isInbox = direction === "to";
  return (
    <div data-density="field">
      <PageHeader
        title={isInbox ? t("inboxTitle") : t("sentTitle")}
        about={isInbox ? t("inboxAbout", { unit: unitName }) : t("sentAbout", { unit: unitName })}
        due={
          <>
            <span className="font-semibold">{t("unansweredCount", { count: lists.waiting.length })}</span>
            {late > 0 && <Tag tone="danger">{t("lateCount", { count: late })}</Tag>}
            <span className="text-muted">{t("answerWithin", { hours: lists.answerHours })}</span>
          </>
        }
      />
      <Tabs
        label={t("views")}
        tabs={[
          { href: `/${org}/inbox`, label: t("toUs"), current: isInbox },
          { href: `/${org}/inbox/sent`, label: t("fromUs"), current: !isInbox },
        ]}
      />
      <MessagesFor parts={["cases.handovers", "cases.errors"]}>
        <div className="mt-4 grid gap-10">
          {props.parts}
          <Waiting {...props} />
          <Answered {...props} />
        </div>
      </MessagesFor>
    </div>
  );
}

function Waiting(props: HandoverListScreenProps) {
  const t = useTranslations("cases.handovers");
  const { waiting } = props.lists;
  return (
    <CasePart title={t("unanswered")}>
      {waiting.length === 0 && <EmptyState>{props.direction === "to" ? t("emptyInbox") : t("emptySent")}</EmptyState>}
      <ul className="grid max-w-reading gap-4">
        {waiting.map((handover) => (
          <WaitingCard key={handover.id} {...props} handover={handover} />
        ))}
      </ul>
    </CasePart>
  );
}

type WaitingCardProps = HandoverListScreenProps & { readonly handover: HandoverLists["waiting"][number] };

function WaitingCard({ handover, direction, mayWrite, org, workflows }: WaitingCardProps) {
  const t = useTranslations("cases.handovers");
  const texts = useCaseTexts(workflows);
  return (
    <li className="grid gap-2 card p-4">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Tag tone={handover.isLate ? "danger" : "warning"}>{handover.isLate ? t("late") : t("waiting")}</Tag>
        <span className="font-semibold">{texts.waited(handover.waited)}</span>
      </p>
      <CaseLine handover={handover} org={org} workflows={workflows} />
      <p className="text-sm text-muted">
        {direction === "to" ? t("from", { unit: handover.fromUnitName }) : t("to", { unit: handover.toUnitName })}
        {" · "}
        {t("madeBy", { when: texts.instant(handover.madeAt), name: handover.madeByName })}
      </p>
      {handover.message !== null && (
        <p dir="auto" className="break-words whitespace-pre-line">
          <span className="sr-only">{t("messageLabel")}: </span>
          {handover.message}
        </p>
      )}
      {direction === "to" && mayWrite && (
        <AcknowledgeForm
          caseId={handover.caseId}
          handoverId={handover.id}
          version={handover.version}
          number={handover.number}
        />
      )}
    </li>
  );
}

interface CaseLineProps extends Pick<HandoverListScreenProps, "org" | "workflows"> {
  readonly handover: Pick<HandoverLists["answered"][number], "caseId" | "number" | "workflow" | "person">;
}

function CaseLine({ handover, org, workflows }: CaseLineProps) {
  const texts = useCaseTexts(workflows);
  return (
    <p className="flex flex-wrap items-center gap-x-3">
      <Link
        href={`/${org}/cases/${handover.caseId}`}
        className="tabular inline-flex min-h-control items-center text-lg font-semibold"
      >
        {handover.number}
      </Link>
      <span className="inline-flex items-center gap-1">
        {handover.person?.isProtected && <ShieldIcon />}
        {texts.person(handover.person)}
      </span>
      <span className="text-muted">{texts.workflow(handover.workflow)}</span>
    </p>
  );
}

function Answered({ lists, direction, org, workflows }: HandoverListScreenProps) {
  const t = useTranslations("cases.handovers");
  const texts = useCaseTexts(workflows);
  return (
    <CasePart title={t("answered")}>
      {lists.answered.length === 0 && <p className="text-muted">{t("emptyAnswered")}</p>}
      <ul className="max-w-reading divide-y divide-line border-y border-line empty:border-0">
        {lists.answered.map((handover) => (
          <li key={handover.id} className="grid gap-1 py-3">
            <CaseLine handover={handover} org={org} workflows={workflows} />
            <p className="text-sm text-muted">
              {direction === "to" ? t("from", { unit: handover.fromUnitName }) : t("to", { unit: handover.toUnitName })}
              {" · "}
              {t("ackBy", {
                when: texts.instant(handover.acknowledgedAt ?? handover.madeAt),
                name: handover.acknowledgedByName,
              })}
            </p>
          </li>
        ))}
      </ul>
    </CasePart>
  );
}
