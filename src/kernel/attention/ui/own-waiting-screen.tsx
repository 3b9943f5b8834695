import { useTranslations } from "next-intl";
import { EmptyState } from "@/ui/data/empty-state";
import { MessagesFor } from "@/ui/i18n/messages-for";
import { PageHeader } from "@/ui/layout/page-header";
import type { CaseWorkflow } from "../../cases/contract";
import { RemindersForm } from "./reminders-form";
import { WaitingRow, type MarkedItem } from "./waiting-row";

interface OwnWaitingScreenProps {
  readonly org: string;
  readonly unitName: string;
  readonly workflows: readonly CaseWorkflow[];
  readonly items: readonly MarkedItem[];
  readonly seesUnit: boolean;
  readonly getsReminders: boolean;
  readonly mailConfigured: boolean;
  readonly now: Date;
}

/** What waits for the one who asks, oldest first, and whether reminders of it come by e-mail. */
export function OwnWaitingScreen(props: OwnWaitingScreenProps) {
  const { org, unitName, workflows, items, seesUnit, getsReminders, mailConfigured, now } = props;
  const t = useTranslations("attention");
  return (
    <>
      <PageHeader
        title={t("titles.waiting")}
        about={seesUnit ? t("waiting.aboutUnit", { unit: unitName }) : t("waiting.about")}
        due={<span className="font-semibold">{t("board.total", { count: items.length })}</span>}
      />
      {items.length === 0 ? (
        <EmptyState>{t("waiting.empty")}</EmptyState>
      ) : (
        // Lists without bullets lose their role in Safari unless it is written out.
        // eslint-disable-next-line jsx-a11y/no-redundant-roles -- see above
        <ul role="list" aria-label={t("waiting.caption")} className="divide-y divide-line border-y border-line">
          {items.map((item) => (
            <WaitingRow key={`${item.kind} ${item.refId}`} {...{ item, org, workflows, now }} shows="kind" />
          ))}
        </ul>
      )}
      <section aria-labelledby="mail" className="mt-10 grid gap-4" data-print="hide">
        <h2 id="mail" className="text-xl">
          {t("waiting.mailTitle")}
        </h2>
        {!mailConfigured && <p className="max-w-reading">{t("waiting.notConfigured")}</p>}
        <MessagesFor parts={["attention.waiting", "attention.errors"]}>
          <RemindersForm getsReminders={getsReminders} />
        </MessagesFor>
      </section>
    </>
  );
}
