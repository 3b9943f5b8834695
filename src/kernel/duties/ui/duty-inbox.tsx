import { useLocale, useTranslations } from "next-intl";
import Link from "next/link";
import { Tag } from "@/ui/data/tag";
import { formatInstant } from "@/ui/i18n/formats";
import { MessagesFor } from "@/ui/i18n/messages-for";
import type { DutyInbox } from "../views";
import { AcknowledgeDutyForm } from "./answer-forms";

type Row = DutyInbox["waiting"][number];
const HOUR_MS = 3_600_000;

/** In the duty inbox: reports to the unit, what waits first, each with its age, its deadline and its owner. */
export function DutyInboxSection({ org, inbox }: { readonly org: string; readonly inbox: DutyInbox }) {
  const t = useTranslations("duties.inbox");
  const { waiting, taken, mayWrite, now } = inbox;
  if (waiting.length === 0 && taken.length === 0) return null;
  return (
    <section className="grid gap-4" aria-labelledby="duty-inbox">
      <h2 id="duty-inbox" className="text-xl">
        {t("title", { count: waiting.length })}
      </h2>
      {waiting.length === 0 && <p className="text-muted">{t("none")}</p>}
      <MessagesFor parts={["duties.answer", "duties.errors"]}>
        <ul className="grid max-w-reading gap-4">
          {waiting.map((row) => (
            <Card key={row.id} {...{ org, row, mayWrite, now }} />
          ))}
        </ul>
      </MessagesFor>
      {taken.length > 0 && (
        <ul className="max-w-reading divide-y divide-line border-y border-line">
          {taken.map((row) => (
            <Taken key={row.id} {...{ org, row }} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Card({
  org,
  row,
  mayWrite,
  now,
}: {
  readonly org: string;
  readonly row: Row;
  readonly mayWrite: boolean;
  readonly now: Date;
}) {
  const t = useTranslations("duties.inbox");
  const r = useTranslations("duties.report");
  const locale = useLocale();
  const hours = Math.floor((now.getTime() - row.sentAt.getTime()) / HOUR_MS);
  const kind = r(`kind.${row.kind}`);
  return (
    <li className="grid gap-2 card p-4">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        {row.isUrgent && <Tag tone="danger">{r("immediateDanger")}</Tag>}
        <Tag tone={row.isLate ? "danger" : "warning"}>{row.isLate ? t("late") : t("waits")}</Tag>
        <span className="font-semibold">{hours < 1 ? t("waitedLess") : t("waited", { hours })}</span>
        <span className="text-muted">{t("due", { when: formatInstant(row.dueAt, locale) })}</span>
      </p>
      <Link
        href={`/${org}/inbox/duties/${row.id}`}
        className="inline-flex min-h-control items-center text-lg font-semibold"
      >
        {kind}
      </Link>
      <p className="text-sm text-muted">
        {t("from", { unit: row.fromUnitName, name: row.sentByName, when: formatInstant(row.sentAt, locale) })}
        {" · "}
        {t("noOwner")}
      </p>
      {mayWrite && (
        <AcknowledgeDutyForm
          reportId={row.id}
          version={row.version}
          about={t("acknowledgeWhat", { kind, unit: row.fromUnitName })}
        />
      )}
    </li>
  );
}

function Taken({ org, row }: { readonly org: string; readonly row: Row }) {
  const t = useTranslations("duties.inbox");
  const r = useTranslations("duties.report");
  const locale = useLocale();
  return (
    <li className="grid gap-1 py-3">
      <Link href={`/${org}/inbox/duties/${row.id}`} className="inline-flex min-h-control items-center font-semibold">
        {r(`kind.${row.kind}`)}
      </Link>
      <p className="text-sm text-muted">
        {t("owner", {
          ...{ name: row.acknowledgedByName ?? "", unit: row.fromUnitName },
          when: formatInstant(row.acknowledgedAt ?? row.sentAt, locale),
        })}
      </p>
    </li>
  );
}
