import { createTranslator, type Messages } from "next-intl";
import type { ReactNode } from "react";
import { ButtonLink } from "@/ui/button";
import { formatDate } from "@/ui/i18n/formats";
import { PrintButton } from "@/ui/print-button";
import type { OpenedConsent } from "../views";
import { latestAnswers } from "../domain/answering";
import { inSentence } from "./texts";

interface PrintProps {
  readonly org: string;
  readonly print: OpenedConsent & {
    readonly language: "sv" | "en";
    readonly notice: string;
    readonly unitName: string;
  };
  /** The catalogue of the paper's language, which need not be the reader's. */
  readonly messages: Messages;
}

/** The form on paper: what is asked, how to say no again, lines to sign on; and what was said yes to. Large type. */
export function PrintScreen({ org, print, messages }: PrintProps) {
  const { caseId, consent, person, language, authority } = print;
  const words = wordsOf(print, messages);
  const { t, categories, purposes, date } = words;
  const at = `/${org}/cases/${caseId}/consents/${consent.id}`;
  const lifts = consent.kind === "liftSecrecy";
  return (
    <article lang={language} className="grid max-w-reading gap-6 text-lg leading-relaxed print:text-xl">
      <div className="flex flex-wrap gap-2 text-base" data-print="hide">
        <PrintButton>{t("print.paper")}</PrintButton>
        <ButtonLink href={`${at}/form${language === "sv" ? "?language=en" : ""}`}>
          {language === "sv" ? t("print.english") : t("print.swedish")}
        </ButtonLink>
        <ButtonLink href={at} variant="quiet">
          {t("print.back")}
        </ButtonLink>
      </div>
      <h1 className="text-3xl">
        {lifts
          ? t("print.liftTitle")
          : consent.kind === "acceptService"
            ? t("print.serviceTitle")
            : t("print.gdprTitle")}
      </h1>
      <p className="whitespace-pre-line">{print.notice}</p>
      <Part title={t("print.who")}>{person.name ?? t("print.whoMasked")}</Part>
      {lifts && <Part title={t("print.whoTells")}>{authority}</Part>}
      {lifts && <Listed title={t("print.toWhom")} items={consent.receivers.map(({ name }) => name)} />}
      {lifts && <Listed title={t("print.what")} items={categories(consent.categories)} />}
      {lifts && <Listed title={t("print.why")} items={purposes(consent.purposes)} />}
      <Part title={lifts ? null : consent.kind === "acceptService" ? t("print.service") : t("print.toldText")}>
        {consent.words}
      </Part>
      {consent.validFrom !== null && consent.validTo !== null && (
        <Part title={t("print.period")}>
          {t("print.periodText", { from: date(consent.validFrom), to: date(consent.validTo) })}
        </Part>
      )}
      {consent.reservation !== null && <Part title={t("print.reservation")}>{consent.reservation}</Part>}
      {consent.kind !== "gdprNote" && (
        <>
          <Part title={t("print.regret")}>{t("print.regretText", { unit: print.unitName })}</Part>
          <Signing print={print} words={words} />
          <Receipt print={print} words={words} />
        </>
      )}
      <p className="text-base">
        {t("print.told", { name: consent.informedByName, date: date(consent.informedOn) })}{" "}
        {t("print.version", { version: consent.noticeVersion })}
      </p>
    </article>
  );
}

function wordsOf({ person, language }: PrintProps["print"], messages: Messages) {
  const t = createTranslator({ locale: language, messages, namespace: "consents" });
  return {
    t,
    date: (day: string) => formatDate(day, language),
    categories: (keys: readonly string[]) => keys.map((key) => t(`category.${key}` as "category.school")),
    purposes: (keys: readonly string[]) => keys.map((key) => t(`purpose.${key}` as "purpose.housing")),
    list: (items: readonly string[]) => new Intl.ListFormat(language, { type: "conjunction" }).format([...items]),
    who: (answer: { readonly signerKind: string; readonly signerId: string }) =>
      answer.signerKind === "guardian"
        ? (person.guardians.find(({ id }) => id === answer.signerId)?.name ?? t("print.aGuardian"))
        : t("print.you"),
  };
}
type Words = ReturnType<typeof wordsOf>;

function Part({ title, children }: { readonly title: string | null; readonly children: ReactNode }) {
  return (
    <section className="grid break-inside-avoid gap-1">
      {title !== null && <h2 className="text-xl font-semibold">{title}</h2>}
      <p className="break-words whitespace-pre-line">{children}</p>
    </section>
  );
}

function Listed({ title, items }: { readonly title: string; readonly items: readonly string[] }) {
  return (
    <section className="grid break-inside-avoid gap-1">
      <h2 className="text-xl font-semibold">{title}</h2>
      <ul className="list-disc pl-6 break-words">
        {items.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
    </section>
  );
}

/** Empty lines for each who is asked. */
function Signing({ print, words }: { readonly print: PrintProps["print"]; readonly words: Words }) {
  const { t, categories } = words;
  const { person, consent } = print;
  const signers = [
    t("print.youth"),
    ...(person.isAdult === true
      ? []
      : person.guardians
          .filter(({ standing }) => standing === "counts")
          .map(({ name }) => name ?? t("print.guardian"))),
  ];
  const isLift = consent.kind === "liftSecrecy";
  return (
    <section className="grid gap-6">
      <h2 className="text-xl font-semibold">{t("print.answers")}</h2>
      {signers.map((name) => (
        <div key={name} className="grid break-inside-avoid gap-4 border border-edge p-4">
          <p className="font-semibold">{name}</p>
          <p>☐ {isLift ? t("print.yesAll") : t("print.yes")}</p>
          {isLift && (
            <div className="grid gap-1">
              <p>☐ {t("print.yesPart")}</p>
              <ul className="grid gap-1 pl-8">
                {categories(consent.categories).map((one) => (
                  <li key={one}>☐ {one}</li>
                ))}
              </ul>
            </div>
          )}
          <p>☐ {t("print.no")}</p>
          <p className="mt-8 border-t border-edge pt-1 text-base">{t("print.sign")}</p>
          <p className="mt-6 border-t border-edge pt-1 text-base">{t("print.date")}</p>
        </div>
      ))}
    </section>
  );
}

/** What was said: the person's own receipt. */
function Receipt({ print, words }: { readonly print: PrintProps["print"]; readonly words: Words }) {
  const { t, date, categories, list, who } = words;
  const { consent } = print;
  const latest = latestAnswers(consent);
  if (latest.length === 0) return null;
  return (
    <section className="grid break-inside-avoid gap-2 border-2 border-edge p-4">
      <h2 className="text-xl font-semibold">{t("print.receipt")}</h2>
      <ul className="grid gap-1">
        {latest.map((answer) => {
          const isPart =
            answer.categories.length < consent.categories.length ||
            answer.receiverIds.length < consent.receivers.length;
          const said = { who: who(answer), date: date(answer.answeredAt.toISOString()) };
          const receivers = consent.receivers
            .filter(({ id }) => answer.receiverIds.includes(id))
            .map(({ name }) => name);
          return (
            <li key={answer.id}>
              {answer.withdrawnAt !== null
                ? t("print.receiptTaken", { who: said.who, date: date(answer.withdrawnAt.toISOString()) })
                : answer.answer === "no"
                  ? t("print.receiptNo", said)
                  : isPart
                    ? t("print.receiptPart", {
                        ...{
                          ...said,
                          categories: list(inSentence(categories(answer.categories))),
                          receivers: list(receivers),
                        },
                      })
                    : t("print.receiptYes", said)}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
