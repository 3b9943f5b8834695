import { useLocale, useTranslations } from "next-intl";
import { Banner } from "@/ui/banner";
import { ButtonLink } from "@/ui/button";
import { Details } from "@/ui/data/details";
import { SummaryList } from "@/ui/data/summary-list";
import { formatDate, formatInstant } from "@/ui/i18n/formats";
import { MessagesFor } from "@/ui/i18n/messages-for";
import { PageHeader } from "@/ui/layout/page-header";
import type { OpenedApproval, OpenedRelease, ReleaseFormFacts } from "../views";
import { ApprovalForm, LookForm, WithdrawForm } from "./acts";
import { ReleaseForm } from "./compose/release-form";
import { CopyPaper } from "./copy-paper";
import { Frame } from "./frame";
import { useLegalWords, useRuleWords, useStateWords } from "./words";

/** What a screen with rules, bases and questions in it brings along. */
export const releaseMessages = ["disclosures", "secrecy", "legalBases"] as const;

/** Releasing to a unit of another authority. */
export function ReleaseScreen(props: {
  readonly org: string;
  readonly place: ReleaseFormFacts;
  readonly toUnitId: string;
}) {
  const { org, place } = props;
  const t = useTranslations("disclosures.form");
  const toUnitId = place.receivers.some(({ unitId }) => unitId === props.toUnitId) ? props.toUnitId : "";
  const stop = place.isClosed ? t("caseClosed") : place.receivers.length === 0 ? t("noReceiver") : null;
  const corrects = place.start?.replacesId ?? null;
  return (
    <div data-density="field">
      <PageHeader
        title={corrects === null ? t("title") : t("correctTitle")}
        about={t("about", { number: place.caseNumber })}
        back={{ href: `/${org}/cases/${place.caseId}`, label: t("back") }}
      />
      <div className="grid max-w-reading gap-6">
        <p className="text-sm text-muted">{t("rule")}</p>
        {corrects !== null && <Banner tone="info" title={t("corrects")} />}
        {place.request && (
          <Banner tone="info" title={t("answers", { from: place.request.from })}>
            {place.request.asked}
          </Banner>
        )}
        {stop !== null && <Banner tone="info" title={stop} />}
        {stop === null && (
          <MessagesFor parts={[...releaseMessages]}>
            {place.isProtected && (
              <Banner tone="warning" title={t("protectedTitle")}>
                {t("protectedText")}
              </Banner>
            )}
            {place.isProtected && (
              <Details summary={t("lookTitle")}>
                <LookForm caseId={place.caseId} receivers={place.receivers} />
              </Details>
            )}
            <ReleaseForm {...{ org, place, toUnitId }} />
          </MessagesFor>
        )}
      </div>
    </div>
  );
}

/** The sender's note of one release: where it stands, what can be done, and exactly what went. */
export function ReleaseNoteScreen(props: {
  readonly org: string;
  readonly release: OpenedRelease;
  readonly isJustReleased: boolean;
  readonly from: { readonly authority: string };
}) {
  const { org, release } = props;
  const t = useTranslations("disclosures.release");
  const locale = useLocale();
  const base = `/${org}/cases/${release.caseId}`;
  const about = {
    ...{ fromAuthority: props.from.authority, fromUnit: release.fromUnitName, fromPerson: release.releasedByName },
    ...{ purpose: release.purpose, purposeText: release.purposeText, basis: release.basis, mode: release.mode },
    ...{ basisVersion: release.basisVersion, reservation: release.reservation, at: release.releasedAt },
    readableUntil: release.readableUntil,
  };
  return (
    <Frame
      title={t("title", { authority: release.toAuthority, unit: release.toUnit })}
      about={t("about", { name: release.releasedByName, when: formatInstant(release.releasedAt, locale) })}
      back={{ href: base, label: t("back") }}
      side={
        <>
          {props.isJustReleased && release.acknowledgedAt === null && release.state.kind !== "ended" && (
            <Banner tone="success" title={t("released")} />
          )}
          <ReleaseState release={release} base={base} />
          {release.mayCorrect && (
            <div>
              <ButtonLink href={`${base}/release?replaces=${release.id}`} variant="secondary">
                {t("correct")}
              </ButtonLink>
            </div>
          )}
          {release.mayWithdraw && (
            <Details summary={t("withdrawTitle")}>
              <MessagesFor parts={["disclosures.release", "disclosures.errors"]}>
                <WithdrawForm caseId={release.caseId} disclosureId={release.id} />
              </MessagesFor>
            </Details>
          )}
        </>
      }
    >
      <CopyPaper content={release.content} about={about} />
      <Why release={release} />
    </Frame>
  );
}

function ReleaseState({ release, base }: { readonly release: OpenedRelease; readonly base: string }) {
  const t = useTranslations("disclosures.release");
  const role = useTranslations("identity.roles");
  const stateOf = useStateWords("sender");
  const locale = useLocale();
  const { state, acknowledgedAt, acknowledgedRole } = release;
  const tone = state.kind === "registered" || state.kind === "delivered" ? "success" : "info";
  return (
    <>
      <Banner tone={tone} title={stateOf(state)}>
        {state.kind === "ended" && release.withdrawal !== null && <p>{release.withdrawal}</p>}
        <p>
          {acknowledgedAt === null
            ? t("notSeen", { unit: release.toUnit })
            : t("seen", { role: role(acknowledgedRole ?? "unitHead"), when: formatInstant(acknowledgedAt, locale) })}
        </p>
      </Banner>
      {(release.replacesId !== null || release.replaced !== null) && (
        <ul className="grid gap-1">
          {release.replacesId !== null && (
            <li>
              <ButtonLink href={`${base}/disclosures/${release.replacesId}`} variant="quiet">
                {t("replaces")}
              </ButtonLink>
            </li>
          )}
          {release.replaced !== null && (
            <li>
              <ButtonLink href={`${base}/disclosures/${release.replaced.id}`} variant="quiet">
                {t("replacedBy")}
              </ButtonLink>
            </li>
          )}
        </ul>
      )}
    </>
  );
}

function Why({ release }: { readonly release: OpenedRelease }) {
  const t = useTranslations("disclosures.release");
  const f = useTranslations("disclosures.form");
  const words = useRuleWords();
  const legal = useLegalWords();
  const locale = useLocale();
  const { grounds, consentedOn } = release;
  const told = (grounds.others ?? []).filter(({ others }) => others !== "none");
  return (
    <section className="grid gap-3" aria-labelledby="why">
      <h2 id="why" className="text-xl">
        {t("why")}
      </h2>
      <SummaryList
        rows={[
          { key: "basis", label: f("basis"), value: legal.basis(release.basis) },
          ...(release.categories.length > 0
            ? [{ key: "held", label: t("held"), value: release.categories.map(words.category).join(", ") }]
            : []),
          ...grounds.tests.map(({ test, answer, reason }) => ({
            ...{ key: test, label: legal.question(test) },
            value: answer ? `${f(answer)}. ${reason}` : reason,
          })),
          ...told.map(({ others, reason }, at) => ({
            ...{ key: `others${at}`, label: f("others"), value: `${f(`othersOptions.${others}`)}. ${reason}` },
          })),
          ...(consentedOn ? [{ key: "consent", label: t("consent"), value: formatDate(consentedOn, locale) }] : []),
          ...(release.approval?.answeredAt
            ? [
                {
                  key: "approval",
                  label: t("approvedBy"),
                  value: `${release.approvedByName}, ${formatInstant(release.approval.answeredAt, locale)}`,
                },
              ]
            : []),
        ]}
      />
    </section>
  );
}

/** What a colleague wants to release: exactly what the receiver would see, why it may leave, and the answer. */
export function ApprovalScreen({ org, approval }: { readonly org: string; readonly approval: OpenedApproval }) {
  const t = useTranslations("disclosures.approval");
  const f = useTranslations("disclosures.form");
  const legal = useLegalWords();
  const locale = useLocale();
  const { preview, input, answer } = approval;
  const base = `/${org}/cases/${approval.caseId}`;
  const goesOn = approval.isOwn && answer === "approved" && approval.disclosure === null;
  return (
    <Frame
      title={t("title", { authority: approval.toAuthority, unit: approval.toUnit })}
      about={t("about", { name: approval.askedByName, when: formatInstant(approval.askedAt, locale) })}
      back={{ href: base, label: f("back") }}
      side={
        <MessagesFor parts={["disclosures.approval", "disclosures.errors"]}>
          {answer !== null && approval.answeredAt !== null && (
            <Banner
              tone={answer === "approved" ? "success" : "warning"}
              title={t(`given.${answer}`, { name: approval.answeredByName })}
            >
              <p>{formatInstant(approval.answeredAt, locale)}</p>
              {approval.note !== null && <p>{approval.note}</p>}
            </Banner>
          )}
          {!approval.isCurrent && answer !== "declined" && <Banner tone="warning" title={t("changed")} />}
          {approval.isOwn && answer === null && <Banner tone="info" title={t("waits")} />}
          {approval.mayAnswer && (
            <ApprovalForm caseId={approval.caseId} approvalId={approval.id} previewed={preview.fingerprint} />
          )}
          {goesOn && <ButtonLink href={`${base}/release?approval=${approval.id}`}>{t("goOn")}</ButtonLink>}
        </MessagesFor>
      }
    >
      <CopyPaper content={preview.content} about={{ ...preview.about, fromPerson: approval.askedByName }} />
      <section className="grid gap-3" aria-labelledby="why">
        <h2 id="why" className="text-xl">
          {t("why")}
        </h2>
        <SummaryList
          rows={Object.entries(input.answers).flatMap(([test, given]) =>
            given.answer === null
              ? []
              : [{ key: test, label: legal.question(test), value: `${f(given.answer)}. ${given.reason ?? ""}` }],
          )}
        />
      </section>
    </Frame>
  );
}
