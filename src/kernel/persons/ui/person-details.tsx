import { useLocale, useTranslations } from "next-intl";
import Link from "next/link";
import type { ReactNode } from "react";
import { SummaryList } from "@/ui/data/summary-list";
import { formatDate } from "@/ui/i18n/formats";
import type { GuardianRow, HouseholdRow, OtherName, PersonDetails } from "../contract";
import { AgeText, PersonText } from "./person-text";
import { EndGuardianForm, EndStayForm } from "./relation-forms";

interface PersonDetailsProps {
  readonly org: string;
  readonly personId: string;
  readonly details: PersonDetails;
  /** The number as it may be shown here. */
  readonly number: ReactNode;
  readonly isTemporary: boolean;
}

const NAME_KINDS = { former: "nameKindFormer", alias: "nameKindAlias", assumed: "nameKindAssumed" } as const;

/** Who somebody is and whom they belong to. Drawn on the server, or in the browser when it was asked for with a reason. */
export function PersonDetailsView({ org, personId, details, number, isTemporary }: PersonDetailsProps) {
  const t = useTranslations("persons.page");
  const locale = useLocale();
  const { identity, guardians, wards, household } = details;
  const rows = [
    { key: "name", label: t("name"), value: `${identity.givenName} ${identity.familyName}`.trim() },
    { key: "number", label: isTemporary ? t("temporaryId") : t("number"), value: number },
    { key: "age", label: t("age"), value: <AgeText age={identity.age} comesOfAgeOn={identity.comesOfAgeOn} /> },
    ...(identity.birthOn ? [{ key: "born", label: t("born"), value: formatDate(identity.birthOn, locale) }] : []),
    ...(identity.otherNames.length > 0
      ? [{ key: "names", label: t("otherNames"), value: <OtherNames names={identity.otherNames} /> }]
      : []),
  ];
  return (
    <div className="grid gap-8">
      <Section title={t("identity")}>
        <SummaryList rows={rows} />
      </Section>
      <Section title={t("guardians")}>
        {guardians.length === 0 ? <p className="text-muted">{t("noGuardians")}</p> : null}
        {identity.comesOfAgeOn && guardians.some(({ isInForce }) => isInForce === "yes") && (
          <p>{t("guardianEndsAt18", { date: formatDate(identity.comesOfAgeOn, locale) })}</p>
        )}
        <GuardianList org={org} childId={personId} rows={guardians} />
      </Section>
      {wards.length > 0 && (
        <Section title={t("wards")}>
          <GuardianList org={org} childId={null} rows={wards} />
        </Section>
      )}
      <Section title={t("household")}>
        {household.length === 0 ? <p className="text-muted">{t("noHousehold")}</p> : null}
        <HouseholdList org={org} rows={household} />
      </Section>
    </div>
  );
}

/** A part of the page with its heading. */
export function Section({ title, children }: { title: ReactNode; children: ReactNode }) {
  return (
    <section className="grid gap-3">
      <h2 className="text-xl">{title}</h2>
      {children}
    </section>
  );
}

function OtherNames({ names }: { names: readonly OtherName[] }) {
  const t = useTranslations("persons.page");
  return (
    <ul>
      {names.map(({ id, kind, givenName, familyName }) => (
        <li key={id}>
          {`${givenName} ${familyName}`.trim()} <span className="text-muted">({t(NAME_KINDS[kind])})</span>
        </li>
      ))}
    </ul>
  );
}

const IN_FORCE = { yes: "guardianNow", no: "guardianEnded", notKnown: "guardianNotKnown" } as const;

function GuardianList({ org, childId, rows }: { org: string; childId: string | null; rows: readonly GuardianRow[] }) {
  const t = useTranslations("persons.page");
  const kindText = useTranslations("persons.guardianKind");
  if (rows.length === 0) return null;
  return (
    <ul className="max-w-reading divide-y divide-line border-y border-line">
      {rows.map(({ id, version, person, kind, validFrom, validTo, isInForce }) => (
        <li key={id} className="grid gap-1 py-3">
          <PersonLink org={org} person={person} />
          <span className="text-sm">
            {kindText(kind)} · {t(IN_FORCE[isInForce])}
            <Period from={validFrom} to={validTo} />
          </span>
          {childId !== null && isInForce !== "no" && (
            <EndGuardianForm key={version} childId={childId} guardianshipId={id} version={version} />
          )}
        </li>
      ))}
    </ul>
  );
}

function HouseholdList({ org, rows }: { org: string; rows: readonly HouseholdRow[] }) {
  const t = useTranslations("persons.page");
  if (rows.length === 0) return null;
  return (
    <ul className="max-w-reading divide-y divide-line border-y border-line">
      {rows.map(({ id, person, isSelf, since, until }) => (
        <li key={id} className="grid gap-1 py-3">
          {isSelf ? <span className="text-muted">{t("self")}</span> : <PersonLink org={org} person={person} />}
          <span className="text-sm">
            <Period from={since} to={until} />
          </span>
          {until === null && <EndStayForm personId={person.id} stayId={id} />}
        </li>
      ))}
    </ul>
  );
}

function PersonLink({ org, person }: { org: string; person: GuardianRow["person"] }) {
  return (
    <Link href={`/${org}/persons/${person.id}`} prefetch={false} className="inline-flex min-h-6 items-center">
      <PersonText card={person} />
    </Link>
  );
}

function Period({ from, to }: { from: string | null; to: string | null }) {
  const t = useTranslations("persons.page");
  const locale = useLocale();
  const parts = [
    from && t("from", { date: formatDate(from, locale) }),
    to && t("until", { date: formatDate(to, locale) }),
  ].filter(Boolean);
  return parts.length > 0 ? <> · {parts.join(" ")}</> : null;
}
