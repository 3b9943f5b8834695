import type { ReactNode } from "react";
import { classNames } from "../class-names";
import { ShieldIcon } from "../icons";

interface CaseBannerProps {
  /** Names the region for screen readers: "Ärendet". */
  readonly label: string;
  readonly name: ReactNode;
  /** Age, programme, my role: a few short facts, each of them finished text. */
  readonly facts: readonly { readonly key: string; readonly text: ReactNode }[];
  /** Consent state, deadlines: Tags. */
  readonly tags?: ReactNode;
  /** The sentence of a protected identity. When given, a red band with shield and words stands on top. */
  readonly protection?: ReactNode;
}

/**
 * The right case, on every page of it: stays at the top while the page scrolls. On phones only the name and the
 * protection stay, so that there is room left to work; base.css keeps what gets focus from hiding below it.
 */
export function CaseBanner(props: CaseBannerProps) {
  const { label, name, protection } = props;
  return (
    <>
      <section
        aria-label={label}
        data-case-banner
        className="sticky top-0 z-30 -mx-4 border-b border-line bg-surface sm:-mx-6 lg:mx-0 lg:rounded-b-lg lg:border-x"
      >
        {protection && (
          <p className="flex items-center gap-2 bg-band px-4 py-1.5 leading-snug font-semibold text-on-band sm:px-6">
            <ShieldIcon />
            <span>{protection}</span>
          </p>
        )}
        <div className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2 sm:px-6">
          <p className="text-lg font-semibold">{name}</p>
          <CaseFacts {...props} className="hidden flex-1 md:flex" />
        </div>
      </section>
      <CaseFacts {...props} className="flex py-2 md:hidden" />
    </>
  );
}

function CaseFacts({ facts, tags, className }: CaseBannerProps & { className: string }) {
  return (
    <div className={classNames("flex-wrap items-center gap-x-4 gap-y-1.5", className)}>
      <ul className="flex flex-wrap gap-x-4 text-sm text-muted">
        {facts.map(({ key, text }) => (
          <li key={key}>{text}</li>
        ))}
      </ul>
      {tags && <div className="flex flex-wrap gap-1.5 md:ml-auto">{tags}</div>}
    </div>
  );
}
