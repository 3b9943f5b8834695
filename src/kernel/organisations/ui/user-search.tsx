"use client";

import { useTranslations } from "next-intl";
import Link from "next/link";
import { useState, type FormEvent } from "react";
import { Button } from "@/ui/button";
import { TextField } from "@/ui/form/fields";
import { LiveForm } from "@/ui/form/live-form";
import { useMessageText } from "@/ui/i18n/use-message-text";
import { StatusLine } from "@/ui/status-line";
import { findUsersAction } from "../actions";
import type { UserList } from "../data/users";

/** Finds users by part of the name or the address. The text goes in the body of a request, never in an address. */
export function UserSearch({ org }: { org: string }) {
  const t = useTranslations("organisations.users");
  const role = useTranslations("identity.roles");
  const textOf = useMessageText();
  const [found, setFound] = useState<UserList | null>(null);
  const [error, setError] = useState<string | undefined>();
  const search = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const text = String(new FormData(event.currentTarget).get("search") ?? "");
    const reply = await findUsersAction({ search: text }).catch(() => null);
    if (reply?.ok) {
      setError(undefined);
      return setFound(reply.value);
    }
    setFound(null);
    const problem = reply?.fields["search"];
    setError(problem ? textOf(problem.key) : reply ? textOf(reply.message) : t("searchFailed"));
  };
  return (
    <section aria-label={t("search")} className="grid gap-4">
      <LiveForm role="search" onSubmit={search} className="flex flex-wrap items-end gap-2">
        <TextField name="search" label={t("search")} hint={t("searchHint")} error={error} maxLength={120} />
        <Button type="submit">{t("searchSubmit")}</Button>
        {found && (
          <Button variant="quiet" onClick={() => setFound(null)}>
            {t("clear")}
          </Button>
        )}
      </LiveForm>
      <StatusLine>{found && t("found", { count: found.rows.length })}</StatusLine>
      {found && found.rows.length > 0 && (
        <ul className="grid max-w-reading divide-y divide-line border-y border-line">
          {found.rows.map(({ id, name, email, disabled, assignments }) => (
            <li key={id} className="grid gap-0.5 py-2.5">
              <Link href={`/${org}/administration/users/${id}`} className="font-semibold">
                {name}
              </Link>
              <span className="text-muted">
                {email}
                {disabled && ` · ${t("disabled")}`}
              </span>
              <span>
                {assignments.map((held) => t("atUnit", { role: role(held.role), unit: held.unitName })).join(" · ") ||
                  t("noAssignment")}
              </span>
            </li>
          ))}
        </ul>
      )}
      {found?.next && <p>{t("more", { count: found.rows.length })}</p>}
    </section>
  );
}
