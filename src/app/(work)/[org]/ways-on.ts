import { manifest as attention } from "@/kernel/attention";
import { manifest as cases } from "@/kernel/cases";
import { manifest as emergency } from "@/kernel/emergency";
import type { Principal } from "@/kernel/identity";
import { manifest as legalBases } from "@/kernel/legal-bases";
import { manifest as logReview } from "@/kernel/log-review";
import { manifest as organisations } from "@/kernel/organisations";
import { manifest as persons } from "@/kernel/persons";
import { manifest as retention } from "@/kernel/retention";
import type { NavItem as DeclaredWay } from "@/kernel/workflow";
import { workflows } from "@/modules";

/** A way on: its path inside the tenant, and the key of its words. */
export type WayOn = Pick<DeclaredWay, "label" | "path">;

/** Where somebody can go, as the workflows and parts declare it for the role. A menu, not a permission: pages pass the gate. */
export function waysOn(
  principal: Pick<Principal, "role" | "sightUnitId">,
  mayOpenInEmergency: boolean,
): readonly WayOn[] {
  return [...workflows, attention, cases, emergency, persons, legalBases, organisations, logReview, retention]
    .flatMap(({ nav }): readonly DeclaredWay[] => nav)
    .filter(
      ({ roles, needsUnitSight, needsEmergencyRule }) =>
        roles.includes(principal.role) &&
        (!needsUnitSight || principal.sightUnitId !== null) &&
        (!needsEmergencyRule || mayOpenInEmergency),
    );
}
