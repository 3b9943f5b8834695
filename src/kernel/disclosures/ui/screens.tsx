import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Banner } from "@/ui/banner";
import { ButtonLink } from "@/ui/button";
import { Details } from "@/ui/data/details";
import { SummaryList } from "@/ui/data/summary-list";
import { formatDate, formatInstant } from "@/ui/i18n/formats";
import { MessagesFor } from "@/ui/i18n/messages-for";
import { PageHeader } from "@/ui/layout/page-header";
import { personPickerMessages } from "../../persons/contract";
import { releaseItems, type ReleaseItem } from "../contract";
import type { ReleasePlace } from "../data/releases";
import type { OpenedCopy, OpenedRelease } from "../views";
import { AcknowledgeForm, LookForm, TakeOverForm, WithdrawForm } from "./acts";
import { useBasisName } from "./basis-name";
import { ContentList } from "./content";
import { AboutList } from "./copy-about";
import { ReleaseForm } from "./release-form";

/** Releasing to a unit of another authority. */
export function ReleaseScreen(props: {
  readonly org: string;
  readonly place: ReleasePlace;
  readonly toUnitId: string;
}) {
  const { org, place } = props;
  const t = useTranslations("disclosures.form");
  const toUnitId = place.receivers.some(({ unitId }) => unitId === props.toUnitId) ? props.toUnitId : "";
  const stop = place.isClosed ? t("caseClosed") : place.receivers.length === 0 ? t("noReceiver") : null;
  return (
    <div data-density="field">
      <PageHeader
        title={t("title")}
        about={t("about", { number: place.caseNumber })}
        back={{ href: `/${org}/cases/${place.caseId}`, label: t("back") }}
      />
      <div className="grid max-w-reading gap-6">
        <p className="text-sm text-muted">{t("rule")}</p>
        {stop !== null && <Banner tone="info" title={stop} />}
        {stop === null && (
          <MessagesFor parts={["disclosures"]}>
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
            <ReleaseForm
              {...{ org, caseId: place.caseId, receivers: place.receivers, bases: place.bases, toUnitId }}
              available={availableOf(place)}
            />
          </MessagesFor>
        )}
      </div>
    </div>
  );
}

function availableOf({ facts }: ReleasePlace): ReleaseItem[] {
  return releaseItems.filter((item) => (item === "age" ? facts.age?.kind === "known" : facts[item] !== null));
}

/** The sender's note of one release, and whether it was acknowledged. */
export function ReleaseNoteScreen(props: {
  readonly org: string;
  readonly release: OpenedRelease;
  readonly isJustReleased: boolean;
}) {
  const { org, release } = props;
  const t = useTranslations("disclosures.release");
  const locale = useLocale();
  return (
    <Frame
      title={t("title", { authority: release.toAuthority, unit: release.toUnit })}
      about={t("about", { name: release.releasedByName, when: formatInstant(release.releasedAt, locale) })}
      back={{ href: `/${org}/cases/${release.caseId}`, label: t("back") }}
      side={
        <>
          {props.isJustReleased && release.acknowledgedAt === null && release.withdrawnAt === null && (
            <Banner tone="success" title={t("released")} />
          )}
          <ReleaseState release={release} />
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
      <ContentList content={release.content} />
      <Why release={release} />
    </Frame>
  );
}

function ReleaseState({ release }: { readonly release: OpenedRelease }) {
  const t = useTranslations("disclosures.release");
  const role = useTranslations("identity.roles");
  const locale = useLocale();
  if (release.withdrawnAt !== null)
    return (
      <Banner tone="info" title={t("withdrawnOn", { when: formatInstant(release.withdrawnAt, locale) })}>
        {release.withdrawal}
      </Banner>
    );
  if (release.acknowledgedAt === null)
    return (
      <Banner tone="warning" title={t("waits", { unit: release.toUnit })}>
        {t("waitsText")}
      </Banner>
    );
  return (
    <Banner
      tone="success"
      title={t("acknowledgedBy", { role: role(release.acknowledgedRole ?? "unitHead"), unit: release.toUnit })}
    >
      {formatInstant(release.acknowledgedAt, locale)}
    </Banner>
  );
}

function Why({ release }: { readonly release: OpenedRelease }) {
  const t = useTranslations("disclosures.release");
  const f = useTranslations("disclosures.form");
  const q = useTranslations("disclosures.tests");
  const basisName = useBasisName();
  const locale = useLocale();
  const { grounds, consentedOn, consentUntil } = release;
  return (
    <section className="grid gap-3" aria-labelledby="why">
      <h2 id="why" className="text-xl">
        {t("why")}
      </h2>
      <SummaryList
        rows={[
          { key: "purpose", label: f("purpose"), value: release.purpose },
          { key: "basis", label: f("basis"), value: basisName(release.basis) },
          ...grounds.tests.map(({ test, reason }) => ({
            ...{ key: test, label: q.has(test as never) ? q(test as never) : test, value: reason },
          })),
          ...(grounds.consent && consentedOn
            ? [
                {
                  key: "consent",
                  label: t("consent"),
                  value: [
                    `${f(`giver.${grounds.consent.by}`)}, ${f(`consentForms.${grounds.consent.form}`)}, ${formatDate(consentedOn, locale)}`,
                    ...(consentUntil ? [t("until", { when: formatDate(consentUntil, locale) })] : []),
                    ...(grounds.consent.how ? [grounds.consent.how] : []),
                  ].join("\n"),
                },
              ]
            : []),
          ...(release.reservation ? [{ key: "reservation", label: f("reservation"), value: release.reservation }] : []),
        ]}
      />
    </section>
  );
}

/** The receiver's own copy. */
export function ReceivedScreen({ org, copy }: { readonly org: string; readonly copy: OpenedCopy }) {
  const t = useTranslations("disclosures.received");
  const locale = useLocale();
  return (
    <Frame
      title={t("title", { authority: copy.fromAuthority, unit: copy.fromUnit })}
      about={t("about", { name: copy.fromPerson, when: formatInstant(copy.receivedAt, locale) })}
      back={{ href: `/${org}/inbox`, label: t("back") }}
      side={
        <MessagesFor parts={["disclosures.received", "disclosures.errors", ...personPickerMessages]}>
          {copy.acknowledgedAt !== null && (
            <Banner tone="success" title={t("acknowledgedBy", { name: copy.acknowledgedByName })}>
              {formatInstant(copy.acknowledgedAt, locale)}
            </Banner>
          )}
          {copy.acknowledgedAt === null && copy.readableUntil !== null && (
            <p className="text-muted">{t("readableUntil", { when: formatDate(copy.readableUntil, locale) })}</p>
          )}
          {copy.mayAcknowledge && <AcknowledgeForm receivedId={copy.id} about={t("acknowledge")} />}
          {copy.mayTakeOver && <TakeOverForm org={org} receivedId={copy.id} />}
          {copy.caseId !== null && <ButtonLink href={`/${org}/cases/${copy.caseId}`}>{t("toCase")}</ButtonLink>}
        </MessagesFor>
      }
    >
      <ContentList content={copy.content} />
      <AboutList about={copy} />
      <p className="max-w-reading text-sm text-muted">{t("ownCopy")}</p>
    </Frame>
  );
}

function Frame(props: {
  readonly title: string;
  readonly about: string;
  readonly back: { readonly href: string; readonly label: string };
  readonly side: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <div data-density="field">
      <PageHeader title={props.title} about={props.about} back={props.back} />
      <div className="grid items-start gap-x-12 gap-y-8 lg:grid-cols-[minmax(0,1fr)_24rem]">
        <div className="grid gap-6 lg:col-start-2 lg:row-start-1" data-print="hide">
          {props.side}
        </div>
        <div className="grid gap-8 lg:row-start-1">{props.children}</div>
      </div>
    </div>
  );
}
