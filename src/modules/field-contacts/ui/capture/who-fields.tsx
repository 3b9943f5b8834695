"use client";

import { useTranslations } from "next-intl";
import { lazy, Suspense, useState } from "react";
import type { PersonCard } from "@/kernel/persons/contract";
import { RadioGroup } from "@/ui/form/choices";
import type { FieldBinding } from "@/ui/form/use-operation-form";
import { Button } from "@/ui/plain-button";

/** The register needs the net in any case: its search comes when somebody is known. */
const PersonPicker = lazy(() => import("@/kernel/persons/client").then((file) => ({ default: file.PersonPicker })));

/** The question to the register comes to the browser only when somebody asks it. */
const KnownHere = lazy(() => import("./known-here").then((file) => ({ default: file.KnownHere })));

/** Who it is, in one tap; somebody in the register is looked up when there is a net for it. */
export function WhoFields(props: {
  readonly field: FieldBinding;
  readonly org: string;
  readonly needsNet: boolean;
  /** Fills in the answer of the register. */
  readonly onKnown: (answer: "yes" | "no") => void;
  readonly typedWho: unknown;
  readonly onChange: () => void;
}) {
  const { field, org, needsNet, onKnown, typedWho, onChange } = props;
  const t = useTranslations("fieldCapture.form");
  const form = useTranslations("fieldContacts.form");
  const [who, setWho] = useState(typeof typedWho === "string" ? typedWho : "");
  const [chosen, setChosen] = useState<PersonCard | null>(null);
  const [chosenBefore, setChosenBefore] = useState(String(field.defaultValue ?? ""));
  const choose = (card: PersonCard | null) => {
    setChosen(card);
    setChosenBefore("");
    onChange();
  };
  const isKnown = who === "known" || chosenBefore !== "";
  return (
    // Columns that fit themselves claim room for as many as they may ever have: nothing here may be wider than the screen.
    <div className="grid min-w-0 grid-cols-1 gap-3">
      <div
        className="min-w-0"
        onInput={(event) => {
          if (event.target instanceof HTMLInputElement && event.target.name === "who") setWho(event.target.value);
        }}
      >
        <RadioGroup
          name="who"
          label={t("who")}
          optional
          defaultValue={isKnown ? "known" : who}
          options={[
            { value: "unknown", label: t("whoUnknown") },
            { value: "known", label: t("whoKnown") },
            { value: "other", label: t("whoOther") },
          ]}
          columns
        />
      </div>
      <input type="hidden" name={field.name} value={isKnown ? (chosen?.id ?? chosenBefore) : ""} />
      <AskRegister {...{ org, needsNet, onKnown }} />
      {who === "other" && <p className="text-sm text-muted">{t("whoOtherHint")}</p>}
      {isKnown && chosenBefore !== "" && (
        <p role="status" className="flex flex-wrap items-center gap-2">
          {t("chosenBefore")}
          <Button variant="quiet" onClick={() => choose(null)}>
            {t("removeChosen")}
          </Button>
        </p>
      )}
      {isKnown && chosenBefore === "" && needsNet && <p className="text-sm text-muted">{t("whoNeedsNet")}</p>}
      {isKnown && chosenBefore === "" && !needsNet && (
        <Suspense fallback={null}>
          <PersonPicker
            id={field.id}
            label={form("who")}
            hint={form("whoHint")}
            error={field.error}
            value={chosen}
            onChoose={choose}
          />
        </Suspense>
      )}
    </div>
  );
}

/** "Known to us?", folded away: most contacts are saved without it. */
function AskRegister(props: {
  readonly org: string;
  readonly needsNet: boolean;
  readonly onKnown: (answer: "yes" | "no") => void;
}) {
  const { org, needsNet, onKnown } = props;
  const t = useTranslations("fieldCapture");
  const [isOpen, setOpen] = useState(false);
  return (
    <div className="grid grid-cols-1 justify-items-start gap-2">
      <Button aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {t("knownHere.title")}
      </Button>
      {isOpen && needsNet && <p className="text-sm text-muted">{t("form.whoNeedsNet")}</p>}
      {isOpen && !needsNet && (
        <div className="w-full">
          <Suspense fallback={null}>
            <KnownHere org={org} onUse={onKnown} />
          </Suspense>
        </div>
      )}
    </div>
  );
}
