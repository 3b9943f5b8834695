import "server-only";
import { page } from "@/kernel/gate";
import { UnfinishedSection } from "../../ui/desk/unfinished-section";
import { unfinishedContacts } from "../../views/desk";

/** A part of the page of tasks, through the gate on its own: contacts that lack facts. For those who log contacts. */
export const unfinishedPart = {
  roles: ["outreachWorker", "socialWorker", "unitHead"],
  Part: page({
    view: unfinishedContacts,
    input: () => ({}),
    render: (listing, { principal }) => <UnfinishedSection org={principal.tenantSlug} listing={listing} />,
  }),
} as const;
