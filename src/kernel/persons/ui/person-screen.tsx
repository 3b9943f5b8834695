import { useTranslations } from "next-intl";
import Link from "next/link";
import { Banner } from "@/ui/banner";
import { Details } from "@/ui/data/details";
import { Tag } from "@/ui/data/tag";
import { MessagesFor } from "@/ui/i18n/messages-for";
import { CaseBanner } from "@/ui/layout/case-banner";
import { PageHeader } from "@/ui/layout/page-header";
import type { PersonPage } from "../contract";
import { AddNameForm, ChangeIdentityForm, ChangeNameForm } from "./identity-forms";
import { PersonDetailsView, Section } from "./person-details";
import { CaseTable, MergeHistory } from "./person-records";
import { PersonText } from "./person-text";
import { ProtectedDetails } from "./protected-details";
import { AddReaderForm, RemoveReaderForm, SetProtectionForm } from "./protection-forms";
import { AddGuardianForm, AddHouseholdForm } from "./relation-forms";
import { ShowNumber } from "./show-number";
import { MergePicker } from "./merge-forms";

interface PersonScreenProps {
  readonly org: string;
  readonly person: PersonPage;
}

/** One person's page. */
export function PersonScreen({ org, person }: PersonScreenProps) {
  const t = useTranslations("persons.page");
  const search = useTranslations("persons.register");
  const protection = useTranslations("persons.protection");
  const kind = useTranslations("persons.identityKind");
  const level = useTranslations("persons.identityLevel");
  const rights = useTranslations("ownReport.onPerson");
  const isProtected = person.protection !== "none";
  const facts = [
    { key: "kind", text: kind(person.identityKind) },
    ...(person.identityLevel ? [{ key: "level", text: level(person.identityLevel) }] : []),
  ];
  return (
    <MessagesFor parts={["persons"]}>
      <CaseBanner
        label={t("region")}
        name={<PersonText card={person.card} />}
        facts={facts}
        tags={isProtected && <Tag tone="danger">{protection(person.protection)}</Tag>}
        protection={isProtected ? protection("banner") : undefined}
      />
      <div className="grid gap-8 pt-6">
        <PageHeader title={t("title")} back={{ href: `/${org}/persons`, label: search("back") }} />
        {person.isMerged && <MergedBanner org={org} person={person} />}
        {!isProtected && person.householdProtection !== "none" && (
          <Banner tone="warning" title={t("householdProtected")}>
            {t("householdProtectedText")}
          </Banner>
        )}
        <WhoItIs org={org} person={person} />
        {!person.isMerged && <Changes person={person} />}
        <Section title={t("cases")}>
          <CaseTable org={org} rows={person.cases} />
        </Section>
        <p data-print="hide">
          <Link
            href={`/${org}/persons/${person.id}/report`}
            prefetch={false}
            className="inline-flex min-h-control items-center"
          >
            {rights("open")}
          </Link>
        </p>
        <ProtectionSection person={person} />
        <MergeHistory org={org} person={person} />
        {person.mayDecide && !person.isMerged && (
          <Details summary={t("merge")}>
            <MergePicker org={org} personId={person.id} />
          </Details>
        )}
      </div>
    </MessagesFor>
  );
}

function WhoItIs({ org, person }: PersonScreenProps) {
  const { details, hasNumber } = person;
  if (details === null) return <ProtectedDetails org={org} personId={person.id} />;
  const { identifier } = details.identity;
  return (
    <PersonDetailsView
      org={org}
      personId={person.id}
      details={details}
      number={hasNumber ? <ShowNumber personId={person.id} masked={identifier} /> : identifier}
      isTemporary={!hasNumber}
    />
  );
}

function MergedBanner({ org, person }: PersonScreenProps) {
  const t = useTranslations("persons.page");
  return (
    <Banner tone="info" title={t("mergedTitle")}>
      <p>{t("mergedText")}</p>
      {person.mergedInto && (
        <Link
          href={`/${org}/persons/${person.mergedInto.id}`}
          prefetch={false}
          className="inline-flex min-h-control items-center"
        >
          {t("openKept")}
        </Link>
      )}
    </Banner>
  );
}

/** What can be changed of a person, folded away until it is wanted. */
function Changes({ person }: { person: PersonPage }) {
  const t = useTranslations("persons.page");
  const { id: personId, version, details } = person;
  const { givenName, familyName } = details?.identity ?? { givenName: "", familyName: "" };
  const named = { personId, version, givenName, familyName };
  const identified = person.hasNumber ? named : { ...named, givenName: "", familyName: "" };
  return (
    <div className="grid gap-2" data-print="hide">
      <Details summary={t("changeName")}>
        <ChangeNameForm key={version} {...named} />
      </Details>
      <Details summary={t("addName")}>
        <AddNameForm key={version} personId={personId} />
      </Details>
      <Details summary={person.hasNumber ? t("correctNumber") : t("changeIdentity")}>
        <ChangeIdentityForm key={version} {...identified} />
      </Details>
      <Details summary={t("addGuardian")}>
        <AddGuardianForm childId={personId} />
      </Details>
      <Details summary={t("addHousehold")}>
        <AddHouseholdForm personId={personId} />
      </Details>
    </div>
  );
}

function ProtectionSection({ person }: { person: PersonPage }) {
  const t = useTranslations("persons.protected");
  const { id: personId, protection, readers, colleagues, mayDecide } = person;
  const isProtected = protection !== "none";
  if (!isProtected && !mayDecide) return null;
  return (
    <Section title={t("title")}>
      {isProtected && (
        <>
          <h3 className="text-lg">{t("readers")}</h3>
          <p className="max-w-reading text-muted">{t("readersHint")}</p>
          <ul className="max-w-reading divide-y divide-line border-y border-line">
            {readers.map((reader) => (
              <li key={reader.accountId} className="flex flex-wrap items-center justify-between gap-2 py-1">
                {reader.name}
                {mayDecide && readers.length > 1 && <RemoveReaderForm personId={personId} reader={reader} />}
              </li>
            ))}
          </ul>
          <Details summary={t("addReader")}>
            <AddReaderForm key={readers.length} personId={personId} colleagues={colleagues} />
          </Details>
        </>
      )}
      {mayDecide && !person.isMerged && (
        <Details summary={t("change")}>
          <SetProtectionForm
            key={person.version}
            {...{ personId, protection, colleagues }}
            version={person.version}
            workerIds={person.workerIds}
          />
        </Details>
      )}
    </Section>
  );
}
