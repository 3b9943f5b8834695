/**
 * Moves the demo town in. Safe to run again: what is there stays, what is missing is added. Only the founding of the
 * authorities needs an owner's connection (DATABASE_ADMIN_URL); everything after it is done by the town's own people,
 * through the same gate as in the browser.
 */
import { DEMO_PASSWORD, disconnect } from "@/kernel/identity";
import { town } from "./town";
import { foundAuthorities } from "./town-founding";
import { moveIn } from "./town-organisation";
import { seedCohort } from "./town-cohort";
import { seedConsents } from "./town-consents";
import { seedLegalBases } from "./town-legal-bases";
import { seedMethod } from "./town-method";
import { seedContacts } from "./town-contacts";
import { seedDisclosures } from "./town-disclosures";
import { seedDuties } from "./town-duties";
import { seedReports } from "./town-reports";
import { seedRetention } from "./town-retention";
import { seedReview } from "./town-review";
import { seedServices } from "./town-services";

const ownerUrl = process.env.DATABASE_ADMIN_URL;
if (!ownerUrl) {
  console.error("Founding the demo town needs DATABASE_ADMIN_URL: an address whose role may act as samlots_owner.");
  process.exit(1);
}

try {
  await foundAuthorities(ownerUrl, town, DEMO_PASSWORD);
  for (const authority of town) await moveIn(authority, DEMO_PASSWORD);
  // Before anything is released: without a signature and a delegation nothing is.
  await seedLegalBases(ownerUrl);
  await seedCohort();
  await seedReports();
  await seedServices();
  await seedContacts();
  await seedDuties();
  await seedConsents();
  await seedDisclosures();
  await seedReview(ownerUrl);
  await seedRetention(ownerUrl);
  // After everything that logs contacts: it answers for those there are.
  await seedMethod();
} finally {
  await disconnect();
}
