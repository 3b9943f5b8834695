import "server-only";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { page, type PageAddress, type PageProps } from "../gate";
import type { MeasureDeclaration } from "../workflow";
import { DeviceDraftsScreen } from "./ui/device-drafts-screen";
import { GoalsScreen } from "./ui/goals-screen";
import { LogScreen } from "./ui/log-screen";
import { OverviewScreen } from "./ui/overview-screen";
import { NewProviderScreen, ProviderScreen, ProvidersScreen, SettingsScreen } from "./ui/settings-screens";
import { NewUnitScreen, UnitScreen, UnitsScreen } from "./ui/unit-screens";
import { UserScreen } from "./ui/user-screen";
import { NewUserScreen, UsersScreen, type UserStatus } from "./ui/users-screen";
import {
  auditLog,
  listGoals,
  listProviders,
  listUnits,
  listUsers,
  organisationOverview,
  prepareUser,
  showDeviceDrafts,
  showProvider,
  showSettings,
  showUnit,
  showUser,
} from "./views";

const nothing = () => ({});

/** One value of the address, an empty text when it is missing or given several times. */
function one({ search }: Pick<PageAddress, "search">, name: string): string {
  const value = search[name];
  return typeof value === "string" ? value : "";
}

type Title = Parameters<Awaited<ReturnType<typeof getTranslations<"organisations.titles">>>>[0];

/** The title of a page: a text of the catalogue, never somebody's name. */
function titled(key: Title): () => Promise<Metadata> {
  return async () => ({ title: (await getTranslations("organisations.titles"))(key) });
}

export const overviewMetadata = titled("overview");
export const overviewPage = page({
  view: organisationOverview,
  input: nothing,
  render: (counts, { principal }) => <OverviewScreen org={principal.tenantSlug} counts={counts} />,
});

export const unitsMetadata = titled("units");
export const unitsPage = page({
  view: listUnits,
  input: nothing,
  render: (units, { principal }) => <UnitsScreen org={principal.tenantSlug} units={units} />,
});

export const newUnitMetadata = titled("newUnit");
export const newUnitPage = page({
  view: organisationOverview,
  input: nothing,
  render: (_counts, { principal }) => <NewUnitScreen org={principal.tenantSlug} />,
});

export const unitMetadata = titled("unit");
export const unitPage = page({
  view: showUnit,
  input: ({ params }) => ({ unitId: params["unitId"] }),
  render: (unit, { principal }) => <UnitScreen org={principal.tenantSlug} unit={unit} />,
});

const statusOf = (address: Pick<PageAddress, "search">): UserStatus => {
  const asked = one(address, "status");
  return asked === "disabled" || asked === "all" ? asked : "active";
};

export const usersMetadata = titled("users");
export const usersPage = page({
  view: listUsers,
  input: (address) => ({ status: statusOf(address), after: one(address, "after") || null }),
  render: (list, { principal, search }) => (
    <UsersScreen org={principal.tenantSlug} list={list} status={statusOf({ search })} />
  ),
});

export const newUserMetadata = titled("newUser");
export const newUserPage = page({
  view: prepareUser,
  input: nothing,
  render: ({ providers }, { principal }) => <NewUserScreen org={principal.tenantSlug} providers={providers} />,
});

export const userMetadata = titled("user");
export const userPage = page({
  view: showUser,
  input: ({ params }) => ({ accountId: params["accountId"] }),
  render: (shown, { principal }) => (
    <UserScreen org={principal.tenantSlug} {...shown} isSelf={shown.user.id === principal.accountId} />
  ),
});

export const goalsMetadata = titled("goals");
/** The page of goals. What can be measured comes from the manifests of the workflows, which the kernel does not know. */
export function goalsPage(measures: readonly MeasureDeclaration[]): (props: PageProps) => Promise<ReactNode> {
  return page({
    view: listGoals,
    input: nothing,
    render: (shown, { principal }) => <GoalsScreen org={principal.tenantSlug} measures={measures} {...shown} />,
  });
}

export const settingsMetadata = titled("settings");
export const settingsPage = page({
  view: showSettings,
  input: nothing,
  render: (settings, { principal }) => <SettingsScreen org={principal.tenantSlug} settings={settings} />,
});

export const deviceDraftsMetadata = titled("deviceDrafts");
export const deviceDraftsPage = page({
  view: showDeviceDrafts,
  input: nothing,
  render: (shown, { principal }) => <DeviceDraftsScreen org={principal.tenantSlug} {...shown} />,
});

export const providersMetadata = titled("providers");
export const providersPage = page({
  view: listProviders,
  input: nothing,
  render: (providers, { principal }) => <ProvidersScreen org={principal.tenantSlug} providers={providers} />,
});

export const newProviderMetadata = titled("newProvider");
export const newProviderPage = page({
  view: organisationOverview,
  input: nothing,
  render: (_counts, { principal }) => <NewProviderScreen org={principal.tenantSlug} />,
});

export const providerMetadata = titled("provider");
export const providerPage = page({
  view: showProvider,
  input: ({ params }) => ({ providerId: params["providerId"] }),
  render: (provider, { principal }) => <ProviderScreen org={principal.tenantSlug} provider={provider} />,
});

export const logMetadata = titled("log");
export const logPage = page({
  view: auditLog,
  input: (address) => ({
    actor: one(address, "actor") || null,
    day: one(address, "day") || null,
    outcome: one(address, "outcome") || null,
    after: one(address, "after") || null,
  }),
  render: (log, { principal, search }) => (
    <LogScreen
      org={principal.tenantSlug}
      log={log}
      filter={{ actor: one({ search }, "actor"), day: one({ search }, "day"), outcome: one({ search }, "outcome") }}
    />
  ),
});
