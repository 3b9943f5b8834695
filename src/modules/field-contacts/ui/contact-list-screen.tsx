import { useLocale, useTranslations } from "next-intl";
import Link from "next/link";
import { ButtonLink } from "@/ui/button";
import { EmptyState } from "@/ui/data/empty-state";
import { Pagination } from "@/ui/data/pagination";
import { Tabs } from "@/ui/data/tabs";
import { AddIcon } from "@/ui/icons";
import { formatDate } from "@/ui/i18n/formats";
import { PageHeader } from "@/ui/layout/page-header";
import type { ListedContact } from "../data/list-contacts";
import type { ContactStatus } from "../domain/status";
import { usePersonWords } from "./person-words";
import { useStatusWords } from "./status-words";

type Row = ListedContact & { readonly status: ContactStatus };

interface ContactListProps {
  readonly org: string;
  readonly unitName: string;
  readonly of: "mine" | "unit";
  readonly seesUnit: boolean;
  readonly rows: readonly Row[];
  readonly next: string | null;
  readonly isFirstPage: boolean;
}

/** My contacts, or the unit's: each in two lines, with its status in words and never in a colour (SoLPuL 7 a §). */
export function ContactListScreen(props: ContactListProps) {
  const { org, unitName, of, seesUnit, rows, next, isFirstPage } = props;
  const t = useTranslations("fieldContacts.list");
  const home = `/${org}/field-contacts`;
  const newContact = (
    <ButtonLink
      href={`${home}/new`}
      variant="primary"
      wide
      icon={<AddIcon />}
      className="max-sm:min-h-16 max-sm:text-lg"
    >
      {t("new")}
    </ButtonLink>
  );
  const empty = !isFirstPage ? t("emptyPage") : of === "mine" ? t("emptyMine") : t("emptyUnit");
  return (
    <>
      <PageHeader
        title={t("title")}
        about={of === "mine" ? t("mineAbout") : t("unitAbout", { unit: unitName })}
        actions={newContact}
      />
      <div className="grid gap-4">
        {seesUnit && (
          <Tabs
            label={t("whose")}
            tabs={(["unit", "mine"] as const).map((which) => ({
              label: t(which),
              href: `${home}?of=${which}`,
              current: of === which,
            }))}
          />
        )}
        {rows.length === 0 ? (
          <EmptyState>{empty}</EmptyState>
        ) : (
          // Lists without bullets lose their role in Safari unless it is written out.
          // eslint-disable-next-line jsx-a11y/no-redundant-roles -- see above
          <ul role="list" aria-label={t("caption")} className="divide-y divide-line border-y border-line">
            {rows.map((row) => (
              <ContactRow key={row.caseId} row={row} href={`${home}/${row.caseId}`} ownUnit={unitName} />
            ))}
          </ul>
        )}
        <Pagination
          previousHref={isFirstPage ? null : `${home}?of=${of}`}
          nextHref={next && `${home}?of=${of}&after=${encodeURIComponent(next)}`}
        />
      </div>
    </>
  );
}

function ContactRow({ row, href, ownUnit }: { row: Row; href: string; ownUnit: string }) {
  const t = useTranslations("fieldContacts");
  const locale = useLocale();
  const { contact, status, caseNumber, unitName, policeGroupName } = row;
  const { state, age } = useStatusWords()(status);
  const who = usePersonWords()(row.person);
  const missing = status.missing.length;
  return (
    <li className="relative grid min-h-16 gap-x-6 gap-y-0.5 px-1 py-3 hover:bg-sunken/60 sm:grid-cols-[11rem_1fr_17rem]">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 sm:block">
        <Link href={href} className="font-semibold after:absolute after:inset-0">
          <time dateTime={`${contact.occurredOn}T${contact.occurredTime ?? "00:00"}`}>
            {formatDate(contact.occurredOn, locale)} {contact.occurredTime}
          </time>
        </Link>
        <p className="text-sm text-muted">
          <span className="sr-only">{t("list.number")} </span>
          <span className="tabular">{caseNumber}</span>
        </p>
      </div>
      <Lines first={who} rest={[policeGroupName, unitName !== ownUnit && t("list.fromUnit", { unit: unitName })]} />
      <Lines first={state} rest={[age, missing > 0 && t("status.missingFacts", { count: missing })]} />
    </li>
  );
}

/** What matters, and below it what goes with it, in pieces that do not break inside. */
function Lines({ first, rest }: { first: string; rest: readonly (string | null | false)[] }) {
  return (
    <div className="min-w-0">
      <p>{first}</p>
      <p className="flex flex-wrap gap-x-3 text-sm text-muted">
        {rest.filter(Boolean).map((piece, at) => (
          <span key={at}>{piece}</span>
        ))}
      </p>
    </div>
  );
}
