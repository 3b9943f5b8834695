import Link from "next/link";
import { useId, type ComponentProps, type ReactNode } from "react";
import { Banner } from "@/ui/banner";
import { ButtonLink } from "@/ui/button";
import { Details } from "@/ui/data/details";
import { EmptyState } from "@/ui/data/empty-state";
import { Tag } from "@/ui/data/tag";
import { MessagesFor } from "@/ui/i18n/messages-for";
import { PageHeader } from "@/ui/layout/page-header";
import type { ConsentStanding } from "../domain/standing";
import type { ConsentsOfCase, PersonShown, ShownConsent } from "../views";
import { Conflicts, ShareMatrix } from "./matrix";
import { MaturityForm, SeenForm, StandingForm } from "./people-forms";
import { useConsentTexts } from "./texts";

interface ScreenProps {
  readonly org: string;
  readonly consents: ConsentsOfCase;
}

/** All about the consents of the person of a case. */
export function ConsentsScreen({ org, consents }: ScreenProps) {
  const { t } = useConsentTexts();
  const { caseId, person, isClosed, mayWrite } = consents;
  const at = `/${org}/cases/${caseId}/consents`;
  const mayAsk = person !== null && mayWrite && !isClosed;
  return (
    <>
      <PageHeader
        title={t("titles.page")}
        about={t("page.about", { number: consents.caseNumber })}
        back={{ href: `/${org}/cases/${caseId}`, label: t("page.back") }}
        actions={
          mayAsk && (
            <>
              <ButtonLink href={`${at}/new?kind=liftSecrecy`} variant="primary">
                {t("page.ask")}
              </ButtonLink>
              <ButtonLink href={`${at}/new?kind=acceptService`}>{t("page.askService")}</ButtonLink>
              <ButtonLink href={`${at}/new?kind=gdprNote`}>{t("page.noteGdpr")}</ButtonLink>
            </>
          )
        }
      />
      {person === null ? (
        <Banner tone="info" title={t("page.noPerson")} />
      ) : (
        <MessagesFor
          parts={["consents.people", "consents.level", "consents.standing", "consents.page", "consents.errors"]}
        >
          <div className="grid gap-10">
            {isClosed && <Banner tone="info" title={t("page.closedCase")} />}
            <Ceased consents={consents} person={person} />
            <Section title={t("page.matrix")}>
              <p className="max-w-reading text-muted">{t("page.matrixHint")}</p>
              <Conflicts conflicts={consents.conflicts} person={person} />
              {consents.matrix.length === 0 && <p className="max-w-reading">{t("page.matrixNone")}</p>}
              <ShareMatrix tables={consents.matrix} person={person} />
            </Section>
            <Section title={t("page.people")}>
              <People caseId={caseId} person={person} mayWrite={mayWrite} />
            </Section>
            <Section title={t("page.given")}>
              <Given at={at} consents={consents.consents} />
            </Section>
          </div>
        </MessagesFor>
      )}
    </>
  );
}

function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="grid gap-4">
      <h2 id={id} className="text-xl">
        {title}
      </h2>
      {children}
    </section>
  );
}

/** What was taken back and the unit has not seen: what ceases, in words. */
function Ceased({ consents, person }: { readonly consents: ConsentsOfCase; readonly person: PersonShown }) {
  const { t, who, instant } = useConsentTexts();
  const unseen = consents.consents
    .filter(({ kind }) => kind === "liftSecrecy")
    .flatMap(({ answers }) => answers)
    .filter(({ isSeen }) => !isSeen);
  return unseen.map((answer) => (
    <Banner key={answer.id} tone="warning" title={t("page.ceasedTitle")}>
      <div className="grid gap-3">
        <p>
          {t("page.ceasedText", {
            who: who(person, answer.signerId, answer.signerKind),
            when: answer.withdrawnAt ? instant(answer.withdrawnAt) : "",
          })}
        </p>
        {consents.mayWrite && <SeenForm caseId={consents.caseId} answerId={answer.id} label={t("page.ceasedTitle")} />}
      </div>
    </Banner>
  ));
}

function People({ caseId, person, mayWrite }: { caseId: string; person: PersonShown; mayWrite: boolean }) {
  const { t, date } = useConsentTexts();
  const name = person.name ?? t("who.subjectMasked");
  if (person.isAdult === true) return <p className="max-w-reading">{t("people.adult", { name })}</p>;
  return (
    <div className="grid max-w-reading gap-4">
      <p>{person.years === null ? t("people.ageUnknown") : t("people.minor", { name, years: person.years })}</p>
      {person.eighteenOn !== null && <p>{t("people.eighteen", { date: date(person.eighteenOn) })}</p>}
      <div className="grid gap-1">
        <h3 className="font-semibold">{t("people.maturity")}</h3>
        <p>{person.maturity ? t(`level.${person.maturity.level}`) : t("people.maturityNone")}</p>
        {person.maturity && (
          <p className="text-sm whitespace-pre-line text-muted">
            {date(person.maturity.assessedOn)}. {person.maturity.note}
          </p>
        )}
        {mayWrite && (
          <Details summary={person.maturity ? t("people.assessAgain") : t("people.assess")}>
            <MaturityForm key={person.maturity?.assessedOn ?? ""} caseId={caseId} />
          </Details>
        )}
      </div>
      <div className="grid gap-1">
        <h3 className="font-semibold">{t("people.guardians")}</h3>
        {person.guardians.length === 0 && <p>{t("people.guardiansNone")}</p>}
        <ul className="divide-y divide-line">
          {person.guardians.map((one) => (
            <li key={one.id} className="grid gap-1 py-2">
              <span className="flex flex-wrap items-center gap-2">
                {one.name ?? t("who.guardianMasked")}
                <Tag tone={one.standing === "counts" ? "neutral" : "warning"}>{t(`standing.${one.standing}`)}</Tag>
              </span>
              {one.reason !== null && <span className="text-sm whitespace-pre-line text-muted">{one.reason}</span>}
              {mayWrite && (
                <Details summary={one.name ? t("people.decide", { name: one.name }) : t("people.decideMasked")}>
                  <StandingForm
                    key={one.standing}
                    caseId={caseId}
                    guardianId={one.id}
                    label={one.name ? t("people.decide", { name: one.name }) : t("people.decideMasked")}
                  />
                </Details>
              )}
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}

/** The tone of each standing; the word says it. */
export const STANDING_TONES: Readonly<Record<ConsentStanding, ComponentProps<typeof Tag>["tone"]>> = {
  ...({ noted: "info", waiting: "warning", yes: "success", mixed: "warning" } as const),
  ...({ no: "danger", withdrawn: "danger", notBegun: "info", over: "neutral" } as const),
};

function Given({ at, consents }: { readonly at: string; readonly consents: readonly ShownConsent[] }) {
  const { t, date, purposes } = useConsentTexts();
  if (consents.length === 0) return <EmptyState>{t("page.givenNone")}</EmptyState>;
  return (
    <ul className="max-w-reading divide-y divide-line border-y border-line">
      {consents.map((one) => (
        <li key={one.id} className="grid gap-1 py-2">
          <Link
            href={`${at}/${one.id}`}
            prefetch={false}
            className="inline-flex min-h-control items-center font-semibold"
          >
            {t(`kind.${one.kind}`)}
          </Link>
          {one.purposes.length > 0 && <span>{purposes(one.purposes)}</span>}
          <span className="flex flex-wrap items-center gap-x-2 text-sm text-muted">
            <Tag tone={STANDING_TONES[one.standing]}>{t(`state.${one.standing}`)}</Tag>
            {one.validFrom !== null && one.validTo !== null
              ? t("one.periodText", { from: date(one.validFrom), to: date(one.validTo) })
              : date(one.informedOn)}
          </span>
        </li>
      ))}
    </ul>
  );
}
