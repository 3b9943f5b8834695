"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { now, swedishDateOf, swedishTimeOf } from "@/platform/clock";
import { Button } from "@/ui/button";
import { showCardAction } from "../actions";
import type { PersonCard } from "../contract";
import { PersonText } from "./person-text";
import { RegisterPersonForm } from "./register-form";
import { SearchPeople } from "./search-people";

/** What the picker's dialog holds: the search, or the form for somebody new. */
export function PickerContent({ onChoose }: { onChoose: (card: PersonCard) => void }) {
  const t = useTranslations("persons.picker");
  const register = useTranslations("persons.register");
  const [isRegistering, setIsRegistering] = useState(false);
  const chooseNew = async (personId: string) => {
    const reply = await showCardAction({ personId });
    if (reply.ok) onChoose(reply.value);
  };
  if (isRegistering) {
    const moment = now();
    return (
      <section className="grid gap-4">
        <h3 className="text-lg">{t("registerTitle")}</h3>
        <RegisterPersonForm
          seen={{ on: swedishDateOf(moment), at: swedishTimeOf(moment) }}
          onRegistered={(personId) => void chooseNew(personId)}
          duplicateAct={(card) => <Button onClick={() => onChoose(card)}>{register("use")}</Button>}
          otherActions={
            <Button variant="quiet" onClick={() => setIsRegistering(false)}>
              {t("backToSearch")}
            </Button>
          }
        />
      </section>
    );
  }
  return (
    <div className="grid gap-6">
      <SearchPeople
        hit={(card) => (
          <div className="flex flex-wrap items-center justify-between gap-2">
            <PersonText card={card} />
            <Button onClick={() => onChoose(card)}>{t("take")}</Button>
          </div>
        )}
      />
      <div>
        <Button variant="quiet" onClick={() => setIsRegistering(true)}>
          {t("registerTitle")}
        </Button>
      </div>
    </div>
  );
}
