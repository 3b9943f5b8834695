import { useTranslations } from "next-intl";
import type { BasisFacts } from "../../secrecy/contract";
import { useTestWords } from "./words";

/** The questions as whoever releases will meet them, with what each means in practice. */
export function BasisQuestions({ facts }: { facts: BasisFacts }) {
  const t = useTranslations("legalBases.basis");
  return (
    <section className="grid gap-5">
      <div className="grid gap-1">
        <h2 className="text-xl">{t("questions")}</h2>
        <p className="text-muted">{t("questionsHint")}</p>
      </div>
      <Questions title={t("mustBeYes")} keys={facts.tests} />
      <Questions title={t("oneMustBeYes")} keys={facts.anyOf} />
      <Questions title={t("mustBeNo")} keys={facts.exclusions} />
    </section>
  );
}

function Questions({ title, keys }: { title: string; keys: readonly string[] }) {
  const words = useTestWords();
  if (keys.length === 0) return null;
  return (
    <div className="grid gap-2">
      <h3 className="text-base font-semibold">{title}</h3>
      <ol className="grid list-decimal gap-3 ps-6">
        {keys.map((key) => (
          <li key={key}>
            {words(`${key}.question`)}
            <p className="text-sm text-muted">{words(`${key}.help`)}</p>
          </li>
        ))}
      </ol>
    </div>
  );
}
