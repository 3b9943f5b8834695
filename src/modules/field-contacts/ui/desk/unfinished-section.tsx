import { useLocale, useTranslations } from "next-intl";
import Link from "next/link";
import { formatDate } from "@/ui/i18n/formats";
import type { UnfinishedContact, UnfinishedListing } from "../../data/desk/unfinished";

/** Contacts with facts missing, oldest first, each with what is missing in words. Nothing at all when there are none. */
export function UnfinishedSection({ org, listing }: { org: string; listing: UnfinishedListing }) {
  const t = useTranslations("fieldContacts.unfinished");
  const { contacts, total } = listing;
  if (total === 0) return null;
  return (
    <section className="grid gap-4" aria-labelledby="unfinished-contacts">
      <div className="grid gap-1">
        <h2 id="unfinished-contacts" className="text-xl">
          {t("title", { count: total })}
        </h2>
        <p className="max-w-reading text-sm text-muted">{t("about")}</p>
      </div>
      <ul className="grid max-w-reading gap-3">
        {contacts.map((contact) => (
          <UnfinishedRow key={contact.caseId} org={org} contact={contact} />
        ))}
      </ul>
      {total > contacts.length && <p className="text-sm text-muted">{t("more", { count: total - contacts.length })}</p>}
    </section>
  );
}

function UnfinishedRow({ org, contact }: { org: string; contact: UnfinishedContact }) {
  const t = useTranslations("fieldContacts");
  const locale = useLocale();
  const { caseId, caseNumber, occurredOn, occurredTime, policeGroupName, missing } = contact;
  const day = formatDate(occurredOn, locale);
  return (
    <li className="grid gap-1 card p-4">
      <p className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <Link
          href={`/${org}/field-contacts/${caseId}/edit`}
          className="tabular inline-flex min-h-6 items-center font-semibold"
        >
          {t("unfinished.complete", { number: caseNumber })}
        </Link>
        <span className="text-sm text-muted">
          <time dateTime={`${occurredOn}T${occurredTime ?? "00:00"}`}>{`${day} ${occurredTime ?? ""}`.trim()}</time>
          {policeGroupName === null ? "" : `, ${policeGroupName}`}
        </span>
      </p>
      <p className="text-sm">
        {t("unfinished.missing", { facts: missing.map((name) => t(`facts.${name}`)).join(", ") })}
      </p>
    </li>
  );
}
