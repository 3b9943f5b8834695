import { Banner } from "@/ui/banner";
import { ButtonLink } from "@/ui/button";
import { Details } from "@/ui/data/details";
import { SummaryList } from "@/ui/data/summary-list";
import { Tag } from "@/ui/data/tag";
import { MessagesFor } from "@/ui/i18n/messages-for";
import { PageHeader } from "@/ui/layout/page-header";
import type { OpenedConsent } from "../views";
import { AnswerForm, WithdrawForm } from "./answer-forms";
import { STANDING_TONES } from "./consents-screen";
import { useConsentTexts } from "./texts";

interface ScreenProps {
  readonly org: string;
  readonly opened: OpenedConsent;
}

/** One consent: what was asked, what each has answered, and the ways to answer and to take back. */
export function ConsentScreen({ org, opened }: ScreenProps) {
  const { t } = useConsentTexts();
  const { caseId, consent, isClosed, mayWrite } = opened;
  const at = `/${org}/cases/${caseId}/consents`;
  const mayAnswer = mayWrite && !isClosed && consent.kind !== "gdprNote";
  return (
    <>
      <PageHeader
        title={t(`kind.${consent.kind}`)}
        about={t("page.about", { number: opened.caseNumber })}
        back={{ href: at, label: t("one.back") }}
        due={<Tag tone={STANDING_TONES[consent.standing]}>{t(`state.${consent.standing}`)}</Tag>}
        actions={
          <>
            <ButtonLink href={`${at}/${consent.id}/form`}>{t("one.print")}</ButtonLink>
            <ButtonLink href={`${at}/${consent.id}/form?language=en`} variant="quiet">
              {t("one.printEn")}
            </ButtonLink>
            <a href={`${at}/${consent.id}/receipt`} download className="button button-quiet">
              {t("one.export")}
            </a>
          </>
        }
      />
      <MessagesFor parts={["consents.one", "consents.form", "consents.errors"]}>
        <div className="grid gap-10">
          <p className="max-w-reading text-muted">{t(`kindAbout.${consent.kind}`)}</p>
          <Asked opened={opened} />
          {consent.kind === "gdprNote" ? (
            <p className="max-w-reading">{t("one.nothingToAnswer")}</p>
          ) : (
            <Answers opened={opened} />
          )}
          {mayAnswer && consent.standing === "over" && <Banner tone="info" title={t("one.over")} />}
          {mayAnswer && consent.standing !== "over" && (
            <section aria-labelledby="record" className="grid max-w-reading gap-4" data-print="hide">
              <h2 id="record" className="text-xl">
                {t("one.record")}
              </h2>
              <RecordForm opened={opened} />
            </section>
          )}
        </div>
      </MessagesFor>
    </>
  );
}

function Asked({ opened }: Pick<ScreenProps, "opened">) {
  const { t, date, purposes, categories, names } = useConsentTexts();
  const { consent, authority } = opened;
  const lifts = consent.kind === "liftSecrecy";
  const period =
    consent.validFrom !== null && consent.validTo !== null
      ? t("one.periodText", { from: date(consent.validFrom), to: date(consent.validTo) })
      : null;
  const rows = [
    lifts && { key: "purposes", label: t("one.purposes"), value: purposes(consent.purposes) },
    { key: "words", label: t("one.words"), value: consent.words },
    lifts && { key: "sender", label: t("one.sender"), value: authority },
    lifts && { key: "receivers", label: t("one.receivers"), value: names(consent.receivers.map(({ name }) => name)) },
    lifts && { key: "categories", label: t("one.categories"), value: categories(consent.categories) },
    period !== null && { key: "period", label: t("one.period"), value: period },
    {
      key: "informed",
      label: t("one.informed"),
      value: t("one.informedText", {
        ...{ name: consent.informedByName, date: date(consent.informedOn), version: consent.noticeVersion },
        language: t(`language.${consent.language}`),
      }),
    },
    consent.reservation !== null && {
      ...{ key: "reservation", label: t("one.reservation"), value: consent.reservation },
    },
  ];
  return <SummaryList rows={rows.filter((row) => row !== false)} />;
}

type Answer = OpenedConsent["consent"]["answers"][number];

function Answers({ opened }: Pick<ScreenProps, "opened">) {
  const { t } = useConsentTexts();
  const { consent } = opened;
  const newest = [...consent.answers].reverse();
  return (
    <section aria-labelledby="answers" className="grid gap-4">
      <h2 id="answers" className="text-xl">
        {t("one.answers")}
      </h2>
      {newest.length === 0 && <p className="max-w-reading text-muted">{t("one.answersNone")}</p>}
      <ul className="max-w-reading divide-y divide-line border-y border-line">
        {newest.map((answer) => (
          <li key={answer.id} className="grid gap-1 py-3">
            <AnswerLine opened={opened} answer={answer} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function AnswerLine({ opened, answer }: Pick<ScreenProps, "opened"> & { readonly answer: Answer }) {
  const { t, date, instant, categories, names, who } = useConsentTexts();
  const { caseId, consent, person, mayWrite, yesElsewhere } = opened;
  const name = who(person, answer.signerId, answer.signerKind);
  const isLatest = consent.latestIds.includes(answer.id);
  const isPart =
    answer.answer === "yes" &&
    (answer.categories.length < consent.categories.length || answer.receiverIds.length < consent.receivers.length);
  const isLive = answer.answer === "yes" && answer.withdrawnAt === null;
  const word = answer.answer === "no" ? t("one.saidNo") : isPart ? t("one.saidPart") : t("one.saidYes");
  const on = date(answer.answeredAt.toISOString());
  return (
    <>
      <span className="flex flex-wrap items-center gap-2">
        <span className="font-semibold">{name}</span>
        <Tag tone={!isLatest ? "neutral" : isLive ? "success" : "danger"}>
          {answer.withdrawnAt === null ? word : t("one.taken")}
        </Tag>
        {!isLatest && <span className="text-sm text-muted">{t("one.superseded")}</span>}
      </span>
      <span className="text-sm text-muted">
        {t("one.answeredText", { form: t(`form.${answer.form}`), date: on, name: answer.recordedByName })}
      </span>
      {isPart && (
        <span className="text-sm">
          {t("one.part", {
            categories: categories(answer.categories),
            receivers: names(consent.receivers.filter(({ id }) => answer.receiverIds.includes(id)).map((r) => r.name)),
          })}
        </span>
      )}
      {answer.evidence !== null && <span className="text-sm">{t("one.evidence", { text: answer.evidence })}</span>}
      {answer.reservation !== null && (
        <span className="text-sm">{t("one.answerReservation", { text: answer.reservation })}</span>
      )}
      {answer.withdrawnAt !== null && answer.withdrawnHow !== null && (
        <span className="text-sm">
          {t("one.takenText", {
            ...{ date: instant(answer.withdrawnAt), form: t(`form.${answer.withdrawnHow}`) },
            name: answer.withdrawnByName ?? "",
          })}
        </span>
      )}
      {answer.withdrawalReason !== null && (
        <span className="text-sm">{t("one.takenReason", { text: answer.withdrawalReason })}</span>
      )}
      {mayWrite && isLatest && isLive && (
        <div data-print="hide">
          <Details summary={t("one.withdraw", { who: name })}>
            <WithdrawForm
              {...{ caseId, answerId: answer.id, label: t("one.withdraw", { who: name }) }}
              hasMore={yesElsewhere.includes(answer.signerId)}
            />
          </Details>
        </div>
      )}
    </>
  );
}

function RecordForm({ opened }: Pick<ScreenProps, "opened">) {
  const { t, who } = useConsentTexts();
  const { caseId, consent, person, today } = opened;
  const signers = [
    { value: "subject", label: who(person, "subject") },
    ...(person.isAdult === true
      ? [{ value: "representative", label: who(person, "subject", "representative") }]
      : person.guardians
          .filter(({ standing }) => standing === "counts" || standing === "unknown")
          .map(({ id }) => ({ value: id, label: who(person, id) }))),
  ];
  return (
    <AnswerForm
      key={consent.answers.length}
      {...{ caseId, consentId: consent.id, signers, today }}
      categories={consent.categories.map((value) => ({ value, label: t(`category.${value}` as "category.school") }))}
      receivers={consent.receivers.map(({ id, name }) => ({ value: id, label: name }))}
    />
  );
}
