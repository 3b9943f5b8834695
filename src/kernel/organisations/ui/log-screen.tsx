import { useLocale, useTranslations } from "next-intl";
import { Button, ButtonLink } from "@/ui/button";
import { Pagination } from "@/ui/data/pagination";
import { DataTable } from "@/ui/data/table";
import { Tag } from "@/ui/data/tag";
import { DateField, Select } from "@/ui/form/fields";
import { compareSwedish, formatInstant } from "@/ui/i18n/formats";
import { PageHeader } from "@/ui/layout/page-header";
import type { LogLine, LogPage } from "../data/log";
import { wordsOfAct } from "../words-of-act";

/** What the log is narrowed to now, as it stands in the address. */
export interface LogFilter {
  readonly actor: string;
  readonly day: string;
  readonly outcome: string;
}

const OUTCOMES = ["allowed", "refused", "failed"] as const;
const TONES = { allowed: "success", refused: "warning", failed: "danger" } as const;

/** The log of who did what. Filters stand in the address: ids and days only. */
export function LogScreen({ org, log, filter }: { org: string; log: LogPage; filter: LogFilter }) {
  const t = useTranslations("organisations.log");
  const title = useTranslations("organisations.titles");
  const locale = useLocale();
  return (
    <>
      <PageHeader title={title("log")} about={<p className="max-w-reading">{t("about")}</p>} />
      <div className="grid gap-6">
        <LogFilters org={org} actors={log.actors} filter={filter} />
        <DataTable
          caption={t("caption")}
          rows={log.lines}
          rowKey={(line) => line.id}
          empty={t("empty")}
          columns={[
            {
              key: "at",
              head: t("at"),
              cell: (line) => <time dateTime={line.at.toISOString()}>{formatInstant(line.at, locale)}</time>,
            },
            { key: "who", head: t("who"), cell: (line) => <Who line={line} /> },
            { key: "what", head: t("what"), cell: (line) => <What line={line} /> },
            { key: "result", head: t("result"), cell: (line) => <Outcome line={line} /> },
            { key: "concerning", head: t("concerning"), cell: (line) => <Concerning line={line} /> },
          ]}
        />
        <Pagination nextHref={log.next && `/${org}/log?${address({ ...filter, after: log.next })}`} />
      </div>
    </>
  );
}

function address(parts: Readonly<Record<string, string>>): string {
  return new URLSearchParams(Object.entries(parts).filter(([, value]) => value !== "")).toString();
}

function LogFilters({ org, actors, filter }: { org: string; actors: LogPage["actors"]; filter: LogFilter }) {
  const t = useTranslations("organisations.log");
  const sorted = [...actors].sort((a, b) => compareSwedish(a.name, b.name));
  return (
    <form
      method="get"
      action={`/${org}/log`}
      aria-label={t("filter")}
      className="flex flex-wrap items-end gap-4"
      data-print="hide"
    >
      <Select
        name="actor"
        label={t("actor")}
        empty={t("anyone")}
        defaultValue={filter.actor}
        options={sorted.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <DateField name="day" label={t("day")} defaultValue={filter.day} />
      <Select
        name="outcome"
        label={t("outcome")}
        empty={t("anyOutcome")}
        defaultValue={filter.outcome}
        options={OUTCOMES.map((value) => ({ value, label: t(`outcomes.${value}`) }))}
      />
      <div className="flex flex-wrap gap-2">
        <Button type="submit">{t("show")}</Button>
        {address({ ...filter }) !== "" && (
          <ButtonLink variant="quiet" href={`/${org}/log`}>
            {t("reset")}
          </ButtonLink>
        )}
      </div>
    </form>
  );
}

function Who({ line }: { line: LogLine }) {
  const t = useTranslations("organisations.log");
  const role = useTranslations("identity.roles");
  return (
    <>
      {line.actorName ?? t("unknownActor")}
      <span className="block text-sm text-muted">
        {line.role && line.unitName ? t("atUnit", { role: role(line.role), unit: line.unitName }) : t("noRole")}
      </span>
    </>
  );
}

/** What was done, in words, and as the log has it: an act that this version no longer has keeps its name alone. */
function What({ line }: { line: LogLine }) {
  const t = useTranslations("organisations.log");
  const words = useTranslations("acts");
  const key = wordsOfAct(line.name);
  return (
    <>
      {words.has(key) ? words(key) : t("unknownAct")}
      <span className="block text-sm text-muted">
        {t(`acts.${line.act}`)} · {t(`channels.${line.channel}`)}
      </span>
      <code className="block text-xs text-muted">
        {line.name} {line.event}
      </code>
    </>
  );
}

function Outcome({ line }: { line: LogLine }) {
  const t = useTranslations("organisations.log");
  return (
    <>
      <Tag tone={TONES[line.outcome]}>{t(`outcomes.${line.outcome}`)}</Tag>
      {line.reason && <span className="block text-sm text-muted">{t("reason", { code: line.reason })}</span>}
    </>
  );
}

function Concerning({ line }: { line: LogLine }) {
  const t = useTranslations("organisations.log");
  const parts = [
    // The end of the id: enough to tell two cases apart and to look one up.
    line.caseId && t("case", { id: line.caseId.slice(-8) }),
    line.aboutName && t("account", { name: line.aboutName }),
    line.persons > 0 && t("persons", { count: line.persons }),
    line.records !== null && t("records", { count: line.records }),
    line.fields.length > 0 && t("fields", { names: line.fields.join(", ") }),
  ].filter((part) => typeof part === "string" && part !== "");
  return parts.map((part) => (
    <span key={String(part)} className="block text-sm">
      {part}
    </span>
  ));
}
