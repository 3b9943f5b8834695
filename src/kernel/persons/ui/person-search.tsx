"use client";

import Link from "next/link";
import { PersonText } from "./person-text";
import { SearchPeople } from "./search-people";

/** The search of the page: hits lead to the person. Addresses hold an id that means nothing outside the register. */
export function PersonSearch({ org }: { org: string }) {
  return (
    <SearchPeople
      hit={(card) => (
        <Link href={`/${org}/persons/${card.id}`} prefetch={false} className="inline-flex min-h-control items-center">
          <PersonText card={card} />
        </Link>
      )}
    />
  );
}
