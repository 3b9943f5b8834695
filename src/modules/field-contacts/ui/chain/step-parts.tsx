import { useLocale, useTranslations } from "next-intl";
import Link from "next/link";
import type { ReactNode } from "react";
import { ButtonLink } from "@/ui/button";
import { formatDate, formatInstant } from "@/ui/i18n/formats";
import type { NotedStep, OpenedChain } from "../../data/chain/open-chain";
import type { OpenedContact } from "../../data/open-contact";
import type { ChainStepName } from "../../domain/chain/chain";

/** What each step shows from. */
export interface StepProps {
  readonly org: string;
  readonly opened: OpenedContact;
  readonly chain: OpenedChain;
  readonly mayEdit: boolean;
  /** Today's date in Sweden. */
  readonly today: string;
}

/** Where a form of the chain is. */
export function formHref({ org, opened }: Pick<StepProps, "org" | "opened">, form: string, query = ""): string {
  return `/${org}/field-contacts/${opened.caseId}/steps/${form}${query}`;
}

/** Facts in a row: a name and what was said, one line each. Nothing said is left out. */
export function Said({ facts }: { facts: readonly (readonly [label: string, value: ReactNode])[] }) {
  const shown = facts.filter(([, value]) => value !== null && value !== "");
  if (shown.length === 0) return null;
  return (
    <dl className="grid gap-x-4 gap-y-1 sm:grid-cols-[13rem_minmax(0,1fr)]">
      {shown.map(([label, value]) => (
        <div key={label} className="sm:contents">
          <dt className="text-sm text-muted sm:text-base">{label}</dt>
          <dd className="min-w-0 break-words whitespace-pre-line">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Who noted a step, and when it happened and was noted. */
export function NotedBy({ steps, step }: { steps: readonly NotedStep[]; step: ChainStepName }) {
  const t = useTranslations("fieldChain");
  const locale = useLocale();
  const noted = steps.find((one) => one.step === step);
  if (!noted) return null;
  return (
    <p className="text-sm text-muted">
      {t("notedBy", {
        name: noted.notedByName,
        when: formatInstant(noted.notedAt, locale),
        happened: `${formatDate(noted.happenedOn, locale)}${noted.happenedTime ? ` ${noted.happenedTime}` : ""}`,
      })}
    </p>
  );
}

/** What can be done in a step: the first as a button when it is the thing to do, the others as links. */
export function StepActions(props: {
  readonly mayEdit: boolean;
  readonly isTodo?: boolean;
  readonly actions: readonly { readonly href: string; readonly label: string }[];
}) {
  const { mayEdit, isTodo = false, actions } = props;
  if (!mayEdit || actions.length === 0) return null;
  return (
    <p className="flex flex-wrap items-center gap-x-5 gap-y-2" data-print="hide">
      {actions.map(({ href, label }, at) =>
        isTodo && at === 0 ? (
          <ButtonLink key={href} href={href} variant="secondary">
            {label}
          </ButtonLink>
        ) : (
          <Link key={href} href={href} className="inline-flex min-h-control items-center">
            {label}
          </Link>
        ),
      )}
    </p>
  );
}
