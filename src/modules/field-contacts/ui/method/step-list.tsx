import { useTranslations } from "next-intl";
import { methodSteps } from "../../domain/method/steps";

/** The text of one version, step by step. */
export function StepList({ texts }: { readonly texts: readonly string[] }) {
  const t = useTranslations("fieldMethod");
  return (
    <ol className="grid max-w-reading gap-4">
      {methodSteps.map((step) => (
        <li key={step} className="grid grid-cols-[2rem_1fr] gap-x-2">
          <span aria-hidden className="tabular text-lg font-semibold text-muted">
            {step}
          </span>
          <span>
            <span className="block font-semibold">{t(`steps.step${step}`)}</span>
            <span className="block whitespace-pre-line">{texts[step - 1]}</span>
          </span>
        </li>
      ))}
    </ol>
  );
}
