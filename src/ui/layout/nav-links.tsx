"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { classNames } from "../class-names";

/** A place in the menu. `exact`: only its own address counts as being there (the start page). */
export interface NavItem {
  readonly href: string;
  readonly label: string;
  readonly exact?: boolean;
}

/** The links of a menu; the place where one is, is marked for eyes and ears. */
export function NavLinks(props: { label: string; items: readonly NavItem[]; className?: string; tabs?: boolean }) {
  const { label, items, className, tabs } = props;
  const path = usePathname();
  // The longest address that fits: a place under another place marks itself alone.
  const [here] = items
    .filter(({ href, exact }) => path === href || (!exact && path.startsWith(`${href}/`)))
    .sort((a, b) => b.href.length - a.href.length);
  return (
    <nav aria-label={label}>
      <ul className={className}>
        {items.map(({ href, label: text }) => {
          const current = href === here?.href;
          return (
            <li key={href}>
              <Link
                href={href}
                aria-current={current ? "page" : undefined}
                className={classNames(
                  "inline-flex min-h-control items-center px-3 no-underline",
                  tabs ? "border-b-4" : "w-full border-l-4",
                  current ? "border-accent font-semibold text-ink" : "border-transparent text-link hover:border-line",
                )}
              >
                {text}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
