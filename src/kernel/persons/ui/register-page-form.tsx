"use client";

import { useTranslations } from "next-intl";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { ButtonLink } from "@/ui/button";
import { RegisterPersonForm } from "./register-form";

/** Registering on a page of its own: goes on to the new person. */
export function RegisterPageForm({ org, seen }: { org: string; seen: { on: string; at: string } }) {
  const t = useTranslations("persons.register");
  const router = useRouter();
  const path = (personId: string) => `/${org}/persons/${personId}`;
  return (
    <RegisterPersonForm
      seen={seen}
      onRegistered={(personId) => router.push(path(personId))}
      duplicateAct={(card) => (
        <Link href={path(card.id)} prefetch={false} className="inline-flex min-h-control items-center">
          {t("open")}
        </Link>
      )}
      otherActions={
        <ButtonLink variant="quiet" href={`/${org}/persons`}>
          {t("back")}
        </ButtonLink>
      }
    />
  );
}
