import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Banner } from "@/ui/banner";
import { ButtonLink } from "@/ui/button";
import { MessagesFor } from "@/ui/i18n/messages-for";
import { PageHeader } from "@/ui/layout/page-header";
import type { DutyForm } from "../views";
import { ConcernForm } from "./concern-form";
import { FilledInFacts } from "./filled-in";
import { LvmForm } from "./lvm-form";

interface ScreenProps {
  readonly org: string;
  readonly form: DutyForm;
}

const yearsOf = ({ filledIn: { person } }: DutyForm) => (person?.age.kind === "known" ? person.age.years : null);

/** The concern report about a child. */
export function ConcernScreen({ org, form }: ScreenProps) {
  const t = useTranslations("duties.concern");
  const years = yearsOf(form);
  const obstacle =
    form.isSent || form.isClosed ? null : years !== null && years >= 21 ? (
      <Obstacle
        title={t("isAdult", { years })}
        href={`/${org}/cases/${form.caseId}/lvm-notification`}
        link={t("toLvm")}
      >
        {t("isAdultText")}
      </Obstacle>
    ) : null;
  return (
    <Screen {...{ org, form, obstacle }} title={t("title")} about={t("about")} rule={t("rule")}>
      {years !== null && years >= 18 && (
        <Banner tone="info" title={t("isYoung", { years })}>
          {t("isYoungText")}
        </Banner>
      )}
      <ConcernForm org={org} caseId={form.caseId} receivers={form.receivers} isYoung={years !== null && years >= 18} />
    </Screen>
  );
}

/** The notification about an adult. */
export function LvmScreen({ org, form }: ScreenProps) {
  const t = useTranslations("duties.lvm");
  const years = yearsOf(form);
  const obstacle =
    form.isSent || form.isClosed ? null : years !== null && years < 18 ? (
      <Obstacle
        title={t("isChild", { years })}
        href={`/${org}/cases/${form.caseId}/concern-report`}
        link={t("toConcern")}
      >
        {t("isChildText")}
      </Obstacle>
    ) : null;
  return (
    <Screen {...{ org, form, obstacle }} title={t("title")} about={t("about")} rule={t("rule")}>
      {(years === null || years < 20) && (
        <Banner tone="info" title={t("lvuFirst")}>
          {t("lvuFirstText")}
        </Banner>
      )}
      <LvmForm org={org} caseId={form.caseId} receivers={form.receivers} isAgeKnown={years !== null} />
    </Screen>
  );
}

function Obstacle(props: { title: string; children: ReactNode; href: string; link: string }) {
  return (
    <div className="grid justify-items-start gap-4">
      <Banner tone="warning" title={props.title}>
        {props.children}
      </Banner>
      <ButtonLink href={props.href}>{props.link}</ButtonLink>
    </div>
  );
}

interface FrameProps extends ScreenProps {
  readonly title: string;
  readonly about: string;
  readonly rule: string;
  /** The right form for this person, when this is not it. */
  readonly obstacle: ReactNode;
  readonly children: ReactNode;
}

function Screen({ org, form, title, about, rule, obstacle, children }: FrameProps) {
  const t = useTranslations("duties.form");
  const stop = form.isClosed
    ? t("caseClosed")
    : form.isSent
      ? t("isSent")
      : form.receivers.length === 0
        ? t("noReceiver")
        : null;
  return (
    <div data-density="field">
      <PageHeader title={title} about={about} back={{ href: `/${org}/cases/${form.caseId}`, label: t("back") }} />
      <div className="grid max-w-reading gap-6">
        <p className="text-sm text-muted">{rule}</p>
        {stop !== null ? <Banner tone="info" title={stop} /> : obstacle}
        {stop === null && obstacle === null && (
          <>
            <section className="grid gap-3">
              <h2 className="text-lg">{t("filledIn")}</h2>
              <FilledInFacts filledIn={form.filledIn} />
              {form.filledIn.person?.isProtected && (
                <Banner tone="warning" title={t("protectedTitle")}>
                  {t("protectedText")}
                </Banner>
              )}
              <p className="text-sm text-muted">{t("reporter", { name: form.reporterName, unit: form.unitName })}</p>
            </section>
            <MessagesFor parts={["duties"]}>{children}</MessagesFor>
          </>
        )}
      </div>
    </div>
  );
}
