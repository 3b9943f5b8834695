import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Banner } from "@/ui/banner";
import { Details } from "@/ui/data/details";
import { SummaryList } from "@/ui/data/summary-list";
import { DataTable } from "@/ui/data/table";
import { Tag } from "@/ui/data/tag";
import { formatDate } from "@/ui/i18n/formats";
import { MessagesFor } from "@/ui/i18n/messages-for";
import type { AssignmentRow, UserDetails } from "../data/users";
import { AdministrationFrame } from "./administration-frame";
import { AddAssignmentForm, EndAssignmentForm } from "./assignment-forms";
import type { ProviderChoice } from "./sign-in-fields";
import { DisableUserForm, EnableUserForm, EndSessionsForm, ResetCredentialForm } from "./user-acts";
import { ChangeUserForm } from "./user-forms";

interface UserScreenProps {
  readonly org: string;
  readonly user: UserDetails;
  readonly units: readonly { readonly id: string; readonly name: string }[];
  readonly providers: readonly ProviderChoice[];
  /** Today's date, YYYY-MM-DD. */
  readonly today: string;
  /** Whether the administrator looks at the own account. */
  readonly isSelf: boolean;
}

const FORM_TEXTS = [
  ...(["organisations.user", "organisations.userForm", "organisations.assignmentForm"] as const),
  ...(["organisations.resetForm", "organisations.errors", "identity.roles", "identity.errors"] as const),
] as const;

/** One user: who it is, what the assignments are, and how they get in. */
export function UserScreen(props: UserScreenProps) {
  const { org, user, isSelf } = props;
  const t = useTranslations("organisations.user");
  const users = useTranslations("organisations.users");
  const disabled = user.disabledOn !== null;
  return (
    <AdministrationFrame
      org={org}
      section="users"
      title={user.name}
      about={user.email}
      due={disabled ? <Tag tone="danger">{users("disabled")}</Tag> : undefined}
      backLabel={users("back")}
    >
      <MessagesFor parts={FORM_TEXTS}>
        {isSelf && <Banner tone="info" title={t("isSelf")} />}
        <Part title={t("assignments")}>
          <Assignments {...props} />
          {!disabled && (
            <Details summary={t("addAssignment")} open>
              <AddAssignmentForm accountId={user.id} today={props.today} units={props.units} />
            </Details>
          )}
        </Part>
        <Part title={t("facts")}>
          <Facts user={user} />
          <Details summary={t("change")}>
            <ChangeUserForm
              accountId={user.id}
              version={user.version}
              values={{ name: user.name, email: user.email, locale: user.locale }}
            />
          </Details>
        </Part>
        {!isSelf && <Access {...props} />}
      </MessagesFor>
    </AdministrationFrame>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="grid gap-4">
      <h2 className="text-xl">{title}</h2>
      {children}
    </section>
  );
}

function Facts({ user }: { user: UserDetails }) {
  const t = useTranslations("organisations.user");
  const form = useTranslations("organisations.userForm");
  const locale = useLocale();
  const { oidcIssuer, oidcBound, openSessions, disabledOn } = user;
  const provider = oidcIssuer !== null && t("byProvider", { issuer: oidcIssuer });
  const signIn = provider ? `${provider}${oidcBound ? "" : `. ${t("notBound")}`}` : t("byPassword");
  return (
    <SummaryList
      rows={[
        { key: "signIn", label: t("signIn"), value: signIn },
        { key: "sessions", label: t("sessions"), value: t("sessionCount", { count: openSessions }) },
        { key: "locale", label: form("locale"), value: user.locale === "en" ? form("english") : form("swedish") },
        { key: "added", label: t("added"), value: formatDate(user.createdAt, locale) },
        ...(disabledOn ? [{ key: "disabled", label: t("disabledSince"), value: formatDate(disabledOn, locale) }] : []),
      ]}
    />
  );
}

function AssignmentState({ row }: { row: AssignmentRow }) {
  const t = useTranslations("organisations.user");
  return (
    <span className="flex flex-wrap gap-1">
      <Tag tone={row.state === "current" ? "success" : "neutral"}>{t(row.state)}</Tag>
      {row.onDuty && <Tag tone="info">{t("onDuty")}</Tag>}
    </span>
  );
}

function Assignments({ user, today }: UserScreenProps) {
  const t = useTranslations("organisations.user");
  const role = useTranslations("identity.roles");
  const locale = useLocale();
  return (
    <>
      <DataTable
        caption={t("assignmentsCaption")}
        hideCaption
        rows={user.assignments}
        rowKey={(row) => row.id}
        empty={t("noAssignments")}
        columns={[
          { key: "role", head: t("role"), cell: (row) => role(row.role) },
          { key: "unit", head: t("unit"), cell: (row) => row.unitName },
          { key: "from", head: t("from"), cell: (row) => formatDate(row.validFrom, locale) },
          { key: "to", head: t("to"), cell: (row) => (row.lastDay ? formatDate(row.lastDay, locale) : t("noEnd")) },
          { key: "state", head: t("state"), cell: (row) => <AssignmentState row={row} /> },
        ]}
      />
      {user.assignments
        .filter((row) => row.state !== "ended")
        .map((row) => {
          const label = t("endTitle", { role: role(row.role), unit: row.unitName });
          return (
            <Details key={row.id} summary={label}>
              <EndAssignmentForm
                accountId={user.id}
                assignmentId={row.id}
                version={row.version}
                today={today}
                label={label}
              />
            </Details>
          );
        })}
    </>
  );
}

function Access({ user, providers }: UserScreenProps) {
  const t = useTranslations("organisations.user");
  return (
    <Part title={t("access")}>
      {user.disabledOn === null ? (
        <>
          <Details summary={t("reset")}>
            <ResetCredentialForm accountId={user.id} providers={providers} />
          </Details>
          <Details summary={t("endSessions")}>
            <EndSessionsForm accountId={user.id} />
          </Details>
          <Details summary={t("disable")}>
            <DisableUserForm accountId={user.id} />
          </Details>
        </>
      ) : (
        <EnableUserForm accountId={user.id} />
      )}
    </Part>
  );
}
