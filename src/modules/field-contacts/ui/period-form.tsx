import { useLocale, useTranslations } from "next-intl";
import Link from "next/link";
import { DateField } from "@/ui/form/fields";
import { formatDate } from "@/ui/i18n/formats";
import { Button } from "@/ui/plain-button";
import type { ReportPeriod } from "../schema";

/** Why the period asked for is none; `message` is a key in the catalogue. */
export interface PeriodFault {
  readonly field: string;
  readonly message: string;
}

/** How many of the latest years are offered, beside the first. */
const YEARS_OFFERED = 2;

/** The choice of period. It stands in the address, so that a report can be opened again: a period is no personal data. */
export function PeriodForm(props: {
  action: string;
  asked: { from: string; to: string };
  faults: readonly PeriodFault[];
  span: ReportPeriod | null;
}) {
  const { action, asked, faults, span } = props;
  const t = useTranslations("fieldContacts.reportPage");
  const sentence = useTranslations();
  const locale = useLocale();
  const errorOf = (field: string) => {
    const key = faults.find((fault) => fault.field === field)?.message as Parameters<typeof sentence>[0] | undefined;
    return key && sentence(key);
  };
  return (
    <section className="grid gap-3" data-print="hide" aria-label={t("periods")}>
      <form action={action} className="flex flex-wrap items-end gap-4">
        <DateField name="from" label={t("from")} defaultValue={asked.from} error={errorOf("from")} />
        <DateField name="to" label={t("to")} defaultValue={asked.to} error={errorOf("to")} />
        <Button type="submit" variant="secondary">
          {t("show")}
        </Button>
      </form>
      <p className="text-muted">
        {span ? t("span", { from: formatDate(span.from, locale), to: formatDate(span.to, locale) }) : t("spanEmpty")}
      </p>
      {span && <CommonPeriods action={action} span={span} asked={asked} />}
    </section>
  );
}

function CommonPeriods(props: { action: string; span: ReportPeriod; asked: ReportPeriod }) {
  const { action, span, asked } = props;
  const t = useTranslations("fieldContacts.reportPage");
  const [first, last] = [Number(span.from.slice(0, 4)), Number(span.to.slice(0, 4))];
  const latest = Array.from({ length: YEARS_OFFERED }, (_, back) => last - back).filter((year) => year > first);
  const years = [...latest, first];
  const tertials = [1, 2, 3].map((number) => tertial(last, number));
  const links = [
    ...years.map((year) => ({ ...wholeYear(year), label: t("year", { year: String(year) }) })),
    ...tertials.map((one) => ({ ...one, label: t("tertial", { number: one.number, year: String(last) }) })),
  ];
  return (
    <ul className="flex flex-wrap gap-x-5 gap-y-1">
      {links.map(({ from, to, label }) => (
        <li key={label}>
          <Link
            href={`${action}?from=${from}&to=${to}`}
            aria-current={from === asked.from && to === asked.to ? "page" : undefined}
            className="inline-flex min-h-8 items-center aria-[current]:font-semibold aria-[current]:text-ink"
          >
            {label}
          </Link>
        </li>
      ))}
    </ul>
  );
}

function wholeYear(year: number): ReportPeriod {
  return { from: `${year}-01-01`, to: `${year}-12-31` };
}

/** The four-month periods Swedish authorities report by: January–April, May–August, September–December. */
function tertial(year: number, number: number): ReportPeriod & { number: number } {
  const [from, to] = [
    ["01-01", "04-30"],
    ["05-01", "08-31"],
    ["09-01", "12-31"],
  ][number - 1] ?? ["01-01", "12-31"];
  return { number, from: `${year}-${from}`, to: `${year}-${to}` };
}
