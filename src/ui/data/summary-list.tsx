import { useTranslations } from "next-intl";
import Link from "next/link";
import type { ReactNode } from "react";

/** One fact. `change` is where it can be changed; `what` names it inside "Ändra …" for screen readers. */
export interface SummaryRow {
  readonly key: string;
  readonly label: ReactNode;
  readonly value: ReactNode;
  readonly change?: { readonly href: string; readonly what: string };
}

/** Facts as name and value, for reading and for checking before something is sent. */
export function SummaryList({ rows }: { rows: readonly SummaryRow[] }) {
  const t = useTranslations("ui");
  return (
    <dl className="max-w-reading divide-y divide-line border-y border-line">
      {rows.map(({ key, label, value, change }) => (
        <div key={key} className="grid gap-x-6 gap-y-0.5 py-2.5 sm:grid-cols-[minmax(9rem,13rem)_1fr_auto]">
          <dt className="text-muted sm:text-ink">{label}</dt>
          <dd className="min-w-0 font-semibold break-words whitespace-pre-line sm:font-normal">{value}</dd>
          {change && (
            <dd>
              <Link href={change.href} className="inline-flex min-h-6 items-center" data-print="hide">
                <span aria-hidden="true">{t("change")}</span>
                <span className="sr-only">{t("changeWhat", { what: change.what })}</span>
              </Link>
            </dd>
          )}
        </div>
      ))}
    </dl>
  );
}
