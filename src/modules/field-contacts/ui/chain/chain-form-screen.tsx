import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { SummaryList } from "@/ui/data/summary-list";
import { Details } from "@/ui/data/details";
import { formatDate } from "@/ui/i18n/formats";
import { MessagesFor } from "@/ui/i18n/messages-for";
import { PageHeader } from "@/ui/layout/page-header";
import type { OpenedBooking, OpenedChain, OpenedOffer } from "../../data/chain/open-chain";
import type { OpenedContact } from "../../data/open-contact";
import { isAtLeast, knownAgeOn, type AgeRange } from "../../domain/chain/age";
import { betterTried } from "../../domain/chain/chain";
import type { ChainForm } from "../../schema-chain";
import { AnswerForm } from "./answer-form";
import { AssessmentForm } from "./assessment-form";
import { BookingForm } from "./booking-form";
import { CompletionForm } from "./completion-form";
import { GuideForm } from "./guide-form";
import { IntakeForm } from "./intake-form";
import { OfferForm } from "./offer-form";
import { PresenceForm } from "./presence-form";
import { VisitForm } from "./visit-form";
import { WithdrawForm } from "./withdraw-form";

/** One form of the chain as its page gets it. */
export interface ChainFormValue {
  readonly caseId: string;
  readonly form: ChainForm;
  readonly opened: OpenedContact;
  readonly chain: OpenedChain;
  readonly offer: OpenedOffer | null;
  readonly booking: OpenedBooking | null;
  readonly age: AgeRange | null;
  readonly colleagues: readonly { readonly id: string; readonly name: string }[];
  readonly today: string;
}

interface ScreenProps extends ChainFormValue {
  readonly org: string;
  /** Which kind of offer the form begins with, "" for none. */
  readonly offerKind: string;
}

const said = (fact: boolean | null): string => (fact === null ? "" : fact ? "yes" : "no");

/** One step of the chain to write down, on a page of its own: on a phone there is room for one thing. */
export function ChainFormScreen(props: ScreenProps) {
  const { org, caseId, form, opened } = props;
  const t = useTranslations("fieldChain");
  return (
    <div className="max-w-reading">
      <PageHeader
        title={t(`formTitles.${form}`)}
        about={t("about", { number: opened.caseNumber })}
        back={{ href: `/${org}/field-contacts/${caseId}#chain`, label: t("backToContact") }}
      />
      <MessagesFor
        parts={[
          "fieldChain.form",
          "fieldChain.options",
          "fieldChain.rules",
          "fieldChain.negativeTest",
          "fieldChain.errors",
        ]}
      >
        <div className="grid grid-cols-[minmax(0,1fr)] gap-6">{formOf(props)}</div>
      </MessagesFor>
    </div>
  );
}

function formOf(props: ScreenProps): ReactNode {
  const { org, caseId, form, opened, chain, today, colleagues } = props;
  const { contact } = opened;
  const target = { org, caseId, version: contact.version };
  const happened = { happenedOn: contact.occurredOn, happenedTime: contact.occurredTime ?? "" };
  switch (form) {
    case "presence":
      return <Presence {...props} />;
    case "assessment":
      return (
        <AssessmentForm
          target={target}
          values={{
            ...happened,
            ...{ testResult: contact.testResult ?? "", socialNeed: chain.facts.socialNeed },
            assessmentMade: said(contact.assessmentMade),
            assessmentOutcome: chain.facts.assessmentOutcome ?? "",
          }}
        />
      );
    case "offer":
      return <Offering {...props} />;
    case "answer":
      return <Answering {...props} />;
    case "intake":
      return (
        <IntakeForm
          {...{ target, today, districts: chain.districts }}
          values={{
            districtId: chain.facts.districtId ?? "",
            intakeRegistered: said(contact.intakeRegistered),
            intakeOn: chain.facts.intakeOn ?? "",
          }}
        />
      );
    case "guide":
      return (
        <GuideForm
          {...{ target, colleagues }}
          values={{
            guideAccountId: chain.facts.guideAccountId ?? "",
            guideSince: chain.facts.guideSince ?? today,
            guideUntil: chain.facts.guideUntil ?? "",
          }}
        />
      );
    case "booking":
      return <Booking {...props} />;
    case "visit":
      return <Visit {...props} />;
    case "completion":
      return <CompletionForm target={target} completed={contact.completed ?? undefined} />;
  }
}

function Presence({ org, caseId, opened: { contact }, chain }: ScreenProps) {
  const age = knownAgeOn({ ...contact, birthOn: chain.birthOn }, contact.occurredOn);
  return (
    <PresenceForm
      target={{ org, caseId, version: contact.version }}
      isMinor={isAtLeast(age, 18) === false}
      values={{
        presentAtIntervention: said(contact.presentAtIntervention),
        presentAtInterrogation: said(contact.presentAtInterrogation),
        familyConversation: said(contact.familyConversation),
        familyConsent: contact.familyConsent ?? "",
        miConversation: said(contact.miConversation),
        happenedOn: contact.occurredOn,
        happenedTime: contact.occurredTime ?? "",
      }}
    />
  );
}

function Offering({ org, caseId, opened, chain, age, today, offerKind }: ScreenProps) {
  const t = useTranslations("fieldChain");
  const target = { org, caseId, version: opened.contact.version };
  const { services, housingRules } = chain;
  return (
    <>
      <p className="text-muted">
        {age === null ? t("ageUnknown") : t("ageKnown", { ...age, spread: age.from === age.to ? "one" : "several" })}
      </p>
      <OfferForm
        {...{ target, kind: offerKind }}
        rules={{ services, housingRules, age, today, betterTried: betterTried(chain.offers) }}
      />
    </>
  );
}

function Answering({ org, caseId, opened, offer, today }: ScreenProps) {
  const t = useTranslations("fieldChain");
  const locale = useLocale();
  if (offer === null) return null;
  const target = { org, caseId, version: opened.contact.version };
  const isOpen = offer.kind !== null && offer.answer !== "yes" && offer.answer !== "no" && !offer.isMistaken;
  return (
    <>
      <SummaryList
        rows={[
          { key: "kind", label: t("offer"), value: t(`options.kind.${offer.kind ?? "nothing"}`) },
          ...(offer.serviceName === null
            ? []
            : [{ key: "service", label: t("form.service"), value: offer.serviceName }]),
          { key: "when", label: t("form.offeredOn"), value: formatDate(offer.offeredOn, locale) },
        ]}
      />
      {isOpen && <AnswerForm {...{ target, today }} offerId={offer.id} />}
      {!offer.isMistaken && (
        <Details summary={t("withdrawTitle")} open={!isOpen}>
          <WithdrawForm {...{ target }} offerId={offer.id} />
        </Details>
      )}
    </>
  );
}

function Booking({ org, caseId, opened, chain }: ScreenProps) {
  const accepted = chain.offers.find(({ answer, isMistaken }) => answer === "yes" && !isMistaken);
  const isInUse = chain.services.some(({ id }) => id === accepted?.serviceId);
  return (
    <BookingForm
      target={{ org, caseId, version: opened.contact.version }}
      services={chain.services}
      serviceId={isInUse ? (accepted?.serviceId ?? "") : ""}
    />
  );
}

function Visit({ org, caseId, opened, booking, today }: ScreenProps) {
  const t = useTranslations("fieldChain");
  const locale = useLocale();
  if (booking === null) return null;
  const target = { org, caseId, version: opened.contact.version };
  const outcomeOn = booking.dueOn !== null && booking.dueOn < today ? booking.dueOn : today;
  return (
    <>
      {booking.dueOn !== null && (
        <p className="text-muted">
          {t("bookedFor", { day: formatDate(booking.dueOn, locale), service: booking.serviceName ?? "none" })}
        </p>
      )}
      <VisitForm {...{ target, today, outcomeOn }} bookingId={booking.id} />
    </>
  );
}
