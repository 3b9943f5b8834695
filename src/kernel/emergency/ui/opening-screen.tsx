import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Banner } from "@/ui/banner";
import { SummaryList } from "@/ui/data/summary-list";
import { formatDate, formatInstant, formatTime } from "@/ui/i18n/formats";
import { MessagesFor } from "@/ui/i18n/messages-for";
import { PageHeader } from "@/ui/layout/page-header";
import type { ShownOpening } from "../views";
import { CloseForm } from "./close-form";
import { TimeLeft } from "./time-left";

/** What an opening shows, with how long it lasts: the least somebody needs to act. */
export function OpeningScreen({ org, shown }: { readonly org: string; readonly shown: ShownOpening }) {
  const t = useTranslations("emergency.opening");
  const title = useTranslations("emergency.titles");
  const locale = useLocale();
  const { opening, seen, now } = shown;
  return (
    <>
      <PageHeader title={title("opening")} />
      <div className="grid max-w-reading gap-8">
        <MessagesFor parts={["emergency.opening", "emergency.errors"]}>
          <Banner tone="warning" title={t("readOnly")}>
            <TimeLeft leftMs={opening.expiresAt.getTime() - now.getTime()} />
            <p>{t("until", { time: formatTime(opening.expiresAt, locale) })}</p>
          </Banner>
          <div data-print="hide">
            <CloseForm org={org} openingId={opening.id} />
          </div>
        </MessagesFor>
        <Person shown={shown} />
        <Part id="cases" title={t("cases")} empty={seen.cases.length === 0 ? t("noCases") : null}>
          {seen.cases.map(({ id, number, unit, workers, isClosed }) => (
            <li key={id} className="grid gap-1 py-3">
              <p className="tabular font-semibold">
                {t("caseLabel", { number })}
                {isClosed && ` (${t("isClosed")})`}
              </p>
              <p>{workers.length === 0 ? t("nobody", { unit }) : t("worker", { unit, names: workers.join(", ") })}</p>
            </li>
          ))}
        </Part>
        {opening.caseId !== null && (
          <>
            <Part id="notes" title={t("notes")} empty={seen.notes.length === 0 ? t("noNotes") : null}>
              {seen.notes.map(({ id, text, writtenBy, writtenAt }) => (
                <li key={id} className="grid gap-1 py-3">
                  <p className="whitespace-pre-line">{text}</p>
                  <p className="text-sm text-muted">
                    {t("noteBy", { name: writtenBy, when: formatInstant(writtenAt, locale) })}
                  </p>
                </li>
              ))}
            </Part>
            <Part id="tasks" title={t("tasks")} empty={seen.tasks.length === 0 ? t("noTasks") : null}>
              {seen.tasks.map(({ id, text, dueOn }) => (
                <li key={id} className="py-3">
                  {text ?? ""} <span className="text-muted">{t("due", { day: formatDate(dueOn, locale) })}</span>
                </li>
              ))}
            </Part>
          </>
        )}
      </div>
    </>
  );
}

function Person({ shown: { seen } }: { readonly shown: ShownOpening }) {
  const t = useTranslations("emergency.opening");
  const { person, guardians } = seen;
  return (
    <section className="grid gap-3" aria-labelledby="person">
      <h2 id="person" className="text-xl">
        {t("person")}
      </h2>
      {person === null ? (
        <p className="text-muted">{t("noPerson")}</p>
      ) : (
        <>
          {person.isProtected && <Banner tone="danger" title={t("protected")} />}
          <SummaryList
            rows={[
              { key: "name", label: t("name"), value: person.name },
              {
                key: "age",
                label: t("age"),
                value: person.age === null ? t("unknownAge") : t("years", { years: person.age }),
              },
              { key: "identifier", label: t("identifier"), value: person.identifier },
              {
                key: "guardians",
                label: t("guardians"),
                value:
                  guardians.length === 0
                    ? t("noGuardians")
                    : guardians.map(({ name }) => name ?? t("hiddenGuardian")).join(", "),
              },
            ]}
          />
        </>
      )}
    </section>
  );
}

interface PartProps {
  readonly id: string;
  readonly title: string;
  /** What is said instead of a list; null when there is one. */
  readonly empty: string | null;
  readonly children: ReactNode;
}

function Part({ id, title, empty, children }: PartProps) {
  return (
    <section className="grid gap-2" aria-labelledby={id}>
      <h2 id={id} className="text-xl">
        {title}
      </h2>
      {empty === null ? <ul className="divide-y divide-line">{children}</ul> : <p className="text-muted">{empty}</p>}
    </section>
  );
}
