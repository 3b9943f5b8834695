import { useTranslations } from "next-intl";
import Link from "next/link";
import { ButtonLink } from "@/ui/button";
import { Pagination } from "@/ui/data/pagination";
import { DataTable } from "@/ui/data/table";
import { Tabs } from "@/ui/data/tabs";
import { Tag } from "@/ui/data/tag";
import { compareSwedish } from "@/ui/i18n/formats";
import { MessagesFor } from "@/ui/i18n/messages-for";
import { AddIcon } from "@/ui/icons";
import type { UserList, UserRow } from "../data/users";
import { AdministrationFrame, sectionPath } from "./administration-frame";
import type { ProviderChoice } from "./sign-in-fields";
import { AddUserForm } from "./user-forms";
import { UserSearch } from "./user-search";

export type UserStatus = "active" | "disabled" | "all";

function UserAssignments({ user }: { user: UserRow }) {
  const t = useTranslations("organisations.users");
  const role = useTranslations("identity.roles");
  if (user.assignments.length === 0) return <Tag tone="warning">{t("noAssignment")}</Tag>;
  return (
    <ul>
      {user.assignments.map((held) => (
        <li key={`${held.role} ${held.unitName}`}>{t("atUnit", { role: role(held.role), unit: held.unitName })}</li>
      ))}
    </ul>
  );
}

/** Users of the authority, a page at a time, and the search among them. */
export function UsersScreen({ org, list, status }: { org: string; list: UserList; status: UserStatus }) {
  const t = useTranslations("organisations.users");
  const title = useTranslations("organisations.titles");
  const path = sectionPath(org, "users");
  const labels = { active: t("active"), disabled: t("disabledTab"), all: t("all") } as const;
  const add = (
    <ButtonLink variant="primary" href={`${path}/new`} icon={<AddIcon />}>
      {t("add")}
    </ButtonLink>
  );
  const rows = [...list.rows].sort((a, b) => compareSwedish(a.name, b.name));
  return (
    <AdministrationFrame org={org} section="users" title={title("users")} actions={add}>
      <MessagesFor parts={["organisations.users", "organisations.errors", "identity.roles"]}>
        <UserSearch org={org} />
      </MessagesFor>
      <Tabs
        label={t("which")}
        tabs={(["active", "disabled", "all"] as const).map((one) => ({
          href: one === "active" ? path : `${path}?status=${one}`,
          label: labels[one],
          current: one === status,
        }))}
      />
      <DataTable
        caption={t("caption")}
        hideCaption
        rows={rows}
        rowKey={(user) => user.id}
        empty={t("empty")}
        columns={[
          { key: "name", head: t("name"), cell: (user) => <Link href={`${path}/${user.id}`}>{user.name}</Link> },
          { key: "email", head: t("email"), cell: (user) => user.email },
          { key: "assignments", head: t("assignments"), cell: (user) => <UserAssignments user={user} /> },
          {
            key: "signIn",
            head: t("signIn"),
            cell: (user) =>
              user.disabled ? (
                <Tag tone="danger">{t("disabled")}</Tag>
              ) : user.oidcIssuer === null ? (
                t("byPassword")
              ) : (
                t("byProvider")
              ),
          },
        ]}
      />
      <Pagination nextHref={list.next && `${path}?status=${status}&after=${list.next}`} />
    </AdministrationFrame>
  );
}

/** A new user. */
export function NewUserScreen({ org, providers }: { org: string; providers: readonly ProviderChoice[] }) {
  const t = useTranslations("organisations");
  return (
    <AdministrationFrame org={org} section="users" title={t("titles.newUser")} backLabel={t("users.back")}>
      <MessagesFor parts={["organisations.userForm", "organisations.errors", "identity.errors"]}>
        <AddUserForm org={org} providers={providers} />
      </MessagesFor>
    </AdministrationFrame>
  );
}
