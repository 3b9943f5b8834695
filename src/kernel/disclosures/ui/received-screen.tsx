import { useLocale, useTranslations } from "next-intl";
import Link from "next/link";
import { Banner } from "@/ui/banner";
import { ButtonLink } from "@/ui/button";
import { Details } from "@/ui/data/details";
import { formatInstant } from "@/ui/i18n/formats";
import { MessagesFor } from "@/ui/i18n/messages-for";
import { personPickerMessages } from "../../persons/contract";
import type { OpenedCopy } from "../views";
import { AcknowledgeForm, RegisterForm, TakeOverForm } from "./acts";
import { CopyPaper } from "./copy-paper";
import { Frame } from "./frame";
import { useStateWords } from "./words";

/** The receiver's own copy: what it says, which of the two moments it is in, and what can be done. */
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
          <Moment copy={copy} />
          <Versions org={org} copy={copy} />
          {copy.mayAcknowledge && <AcknowledgeForm receivedId={copy.id} about={t("acknowledge")} />}
          {copy.mayRegister && (
            <Details summary={t("registerTitle")}>
              <p className="mb-4 text-sm text-muted">{t("registerAbout")}</p>
              <RegisterForm receivedId={copy.id} />
            </Details>
          )}
          {copy.mayTakeOver && (
            <Details summary={t("takeOver")}>
              <p className="mb-4 text-sm text-muted">{t("takeOverAbout")}</p>
              <TakeOverForm org={org} receivedId={copy.id} />
            </Details>
          )}
          {copy.caseId !== null && <ButtonLink href={`/${org}/cases/${copy.caseId}`}>{t("toCase")}</ButtonLink>}
        </MessagesFor>
      }
    >
      <CopyPaper content={copy.content} about={copy} />
      <p className="max-w-reading text-sm text-muted">{t("ownCopy")}</p>
    </Frame>
  );
}

/** Which of the two applies: readable while its ground lives, or the own. */
function Moment({ copy }: { readonly copy: OpenedCopy }) {
  const t = useTranslations("disclosures.received");
  const stateOf = useStateWords("receiver");
  const locale = useLocale();
  const isOwn = copy.state.kind === "registered" || copy.state.kind === "delivered";
  return (
    <Banner tone={isOwn ? "success" : "info"} title={stateOf(copy.state)}>
      {copy.registration !== null && (
        <p className="whitespace-pre-line">
          {t("registeredBy", { name: copy.registeredByName, note: copy.registration })}
        </p>
      )}
      {copy.acknowledgedAt !== null && (
        <p>
          {t("acknowledgedBy", { name: copy.acknowledgedByName, when: formatInstant(copy.acknowledgedAt, locale) })}
        </p>
      )}
    </Banner>
  );
}

/** What this one corrects, and what has corrected it. */
function Versions({ org, copy }: { readonly org: string; readonly copy: OpenedCopy }) {
  const t = useTranslations("disclosures.received");
  return (
    <>
      {copy.replacedById !== null && (
        <Banner tone="warning" title={t("replacedTitle")}>
          <Link href={`/${org}/inbox/disclosures/${copy.replacedById}`}>{t("replacedBy")}</Link>
        </Banner>
      )}
      {copy.replacesId !== null && <p className="text-sm text-muted">{t("replaces")}</p>}
    </>
  );
}
