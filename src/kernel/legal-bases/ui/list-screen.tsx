import Link from "next/link";
import { useTranslations } from "next-intl";
import { Banner } from "@/ui/banner";
import { Details } from "@/ui/data/details";
import { EmptyState } from "@/ui/data/empty-state";
import type { BasisState, StandingRow } from "../contract";
import { LegalBasesFrame } from "./frame";
import { StateTag } from "./state-tag";
import { useBasisName, useBasisPlain, useListWords } from "./words";

interface ListScreenProps {
  readonly org: string;
  readonly rows: readonly StandingRow[];
  readonly isDemo: boolean;
  readonly isDelegationKnown: boolean;
}

/** What each part of the page holds, in the order somebody asks: what can I use, what waits for the lawyer, what is coming. */
const GROUPS = [
  ["usable", ["usable"]],
  ["unsigned", ["demo", "unsigned"]],
  ["coming", ["coming"]],
  ["elsewhere", ["elsewhere", "blocked"]],
  ["ended", ["ended"]],
] as const satisfies readonly (readonly [string, readonly BasisState[]])[];

/** Every legal basis, by where it stands for the own authority. */
export function ListScreen({ org, rows, isDemo, isDelegationKnown }: ListScreenProps) {
  const t = useTranslations("legalBases.list");
  return (
    <LegalBasesFrame org={org} section="bases" about={t("about")}>
      {isDemo && (
        <Banner tone="warning" title={t("demoTitle")}>
          <p>{t("demoText")}</p>
        </Banner>
      )}
      {!isDelegationKnown && (
        <Banner tone="danger" title={t("delegationTitle")}>
          <p>{t("delegationText")}</p>
          <p>
            <Link href={`/${org}/legal-bases/delegation`}>{t("delegationLink")}</Link>
          </p>
        </Banner>
      )}
      {GROUPS.map(([key, states]) => (
        <Group
          key={key}
          org={org}
          group={key}
          rows={rows.filter(({ state }) => (states as readonly BasisState[]).includes(state))}
        />
      ))}
    </LegalBasesFrame>
  );
}

function Group({ org, group, rows }: { org: string; group: (typeof GROUPS)[number][0]; rows: readonly StandingRow[] }) {
  const t = useTranslations("legalBases.list");
  if (rows.length === 0 && group !== "usable") return null;
  const title = t(`groups.${group}`, { count: rows.length });
  const content = (
    <>
      <p className="max-w-reading text-muted">{t(`hints.${group}`)}</p>
      {rows.length === 0 ? (
        <EmptyState>{t("noneUsable")}</EmptyState>
      ) : (
        <ul className="grid gap-3 lg:grid-cols-2">
          {rows.map((row) => (
            <BasisCard key={row.facts.code} org={org} row={row} />
          ))}
        </ul>
      )}
    </>
  );
  return (
    <section className="grid gap-3">
      <h2 className="text-xl">{title}</h2>
      {group === "elsewhere" || group === "ended" ? (
        <Details summary={t("show", { count: rows.length })}>
          <div className="grid gap-3 pt-2">{content}</div>
        </Details>
      ) : (
        content
      )}
    </section>
  );
}

function BasisCard({ org, row }: { org: string; row: StandingRow }) {
  const t = useTranslations("legalBases");
  const name = useBasisName();
  const plain = useBasisPlain();
  const kinds = useListWords("kinds");
  const { facts, statute, fromOthers, toOthers, state } = row;
  return (
    <li className="grid content-start gap-2 card px-5 py-4">
      <h3 className="text-lg">
        <Link href={`/${org}/legal-bases/${facts.code}`}>{name(facts.code)}</Link>
      </h3>
      <p className="text-sm text-muted">{statute}</p>
      <p className="flex flex-wrap gap-2">
        <StateTag state={state} />
        <span className="text-sm text-muted">{t(`modes.${facts.mode}`)}</span>
      </p>
      <p>{plain(facts.code)}</p>
      <p className="text-sm text-muted">
        {t("list.fromTo", { from: kinds([...facts.from, ...fromOthers]), to: kinds([...facts.to, ...toOthers]) })}
      </p>
    </li>
  );
}
