import { useLocale, useTranslations } from "next-intl";
import Link from "next/link";
import type { ReactNode } from "react";
import { personPickerMessages } from "@/kernel/persons/contract";
import { Banner } from "@/ui/banner";
import { ButtonLink } from "@/ui/button";
import { Details } from "@/ui/data/details";
import { SummaryList } from "@/ui/data/summary-list";
import { Tag } from "@/ui/data/tag";
import { formatInstant } from "@/ui/i18n/formats";
import { MessagesFor } from "@/ui/i18n/messages-for";
import { PageHeader } from "@/ui/layout/page-header";
import type { OpenedChain } from "../data/chain/open-chain";
import type { OpenedContact } from "../data/open-contact";
import type { ContactStatus } from "../domain/status";
import { ChainSteps } from "./chain/chain-steps";
import { AcknowledgeForm } from "./acknowledge-form";
import { ContactDone, type DoneAct } from "./contact-done";
import { FactsSummary } from "./facts-summary";
import { HandOverForm } from "./hand-over-form";
import { LinkPersonForm } from "./link-person-form";
import { useStatusWords } from "./status-words";
import { UnlinkPersonForm } from "./unlink-person-form";

/** A contact as its page gets it. */
export interface ContactPageValue extends OpenedContact {
  readonly status: ContactStatus;
  readonly chain: OpenedChain;
  /** Today's date in Sweden. */
  readonly today: string;
  readonly mayEdit: boolean;
  readonly mayAcknowledge: boolean;
  readonly mayHandOver: boolean;
  readonly mayLink: boolean;
  readonly mayUnlink: boolean;
  readonly mayAnswerMethod: boolean;
}

interface ContactScreenProps {
  readonly org: string;
  readonly opened: ContactPageValue;
  /** The act that led here, if one did. */
  readonly done: DoneAct | null;
  /** What the kernel shows of the case: reports under a duty, releases to other authorities. */
  readonly parts?: ReactNode;
}

/** One contact: where it stands, what can be done next, and what is known. */
export function ContactScreen({ org, opened, done, parts }: ContactScreenProps) {
  const t = useTranslations("fieldContacts.page");
  const { caseNumber, unitName, status, closedAt } = opened;
  const { state, age, tone } = useStatusWords()(status);
  const home = `/${org}/field-contacts`;
  return (
    <>
      <PageHeader
        title={t("title")}
        about={<span className="tabular">{t("about", { number: caseNumber, unit: unitName })}</span>}
        back={{ href: home, label: t("back") }}
        due={
          <>
            <Tag tone={tone}>{state}</Tag>
            {age && <span>{age}</span>}
            {isLate(opened) && <Tag tone="warning">{t("late", { hours: opened.answerHours })}</Tag>}
            {closedAt && <span>{t("closed")}</span>}
          </>
        }
      />
      <div className="grid items-start gap-x-12 gap-y-8 lg:grid-cols-[minmax(0,1fr)_22rem]">
        {/* Somebody who has just saved is still in the field: the next step is as large as the form was. */}
        <div
          className="grid gap-6 lg:col-start-2 lg:row-start-1 lg:row-end-3"
          data-print="hide"
          data-density={done === "saved" ? "field" : undefined}
        >
          {done && <ContactDone act={done} receiver={opened.handovers[0]?.toUnitName ?? ""} />}
          <NextSteps org={org} opened={opened} />
          {parts}
        </div>
        <div className="grid gap-8 lg:row-start-1">
          <ChainSteps {...{ org, opened }} chain={opened.chain} mayEdit={opened.mayEdit} today={opened.today} />
          <Facts org={org} opened={opened} />
        </div>
      </div>
    </>
  );
}

function isLate({ status, answerHours }: ContactPageValue): boolean {
  return status.kind === "handedOver" && status.waitingHours >= answerHours;
}

/** What the one who reads may do now, the most likely first. */
function NextSteps({ org, opened }: { org: string; opened: ContactPageValue }) {
  const t = useTranslations("fieldContacts.page");
  const { caseId, contact, handovers, mayAcknowledge, mayHandOver, mayLink, mayUnlink, mayEdit, status } = opened;
  const waiting = handovers[0];
  if (!mayAcknowledge && !mayHandOver && !mayLink && !mayEdit) return null;
  return (
    <MessagesFor parts={["fieldContacts.page", "fieldContacts.errors", ...personPickerMessages]}>
      {mayAcknowledge && waiting && (
        <Step title={t("acknowledgeTitle", { unit: waiting.fromUnitName })}>
          {waiting.message && (
            <blockquote className="border-l-4 border-line pl-4 whitespace-pre-line">{waiting.message}</blockquote>
          )}
          <AcknowledgeForm {...{ org, caseId }} handoverId={waiting.id} />
        </Step>
      )}
      {mayHandOver && !waiting && <HandOver org={org} opened={opened} />}
      {mayEdit && status.missing.length > 0 && !mayAcknowledge && (
        <Missing href={`/${org}/field-contacts/${caseId}/edit`} missing={status.missing} />
      )}
      {mayHandOver && waiting && (
        <Details summary={t("handOn")}>
          <HandOver org={org} opened={opened} />
        </Details>
      )}
      {mayLink && (
        <Details summary={t("linkTitle")}>
          <LinkPersonForm {...{ org, caseId }} version={contact.version} />
        </Details>
      )}
      {mayUnlink && opened.person && (
        <Details summary={t("unlinkTitle")}>
          <UnlinkPersonForm {...{ org, caseId }} version={contact.version} personId={opened.person.id} />
        </Details>
      )}
    </MessagesFor>
  );
}

/** To another unit: the first thing to do with a new contact, something for later once somebody has it. */
function HandOver({ org, opened }: { org: string; opened: ContactPageValue }) {
  const t = useTranslations("fieldContacts.page");
  const { caseId, contact, receivers, person } = opened;
  return (
    <Step title={t("handOverTitle")} hint={t("handOverHint")}>
      {person?.isProtected && <Banner tone="warning" title={t("handOverProtected")} />}
      <HandOverForm {...{ org, caseId, receivers }} version={contact.version} />
    </Step>
  );
}

function Step({ title, hint, children }: { title: string; hint?: string; children: ReactNode }) {
  return (
    <section className="grid gap-4 card p-5">
      <div className="grid gap-1">
        <h2 className="text-lg">{title}</h2>
        {hint && <p className="text-sm text-muted">{hint}</p>}
      </div>
      {children}
    </section>
  );
}

function Missing({ href, missing }: { href: string; missing: ContactStatus["missing"] }) {
  const t = useTranslations("fieldContacts");
  return (
    <section className="grid justify-items-start gap-3 border-l-4 border-edge pl-4">
      <div>
        <h2 className="text-base">{t("page.missingTitle", { count: missing.length })}</h2>
        <p className="text-sm text-muted">{missing.map((name) => t(`facts.${name}`)).join(", ")}.</p>
      </div>
      <ButtonLink href={href}>{t("page.complete")}</ButtonLink>
    </section>
  );
}

/** What is known of the person, and where it can be changed: what was done stands in the steps. */
function Facts({ org, opened }: { org: string; opened: ContactPageValue }) {
  const t = useTranslations("fieldContacts");
  const locale = useLocale();
  const { contact, caseId, note, loggedByName, loggedAt, mayEdit, status } = opened;
  return (
    <section className="grid max-w-reading gap-5" aria-labelledby="contact-facts">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <h2 id="contact-facts" className="text-xl">
          {t("page.facts")}
        </h2>
        {mayEdit && (
          <Link
            href={`/${org}/field-contacts/${caseId}/edit`}
            className="inline-flex min-h-6 items-center"
            data-print="hide"
          >
            {t("page.edit")}
          </Link>
        )}
      </div>
      <SummaryList rows={[{ key: "who", label: t("page.who"), value: <Who org={org} opened={opened} /> }]} />
      {note && (
        <section className="grid gap-2">
          <h3 className="text-base">{t("facts.note")}</h3>
          <p dir="auto" className="max-w-reading whitespace-pre-wrap">
            {note}
          </p>
        </section>
      )}
      <FactsSummary contact={contact} missing={status.missing} />
      <p className="grid justify-items-start gap-1 text-sm text-muted">
        {t("page.loggedBy", { name: loggedByName, when: formatInstant(loggedAt, locale) })}
        <Link href={`/${org}/cases/${caseId}`} className="inline-flex min-h-6 items-center" data-print="hide">
          {t("page.case")}
        </Link>
        {opened.mayAnswerMethod && (
          <Link
            href={`/${org}/field-contacts/${caseId}/fidelity`}
            className="inline-flex min-h-6 items-center"
            data-print="hide"
          >
            {t("page.fidelity")}
          </Link>
        )}
      </p>
    </section>
  );
}

function Who({ org, opened: { person } }: { org: string; opened: ContactPageValue }) {
  const t = useTranslations("fieldContacts.page");
  if (person === null) return <span className="font-normal text-muted italic">{t("noIdentity")}</span>;
  return (
    <>
      {person.isProtected ? t("protected") : person.name}{" "}
      <Link href={`/${org}/persons/${person.id}`} className="font-normal" data-print="hide">
        {t("openPerson")}
      </Link>
    </>
  );
}
