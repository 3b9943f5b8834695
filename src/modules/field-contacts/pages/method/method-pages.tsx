import "server-only";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { page } from "@/kernel/gate";
import { now } from "@/platform/clock";
import { FidelityScreen } from "../../ui/method/fidelity-screen";
import { InterimScreen } from "../../ui/method/interim-screen";
import { MethodScreen } from "../../ui/method/method-screen";
import { OverviewScreen } from "../../ui/method/overview-screen";
import { PartnersScreen } from "../../ui/method/partners-screen";
import { ReceivedScreen } from "../../ui/method/received-screen";
import { SteeringListScreen, SteeringScreen } from "../../ui/method/steering-screens";
import { TallyScreen } from "../../ui/method/tally-screen";
import {
  fidelityForm,
  fidelityOverview,
  interimReport,
  methodPage as methodPageView,
  receivedTallies,
  steeringMonth,
  steeringMonthList,
  tallyDay,
  tallyPartnerList,
} from "../../views/method";

type TitleKey =
  | "method.title"
  | "form.title"
  | "overview.title"
  | "steering.title"
  | "interim.listTitle"
  | "tally.title"
  | "received.title"
  | "partners.title";

/** The kind of page, nothing of its contents. */
function titled(key: TitleKey): () => Promise<Metadata> {
  return async () => ({ title: (await getTranslations("fieldMethod"))(key) });
}

export const methodMetadata = titled("method.title");
export const fidelityMetadata = titled("form.title");
export const overviewMetadata = titled("overview.title");
export const steeringMetadata = titled("steering.title");
export const interimMetadata = titled("interim.listTitle");
export const tallyMetadata = titled("tally.title");
export const receivedMetadata = titled("received.title");
export const partnersMetadata = titled("partners.title");

/** /[org]/field-contacts/method */
export const methodPage = page({
  view: methodPageView,
  input: () => ({}),
  render: (value, { principal }) => <MethodScreen org={principal.tenantSlug} {...value} />,
});

/** /[org]/field-contacts/[caseId]/fidelity */
export const fidelityPage = page({
  view: fidelityForm,
  input: ({ params }) => ({ caseId: params["caseId"] }),
  render: (value, { principal }) => <FidelityScreen org={principal.tenantSlug} {...value} />,
});

/** /[org]/field-contacts/method/fidelity?month=YYYY-MM */
export const overviewPage = page({
  view: fidelityOverview,
  input: ({ search }) => ({ month: search["month"] ?? null }),
  render: (value, { principal }) => <OverviewScreen org={principal.tenantSlug} {...value} />,
});

/** /[org]/field-contacts/method/steering */
export const steeringListPage = page({
  view: steeringMonthList,
  input: () => ({}),
  render: (value, { principal }) => <SteeringListScreen org={principal.tenantSlug} {...value} />,
});

/** /[org]/field-contacts/method/steering/YYYY-MM */
export const steeringMonthPage = page({
  view: steeringMonth,
  input: ({ params }) => ({ month: params["month"] }),
  render: (value, { principal }) => (
    <SteeringScreen org={principal.tenantSlug} reader={principal.displayName} now={now()} {...value} />
  ),
});

/** /[org]/field-contacts/method/interim/1?edition=2 */
export const interimPage = page({
  view: interimReport,
  input: ({ params, search }) => ({ number: params["number"], edition: search["edition"] ?? null }),
  render: (value, { principal }) => (
    <InterimScreen org={principal.tenantSlug} reader={principal.displayName} now={now()} {...value} />
  ),
});

/** /[org]/field-contacts/tally?on=YYYY-MM-DD&receiver=slug: the police liaison's */
export const tallyPage = page({
  view: tallyDay,
  input: ({ search }) => ({ on: search["on"] ?? null, receiver: search["receiver"] ?? null }),
  render: (value, { principal }) => <TallyScreen org={principal.tenantSlug} group={principal.unitName} {...value} />,
});

/** /[org]/field-contacts/tallies?month=YYYY-MM: the receiver's */
export const receivedTalliesPage = page({
  view: receivedTallies,
  input: ({ search }) => ({ month: search["month"] ?? null }),
  render: (value, { principal }) => <ReceivedScreen org={principal.tenantSlug} {...value} />,
});

/** /[org]/field-contacts/tally-partners: the receiver's administrator's */
export const tallyPartnersPage = page({
  view: tallyPartnerList,
  input: () => ({}),
  render: (value) => <PartnersScreen {...value} />,
});
