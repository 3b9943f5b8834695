import { useLocale, useTranslations } from "next-intl";
import Link from "next/link";
import { ButtonLink } from "@/ui/button";
import { Details } from "@/ui/data/details";
import { Tag } from "@/ui/data/tag";
import { formatDate, formatInstant } from "@/ui/i18n/formats";
import { MessagesFor } from "@/ui/i18n/messages-for";
import type { CopyState } from "../contract";
import type { CaseReleases } from "../views";
import { RefusalForm, RequestForm } from "./request-forms";
import { useStateWords } from "./words";

const rowLink = "inline-flex min-h-control items-center font-semibold";

/** The tone of a state: what lives, what is settled, what has ended. */
export function toneOf(state: CopyState): "success" | "neutral" | "info" {
  if (state.kind === "ended") return "neutral";
  return state.kind === "readable" ? "info" : "success";
}

/** On a case's page: what has been released to other authorities, what was asked for, and the way to release. */
export function CaseDisclosuresSection(props: {
  readonly org: string;
  readonly releases: CaseReleases;
  readonly today: string;
}) {
  const { org, releases, today } = props;
  const t = useTranslations("disclosures.onCase");
  const { caseId, released, received, requests, mayRelease } = releases;
  if (released.length + received.length + requests.length === 0 && !mayRelease) return null;
  return (
    <section className="grid gap-4 card p-5" aria-labelledby="case-disclosures">
      <div className="grid gap-1">
        <h2 id="case-disclosures" className="text-lg">
          {t("title")}
        </h2>
        <p className="text-sm text-muted">{t("hint")}</p>
      </div>
      <Received {...{ org, releases }} />
      <Approvals {...{ org, releases }} />
      <Released {...{ org, releases }} />
      <Requests {...{ org, releases, today }} />
      {mayRelease && (
        <div data-print="hide">
          <ButtonLink href={`/${org}/cases/${caseId}/release`} variant="secondary">
            {t("release")}
          </ButtonLink>
        </div>
      )}
    </section>
  );
}

interface PartProps {
  readonly org: string;
  readonly releases: CaseReleases;
}

function Received({ org, releases: { received } }: PartProps) {
  const t = useTranslations("disclosures.onCase");
  const locale = useLocale();
  if (received.length === 0) return null;
  return (
    <ul className="divide-y divide-line border-y border-line">
      {received.map((one) => (
        <li key={one.id} className="grid gap-1 py-2">
          <Link href={`/${org}/inbox/disclosures/${one.id}`} className={rowLink}>
            {t("from", { authority: one.fromAuthority, unit: one.fromUnit })}
          </Link>
          <p className="text-sm text-muted">{t("received", { when: formatInstant(one.receivedAt, locale) })}</p>
        </li>
      ))}
    </ul>
  );
}

/** Questions to colleagues: what waits for an answer, and what may now go. */
function Approvals({ org, releases: { caseId, approvals } }: PartProps) {
  const t = useTranslations("disclosures.onCase");
  const locale = useLocale();
  if (approvals.length === 0) return null;
  return (
    <ul className="divide-y divide-line border-y border-line">
      {approvals.map((one) => (
        <li key={one.id} className="grid gap-1 py-2">
          <Link href={`/${org}/cases/${caseId}/approvals/${one.id}`} className={rowLink}>
            {t("approval", { authority: one.toAuthority, unit: one.toUnit })}
          </Link>
          <p className="flex flex-wrap items-center gap-x-2 text-sm text-muted">
            <Tag tone={one.answer === "approved" ? "success" : one.answer === null ? "warning" : "neutral"}>
              {t(`approvalState.${one.answer ?? "waits"}`)}
            </Tag>
            {t("askedBy", { name: one.askedByName, when: formatInstant(one.answeredAt ?? one.askedAt, locale) })}
          </p>
        </li>
      ))}
    </ul>
  );
}

function Released({ org, releases: { caseId, released } }: PartProps) {
  const t = useTranslations("disclosures.onCase");
  const stateOf = useStateWords("sender");
  const locale = useLocale();
  if (released.length === 0) return null;
  return (
    <ol className="divide-y divide-line border-y border-line">
      {released.map((one) => (
        <li key={one.id} className="grid gap-1.5 py-2">
          <Link href={`/${org}/cases/${caseId}/disclosures/${one.id}`} className={rowLink}>
            {t("to", { authority: one.toAuthority, unit: one.toUnit })}
          </Link>
          <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm">
            <Tag tone={toneOf(one.state)}>{t(`states.${one.state.kind}`)}</Tag>
            <span className="text-muted">{stateOf(one.state)}</span>
          </p>
          <p className="text-sm text-muted">
            {t("releasedAt", { when: formatInstant(one.releasedAt, locale) })}
            {one.acknowledgedAt !== null && `. ${t("seenAt", { when: formatInstant(one.acknowledgedAt, locale) })}`}
          </p>
        </li>
      ))}
    </ol>
  );
}

/** What others have asked for, and what they were answered: a no is an answer too. */
function Requests({ org, releases, today }: PartProps & { readonly today: string }) {
  const { caseId, requests, mayRelease } = releases;
  const t = useTranslations("disclosures.requests");
  const locale = useLocale();
  return (
    <>
      {requests.length > 0 && (
        <div className="grid gap-2">
          <h3 className="text-base font-semibold">{t("title")}</h3>
          <ul className="divide-y divide-line border-y border-line">
            {requests.map((one) => (
              <li key={one.id} className="grid gap-2 py-3">
                <p className="font-semibold">{one.from}</p>
                <p className="whitespace-pre-line">{one.asked}</p>
                <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm text-muted">
                  <Tag tone={one.refusal ? "neutral" : one.released ? "success" : "warning"}>
                    {t(`answers.${one.refusal ? "refused" : one.released ? "released" : "waits"}`)}
                  </Tag>
                  {t("came", { way: t(`ways.${one.cameBy}`), when: formatDate(one.cameOn, locale) })}
                </p>
                {one.refusal && (
                  <div className="grid gap-1 border-l-4 border-edge pl-4">
                    <p className="whitespace-pre-line">{one.refusal.reason}</p>
                    <p className="text-sm text-muted">{t(`appealHints.${one.refusal.appeal}`)}</p>
                  </div>
                )}
                {one.released && (
                  <Link href={`/${org}/cases/${caseId}/disclosures/${one.released.id}`} className={rowLink}>
                    {t("toRelease")}
                  </Link>
                )}
                {mayRelease && !one.refusal && !one.released && <Answering {...{ org, caseId }} requestId={one.id} />}
              </li>
            ))}
          </ul>
        </div>
      )}
      {mayRelease && (
        <Details summary={t("recordTitle")}>
          <MessagesFor parts={["disclosures.requests", "disclosures.errors"]}>
            <RequestForm caseId={caseId} today={today} />
          </MessagesFor>
        </Details>
      )}
    </>
  );
}

function Answering(props: { readonly org: string; readonly caseId: string; readonly requestId: string }) {
  const { org, caseId, requestId } = props;
  const t = useTranslations("disclosures.requests");
  return (
    <div className="grid gap-3" data-print="hide">
      <div>
        <ButtonLink href={`/${org}/cases/${caseId}/release?request=${requestId}`} variant="secondary">
          {t("release")}
        </ButtonLink>
      </div>
      <Details summary={t("refuseTitle")}>
        <MessagesFor parts={["disclosures.requests", "disclosures.errors"]}>
          <RefusalForm caseId={caseId} requestId={requestId} />
        </MessagesFor>
      </Details>
    </div>
  );
}
