import "server-only";
import type { PartManifest } from "../workflow";
import {
  addGuardian,
  addHouseholdMember,
  addName,
  addReader,
  askKnownHere,
  changeIdentity,
  changeName,
  endGuardian,
  endHouseholdMember,
  mergePersons,
  registerPerson,
  removeReader,
  reverseMerge,
  setProtection,
} from "./operations";
import {
  compareEntries,
  findDuplicates,
  findPersons,
  listPossibleDuplicates,
  registerPage,
  revealPerson,
  searchPage,
  showCard,
  showNumber,
  showPerson,
} from "./views";

/** What the register of persons declares about itself. */
export const manifest = {
  name: "persons",
  messages: "persons",
  items: [
    ...[registerPerson, changeIdentity, changeName, addName, setProtection, addReader, removeReader],
    ...[addGuardian, endGuardian, addHouseholdMember, endHouseholdMember, mergePersons, reverseMerge, askKnownHere],
    ...[
      searchPage,
      registerPage,
      findPersons,
      findDuplicates,
      listPossibleDuplicates,
      showPerson,
      showCard,
      showNumber,
    ],
    ...[revealPerson, compareEntries],
  ],
  nav: [
    {
      label: "persons.nav.persons",
      path: "persons",
      roles: [
        "outreachWorker",
        "socialWorker",
        "coordinator",
        "housingCoordinator",
        "caseManager",
        "unitHead",
        "registrar",
      ],
    },
  ],
} satisfies PartManifest;
