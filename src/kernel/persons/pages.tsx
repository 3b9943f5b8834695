import "server-only";
import { swedishDateOf, swedishTimeOf } from "@/platform/clock";
import { page } from "../gate";
import { DuplicatesScreen } from "./ui/duplicates-screen";
import { MergeScreen } from "./ui/merge-screen";
import { PersonScreen } from "./ui/person-screen";
import { RegisterScreen } from "./ui/register-screen";
import { SearchScreen } from "./ui/search-screen";
import { compareEntries, listPossibleDuplicates, registerPage, searchPage, showPerson } from "./views";

/** /[org]/persons */
export const personSearchPage = page({
  view: searchPage,
  input: () => ({}),
  render: ({ mayMerge }, { principal }) => <SearchScreen org={principal.tenantSlug} mayMerge={mayMerge} />,
});

/** /[org]/persons/new */
export const registerPersonPage = page({
  view: registerPage,
  input: () => ({}),
  render: ({ now }, { principal }) => (
    <RegisterScreen org={principal.tenantSlug} seen={{ on: swedishDateOf(now), at: swedishTimeOf(now) }} />
  ),
});

/** /[org]/persons/[personId] */
export const personPage = page({
  view: showPerson,
  input: ({ params }) => ({ personId: params["personId"] }),
  render: (person, { principal }) => <PersonScreen org={principal.tenantSlug} person={person} />,
});

/** /[org]/persons/duplicates */
export const duplicatesPage = page({
  view: listPossibleDuplicates,
  input: () => ({}),
  render: (pairs, { principal }) => <DuplicatesScreen org={principal.tenantSlug} pairs={pairs} />,
});

/** /[org]/persons/[personId]/merge/[otherId] */
export const mergePage = page({
  view: compareEntries,
  input: ({ params }) => ({ keptId: params["personId"], mergedId: params["otherId"] }),
  render: (comparison, { principal }) => <MergeScreen org={principal.tenantSlug} comparison={comparison} />,
});
