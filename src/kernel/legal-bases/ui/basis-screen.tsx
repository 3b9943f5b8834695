import { useLocale, useTranslations } from "next-intl";
import { Banner } from "@/ui/banner";
import { formatDate } from "@/ui/i18n/formats";
import { PageHeader } from "@/ui/layout/page-header";
import type { BasisState, StandingRow } from "../contract";
import type { SignOffRow } from "../data/sign-offs";
import { BasisFactsList } from "./basis-facts";
import { BasisQuestions } from "./basis-questions";
import { SignSection } from "./sign-section";
import { StateTag } from "./state-tag";
import { confidenceKeys, useBasisName, useBasisPlain, useOpenWords } from "./words";

interface BasisScreenProps {
  readonly org: string;
  readonly versions: readonly StandingRow[];
  readonly shownVersion: number;
  readonly signOffs: readonly SignOffRow[];
  readonly needsSecondPerson: boolean | null;
  readonly maySign: boolean;
}

/** One basis: what it means, when it may be used, the questions it asks, and who stands for it. */
export function BasisScreen({ org, versions, shownVersion, signOffs, needsSecondPerson, maySign }: BasisScreenProps) {
  const t = useTranslations("legalBases.basis");
  const name = useBasisName();
  const plain = useBasisPlain();
  const open = useOpenWords();
  const shown = versions.find(({ facts }) => facts.version === shownVersion) ?? versions[0];
  if (!shown) return null;
  const { facts, statute, state, openQuestion } = shown;
  return (
    <>
      <PageHeader
        title={name(facts.code)}
        about={statute}
        due={<StateTag state={state} />}
        back={{ href: `/${org}/legal-bases`, label: t("back") }}
      />
      <div className="grid max-w-reading gap-8">
        <p className="text-lg">{plain(facts.code)}</p>
        <StateBanner state={state} />
        {openQuestion && (
          <Banner tone="warning" title={t("openTitle")}>
            <p>{open(openQuestion)}</p>
          </Banner>
        )}
        <BasisFactsList org={org} row={shown} needsSecondPerson={needsSecondPerson} />
        <BasisQuestions facts={facts} />
        <SignSection shown={shown} signOffs={signOffs} maySign={maySign} />
        <Versions versions={versions} shownVersion={shownVersion} />
      </div>
    </>
  );
}

function StateBanner({ state }: { state: BasisState }) {
  const t = useTranslations("legalBases.stateText");
  const states = useTranslations("legalBases.states");
  if (state === "usable") return null;
  const tone = state === "unsigned" ? "danger" : state === "demo" || state === "blocked" ? "warning" : "info";
  return (
    <Banner tone={tone} title={states(state)}>
      <p>{t(state)}</p>
    </Banner>
  );
}

function Versions({ versions, shownVersion }: Pick<BasisScreenProps, "versions" | "shownVersion">) {
  const t = useTranslations("legalBases.basis");
  const locale = useLocale();
  return (
    <section className="grid gap-3">
      <h2 className="text-xl">{t("versions")}</h2>
      <ul className="grid gap-2">
        {versions.toReversed().map(({ facts, statute, state, confidence, source }) => (
          <li key={facts.version} className="grid gap-1 border-b border-line pb-2">
            <p className="flex flex-wrap items-center gap-2">
              <strong>
                {t(facts.version === shownVersion ? "versionShown" : "version", { version: facts.version })}
              </strong>
              <StateTag state={state} />
            </p>
            <p>
              {facts.validTo === null
                ? t("since", { from: formatDate(facts.validFrom, locale) })
                : t("between", {
                    from: formatDate(facts.validFrom, locale),
                    to: formatDate(facts.validTo, locale),
                  })}
            </p>
            <p className="text-sm text-muted">
              {statute}. {t(`confidence.${confidenceKeys[confidence]}`)} <span lang="sv">{source}.</span>
            </p>
          </li>
        ))}
      </ul>
      <p className="text-sm text-muted">{t("versionsHint")}</p>
    </section>
  );
}
