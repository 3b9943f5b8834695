import { useLocale, useTranslations } from "next-intl";
import Link from "next/link";
import { ButtonLink } from "@/ui/button";
import { Details } from "@/ui/data/details";
import { EmptyState } from "@/ui/data/empty-state";
import { SummaryList } from "@/ui/data/summary-list";
import { formatDate } from "@/ui/i18n/formats";
import { MessagesFor } from "@/ui/i18n/messages-for";
import { PageHeader } from "@/ui/layout/page-header";
import type { DueContact } from "../../data/method/fidelity-rows";
import type { MethodText } from "../../data/method/method-rows";
import type { MethodSetting } from "../../domain/method/steering";
import { MethodSettingForm } from "./method-setting-form";
import { MethodVersionForm } from "./method-version-form";
import { monthWords } from "./month-words";
import { StepList } from "./step-list";

interface MethodScreenProps {
  readonly org: string;
  readonly versions: readonly MethodText[];
  readonly current: MethodText | null;
  readonly setting: (MethodSetting & { readonly version: number; readonly responsibleName: string | null }) | null;
  readonly today: string;
  readonly due: readonly DueContact[];
  readonly mayDecide: boolean;
  readonly colleagues: readonly { readonly id: string; readonly name: string }[];
  readonly signedMonths: readonly { readonly id: string; readonly month: string }[];
}

/** The method of the unit: what holds today, what waits for answers, what held before, and what its head decides. */
export function MethodScreen(props: MethodScreenProps) {
  const { org, versions, current, setting, today, due, mayDecide } = props;
  const t = useTranslations("fieldMethod.method");
  const locale = useLocale();
  const base = `/${org}/field-contacts/method`;
  return (
    <div className="grid gap-10">
      <PageHeader
        title={t("title")}
        about={t("about")}
        actions={
          <>
            <ButtonLink href={`${base}/fidelity`} variant="secondary">
              {t("figures")}
            </ButtonLink>
            {mayDecide && (
              <>
                <ButtonLink href={`${base}/steering`} variant="secondary">
                  {t("steering")}
                </ButtonLink>
                <ButtonLink href={`${base}/interim/1`} variant="secondary">
                  {t("interim")}
                </ButtonLink>
              </>
            )}
          </>
        }
      />
      {due.length > 0 && <Due org={org} due={due} />}
      {current ? (
        <section className="grid gap-4">
          <h2 className="text-xl">{t("currentTitle", { number: current.number })}</h2>
          <About version={current} />
          <StepList texts={current.stepTexts} />
        </section>
      ) : (
        <EmptyState>{t("none")}</EmptyState>
      )}
      {versions.length > 1 && (
        <section className="grid gap-2">
          <h2 className="text-xl">{t("versionsTitle")}</h2>
          {versions
            .filter((version) => version !== current)
            .map((version) => (
              <Details
                key={version.id}
                summary={t("versionSummary", { number: version.number, from: formatDate(version.validFrom, locale) })}
              >
                {version.validFrom > today && <p className="font-semibold">{t("notYet")}</p>}
                <About version={version} />
                <StepList texts={version.stepTexts} />
              </Details>
            ))}
        </section>
      )}
      <Setting setting={setting} />
      {mayDecide && <Decisions {...props} />}
    </div>
  );
}

function About({ version }: { readonly version: MethodText }) {
  const t = useTranslations("fieldMethod.method");
  const locale = useLocale();
  return (
    <div className="max-w-reading">
      <p className="text-muted">
        {t("currentAbout", {
          from: formatDate(version.validFrom, locale),
          decided: formatDate(version.decidedOn, locale),
          by: version.decidedBy,
        })}
      </p>
      <p className="whitespace-pre-line">
        <span className="font-semibold">{t("why")}:</span> {version.why}
      </p>
    </div>
  );
}

/** What the one who reads has logged and not answered for. */
function Due({ org, due }: { readonly org: string; readonly due: readonly DueContact[] }) {
  const t = useTranslations("fieldMethod.method");
  const locale = useLocale();
  return (
    <section className="grid justify-items-start gap-3 border-l-4 border-edge pl-4">
      <div>
        <h2 className="text-lg">{t("dueTitle", { count: due.length })}</h2>
        <p className="text-sm text-muted">{t("dueAbout")}</p>
      </div>
      {/* Lists without bullets lose their role in Safari unless it is written out. */}
      {/* eslint-disable-next-line jsx-a11y/no-redundant-roles -- see above */}
      <ul role="list" className="grid gap-1">
        {due.map(({ caseId, caseNumber, occurredOn, missing }) => (
          <li key={caseId} className="flex flex-wrap items-center gap-x-3">
            <Link
              href={`/${org}/field-contacts/${caseId}/fidelity`}
              className="tabular inline-flex min-h-6 items-center"
            >
              {t("dueCase", { number: caseNumber, day: formatDate(occurredOn, locale) })}
            </Link>
            <span className="text-sm text-muted">{t("dueMissing", { count: missing })}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Setting({ setting }: Pick<MethodScreenProps, "setting">) {
  const t = useTranslations("fieldMethod.method");
  const locale = useLocale();
  return (
    <section className="grid max-w-reading gap-4">
      <h2 className="text-xl">{t("settingTitle")}</h2>
      <SummaryList
        rows={[
          { key: "responsible", label: t("responsible"), value: setting?.responsibleName ?? t("nobody") },
          ...(setting
            ? [
                { key: "startedOn", label: t("startedOn"), value: formatDate(setting.startedOn, locale) },
                {
                  key: "rhythm",
                  label: t("steering"),
                  value: t("rhythm", { months: setting.monthlyMonths, every: setting.laterEveryMonths }),
                },
              ]
            : []),
        ]}
      />
    </section>
  );
}

function Decisions({ setting, colleagues, versions, signedMonths, today }: MethodScreenProps) {
  const t = useTranslations("fieldMethod.method");
  const locale = useLocale();
  const newest = versions[0] ?? null;
  return (
    <MessagesFor parts={["fieldMethod.method", "fieldMethod.steps", "fieldMethod.errors"]}>
      <div className="grid gap-4" data-print="hide">
        <Details summary={t("settingChange")}>
          <MethodSettingForm setting={setting} colleagues={colleagues} today={today} />
        </Details>
        <Details summary={t("newTitle")}>
          <p className="max-w-reading pb-4 text-muted">{t("newAbout")}</p>
          <MethodVersionForm
            // The next version starts from the newest text, also after this one was entered.
            key={newest?.id ?? "first"}
            texts={newest?.stepTexts ?? []}
            today={today}
            months={signedMonths.map(({ id, month }) => ({ value: id, label: monthWords(month, locale) }))}
          />
        </Details>
      </div>
    </MessagesFor>
  );
}
