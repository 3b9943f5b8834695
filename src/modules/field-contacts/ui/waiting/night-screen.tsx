import { useLocale, useTranslations } from "next-intl";
import Link from "next/link";
import { ButtonLink } from "@/ui/button";
import { EmptyState } from "@/ui/data/empty-state";
import { addDays, swedishDateOf } from "@/platform/clock";
import { formatDate, formatInstant } from "@/ui/i18n/formats";
import { NextIcon, PreviousIcon } from "@/ui/icons";
import { PageHeader } from "@/ui/layout/page-header";
import { PrintButton } from "@/ui/print-button";
import type { NightContact } from "../../data/waiting/night-contacts";
import type { Shift } from "../../domain/waiting/shift";

interface NightScreenProps {
  readonly org: string;
  readonly unitName: string;
  readonly shift: Shift;
  readonly contacts: readonly NightContact[];
  readonly seesUnit: boolean;
  readonly now: Date;
}

/** The night's work, and on paper the sheet the morning takes over by: numbers and states, no names. */
export function NightScreen(props: NightScreenProps) {
  const { org, unitName, shift, contacts, seesUnit, now } = props;
  const t = useTranslations("fieldWaiting.night");
  const locale = useLocale();
  const waiting = contacts.filter(({ waits, standing }) => waits.length > 0 || standing === "sent").length;
  const path = `/${org}/field-contacts/night`;
  const next = addDays(shift.startsOn, 1);
  return (
    <>
      <PageHeader
        title={t("title")}
        about={seesUnit ? t("aboutUnit", { unit: unitName }) : t("aboutMine")}
        due={
          <>
            <span className="font-semibold">
              {t("span", {
                from: `${formatDate(shift.startsOn, locale)} ${shift.from}`,
                until: `${formatDate(shift.endsOn, locale)} ${shift.until}`,
              })}
            </span>
            <span>{t("counts", { contacts: contacts.length, waiting })}</span>
          </>
        }
        actions={<PrintButton>{t("print")}</PrintButton>}
      />
      {contacts.length === 0 ? (
        <EmptyState>{t("empty")}</EmptyState>
      ) : (
        // Lists without bullets lose their role in Safari unless it is written out.
        // eslint-disable-next-line jsx-a11y/no-redundant-roles -- see above
        <ul role="list" aria-label={t("caption")} className="divide-y divide-line border-y border-line">
          {contacts.map((contact) => (
            <NightRow key={contact.caseId} contact={contact} href={`/${org}/field-contacts/${contact.caseId}`} />
          ))}
        </ul>
      )}
      <nav aria-label={t("nights")} className="mt-6 flex flex-wrap gap-2" data-print="hide">
        <ButtonLink href={`${path}?night=${addDays(shift.startsOn, -1)}`} rel="prev" icon={<PreviousIcon />}>
          {t("previous")}
        </ButtonLink>
        {next <= swedishDateOf(now) && (
          <ButtonLink href={`${path}?night=${next}`} rel="next" className="flex-row-reverse" icon={<NextIcon />}>
            {t("next")}
          </ButtonLink>
        )}
      </nav>
      <div className="hidden" data-print="only">
        <p className="mt-12">{t("leftBy")} ______________________________</p>
        <p className="mt-8">{t("takenBy")} ______________________________</p>
      </div>
    </>
  );
}

function NightRow({ contact, href }: { contact: NightContact; href: string }) {
  const t = useTranslations("fieldWaiting.night");
  const facts = useTranslations("fieldContacts.facts");
  const { caseNumber, occurredOn, occurredTime, policeGroupName, loggedByName, missing, waits, standing } = contact;
  const others = waits.filter((wait) => wait !== "unfinished");
  return (
    <li className="relative grid min-h-16 break-inside-avoid gap-x-6 gap-y-1 px-1 py-3 hover:bg-sunken/60 sm:grid-cols-[12rem_1fr_1fr]">
      <div>
        <Link href={href} className="font-semibold after:absolute after:inset-0">
          <time dateTime={`${occurredOn}T${occurredTime}`}>{occurredTime}</time>{" "}
          <span className="tabular whitespace-nowrap">{caseNumber}</span>
        </Link>
        <p className="text-sm text-muted">{[policeGroupName, loggedByName].filter(Boolean).join(" · ")}</p>
      </div>
      <div>
        <p className="sr-only">{t("waitsHead")}</p>
        {others.length === 0 && missing.length === 0 && standing !== "sent" && <p>{t("nothing")}</p>}
        {standing === "sent" && <p>{t("waits.answer")}</p>}
        {others.map((wait) => (
          <p key={wait}>{t(`waits.${wait}`)}</p>
        ))}
        {missing.length > 0 && (
          <p className="text-sm">{t("missing", { facts: missing.map((name) => facts(name)).join(", ") })}</p>
        )}
      </div>
      <Taken contact={contact} />
    </li>
  );
}

/** Who has it now. */
function Taken({ contact }: { contact: NightContact }) {
  const t = useTranslations("fieldWaiting.night");
  const locale = useLocale();
  const { standing, mumin, toUnitName, sentAt, takenOverAt, takenOverByName } = contact;
  const when = (at: Date) => formatInstant(at, locale);
  if (toUnitName !== null && takenOverAt !== null)
    return <p>{t("takenOver", { unit: toUnitName, name: takenOverByName ?? "", when: when(takenOverAt) })}</p>;
  if (toUnitName !== null && sentAt !== null) return <p>{t("sent", { unit: toUnitName, when: when(sentAt) })}</p>;
  if (standing === "closed") return <p>{t("closed")}</p>;
  if (standing !== "own") return <p>{t(`elsewhere.${standing}`)}</p>;
  return <p>{mumin === false ? t("tallied") : t("own")}</p>;
}
