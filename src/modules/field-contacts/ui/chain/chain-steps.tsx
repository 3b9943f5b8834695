import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { classNames } from "@/ui/class-names";
import { Tag } from "@/ui/data/tag";
import { chainProgress, type ProgressStep, type StepProgress } from "../../domain/chain/progress";
import type { StepProps } from "./step-parts";
import { AssessmentStep } from "./step-assessment";
import { HandoverStep } from "./step-handover";
import { InterventionStep } from "./step-intervention";
import { HousingStep, OfferStep } from "./step-offers";
import { OutcomeStep } from "./step-outcome";
import { PresenceStep } from "./step-presence";

const bodies: Record<ProgressStep, (props: StepProps) => ReactNode> = {
  intervention: InterventionStep,
  presence: PresenceStep,
  assessment: AssessmentStep,
  offer: OfferStep,
  housing: HousingStep,
  handover: HandoverStep,
  outcome: OutcomeStep,
};

/** The contact as the seven steps of the work: what happened, who noted it, what came of it, and what is next. */
export function ChainSteps(props: StepProps) {
  const t = useTranslations("fieldChain");
  const { opened, chain } = props;
  const steps = chainProgress({ contact: opened.contact, ...chain });
  return (
    <section id="chain" className="grid scroll-mt-4 gap-4" aria-labelledby="chain-title">
      <h2 id="chain-title" className="text-xl">
        {t("title")}
      </h2>
      {/* Lists without bullets lose their role in Safari unless it is written out. */}
      {/* eslint-disable-next-line jsx-a11y/no-redundant-roles -- see above */}
      <ol role="list" className="grid">
        {steps.map((step, at) => {
          const Body = bodies[step.step];
          return (
            <Step key={step.step} number={at + 1} step={step} isLast={at === steps.length - 1}>
              <Body {...props} />
            </Step>
          );
        })}
      </ol>
    </section>
  );
}

interface StepFrame {
  readonly number: number;
  readonly step: StepProgress;
  readonly isLast: boolean;
  readonly children: ReactNode;
}

/** One step on the line: its number, its name, its state in words, and what is known of it. */
function Step({ number, step: { step, state, isNext }, isLast, children }: StepFrame) {
  const t = useTranslations("fieldChain");
  const isDone = state === "done";
  return (
    <li
      aria-current={isNext ? "step" : undefined}
      className="relative grid grid-cols-[2rem_minmax(0,1fr)] gap-x-3 pb-7 last:pb-0 sm:gap-x-4"
    >
      {!isLast && <span aria-hidden="true" className="absolute top-8 bottom-0 left-4 -ml-px border-l-2 border-line" />}
      <span
        aria-hidden="true"
        className={classNames(
          "tabular grid size-8 place-items-center rounded-full border-2 text-sm font-semibold",
          isDone && "border-accent bg-accent text-on-accent",
          !isDone && isNext && "border-accent bg-canvas text-ink",
          !isDone && !isNext && "border-line bg-canvas text-muted",
        )}
      >
        {number}
      </span>
      <div className="grid min-w-0 gap-2">
        <div className="flex min-h-8 flex-wrap items-center gap-x-3 gap-y-1">
          <h3 className="text-base">
            <span className="sr-only">{t("stepNumber", { number })} </span>
            {t(`steps.${step}`)}
          </h3>
          {isNext ? (
            <Tag tone="info">{t("states.next")}</Tag>
          ) : (
            state !== "done" && <span className="text-sm text-muted">{t(`states.${state}`)}</span>
          )}
        </div>
        {children}
      </div>
    </li>
  );
}
