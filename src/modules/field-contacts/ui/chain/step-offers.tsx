import { useLocale, useTranslations } from "next-intl";
import Link from "next/link";
import { Tag } from "@/ui/data/tag";
import { formatDate, formatInstant } from "@/ui/i18n/formats";
import type { OpenedOffer } from "../../data/chain/open-chain";
import { formHref, StepActions, type StepProps } from "./step-parts";
import { ruleKeys } from "./rule-key";

/** What was offered but a roof, and the answers. */
export function OfferStep(props: StepProps) {
  const t = useTranslations("fieldChain");
  const offers = props.chain.offers.filter(({ kind }) => kind !== "housing");
  return (
    <>
      <Offers {...props} offers={offers} />
      <StepActions
        mayEdit={props.mayEdit}
        isTodo={offers.length === 0}
        actions={[
          { href: formHref(props, "offer"), label: t("actions.offer") },
          { href: formHref(props, "offer", "?kind=nothing"), label: t("actions.nothing") },
        ]}
      />
    </>
  );
}

/** A roof for the night, under the rules of the roof guarantee. */
export function HousingStep(props: StepProps) {
  const t = useTranslations("fieldChain");
  const offers = props.chain.offers.filter(({ kind }) => kind === "housing");
  const isNeeded = props.chain.facts.socialNeed.includes("homelessness");
  return (
    <>
      <Offers {...props} offers={offers} />
      <StepActions
        mayEdit={props.mayEdit}
        isTodo={isNeeded && offers.length === 0}
        actions={[{ href: formHref(props, "offer", "?kind=housing"), label: t("actions.housing") }]}
      />
    </>
  );
}

function Offers(props: StepProps & { readonly offers: readonly OpenedOffer[] }) {
  const { offers } = props;
  if (offers.length === 0) return null;
  return (
    // Lists without bullets lose their role in Safari unless it is written out.
    // eslint-disable-next-line jsx-a11y/no-redundant-roles -- see above
    <ul role="list" className="grid max-w-reading gap-3">
      {offers.map((offer) => (
        <li key={offer.id} className="grid gap-1 rounded-md border border-line bg-surface px-4 py-3">
          <Offer {...props} offer={offer} />
        </li>
      ))}
    </ul>
  );
}

function Offer({ offer, mayEdit, ...props }: StepProps & { readonly offer: OpenedOffer }) {
  const t = useTranslations("fieldChain");
  const locale = useLocale();
  const what = t(`options.kind.${offer.kind ?? "nothing"}`);
  const isOpen = offer.kind !== null && (offer.answer === null || offer.answer === "later");
  return (
    <>
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span className={offer.isMistaken ? "text-muted line-through" : "font-semibold"}>
          {what}
          {offer.serviceName !== null && `, ${offer.serviceName}`}
        </span>
        {offer.isMistaken ? <Tag>{t("mistaken")}</Tag> : offer.kind !== null && <Answer offer={offer} />}
      </p>
      {offer.kind === null && !offer.isMistaken && (
        <p>{offer.notOfferedReason ? t(`options.notOffered.${offer.notOfferedReason}`) : t("reasonMissing")}</p>
      )}
      {offer.ruleCodes.length > 0 && (
        <ul className="list-disc pl-5 text-sm">
          {offer.ruleCodes.map((rule) => (
            <li key={rule}>{t(`rules.${ruleKeys[rule]}`)}</li>
          ))}
        </ul>
      )}
      {offer.reason !== null && (
        <p dir="auto" className="text-sm whitespace-pre-line">
          {t("reasonGiven", { reason: offer.reason })}
        </p>
      )}
      <p className="text-sm text-muted">
        {t("offeredBy", {
          day: formatDate(offer.offeredOn, locale),
          name: offer.madeByName,
          when: formatInstant(offer.madeAt, locale),
        })}
      </p>
      {mayEdit && !offer.isMistaken && (
        <p data-print="hide">
          <Link href={formHref(props, "answer", `?row=${offer.id}`)} className="inline-flex min-h-control items-center">
            {isOpen ? t("actions.answer") : t("actions.withdraw")}
            <span className="sr-only">: {what}</span>
          </Link>
        </p>
      )}
    </>
  );
}

/** The answer in words. The tone is on the page of one contact only; lists use the words alone (SoLPuL 7 a §). */
function Answer({ offer: { answer, askAgainOn } }: { offer: OpenedOffer }) {
  const t = useTranslations("fieldChain");
  const locale = useLocale();
  if (answer === null) return <Tag tone="info">{t("form.notAnswered")}</Tag>;
  if (answer === "later") {
    return (
      <Tag tone="info">{askAgainOn ? t("askAgain", { day: formatDate(askAgainOn, locale) }) : t("askAgainSoon")}</Tag>
    );
  }
  return <Tag tone={answer === "yes" ? "success" : "neutral"}>{t(`options.answered.${answer}`)}</Tag>;
}
