import Link from "next/link";
import { classNames } from "../class-names";

/** One view of the same thing, with its own address. */
export interface Tab {
  readonly href: string;
  readonly label: string;
  readonly current: boolean;
  /** How many things are behind it, when that helps. */
  readonly count?: string;
}

/** Views of one thing side by side, as links: each has an address, works without script and can be bookmarked. */
export function Tabs({ label, tabs }: { label: string; tabs: readonly Tab[] }) {
  return (
    <nav aria-label={label} className="border-b border-line">
      <ul className="-mb-px flex flex-wrap gap-x-1">
        {tabs.map(({ href, label: text, current, count }) => (
          <li key={href}>
            <Link
              href={href}
              aria-current={current ? "page" : undefined}
              className={classNames(
                "inline-flex min-h-control items-center gap-2 border-b-4 px-3 no-underline",
                current ? "border-accent font-semibold text-ink" : "border-transparent text-link hover:border-line",
              )}
            >
              {text}
              {count !== undefined && (
                <span className="tabular rounded-full bg-sunken px-2 text-sm text-ink">{count}</span>
              )}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
