"use client";

import { useTranslations } from "next-intl";
import { useState, type ReactNode } from "react";
import { useWatch } from "react-hook-form";
import { Banner } from "@/ui/banner";
import { Checkbox, Fieldset, RadioGroup } from "@/ui/form/choices";
import { DateField, Select, TextField, TimeField } from "@/ui/form/fields";
import { Form } from "@/ui/form/form";
import { useOperationForm, type OperationForm } from "@/ui/form/use-operation-form";
import { findDuplicatesAction, registerPersonAction } from "../actions";
import { PROTECTIONS, type DuplicateRow, type IdentityKind, type PersonCard } from "../contract";
import { registerPersonSchema } from "../schema";
import { PersonText } from "./person-text";
import { IdentityLevelField, NumberField } from "./identity-fields";

interface RegisterPersonFormProps {
  /** This moment, as day and time in Sweden: the default of when somebody without a number was seen. */
  readonly seen: { readonly on: string; readonly at: string };
  readonly onRegistered: (personId: string) => void;
  /** What can be done with somebody who is in the register already. */
  readonly duplicateAct: (card: PersonCard) => ReactNode;
  readonly otherActions?: ReactNode;
}

interface Fields {
  identityKind: IdentityKind;
  [field: string]: string | boolean;
}

const KINDS = ["personnummer", "samordningsnummer", "temporary"] as const;

/** Registers somebody: by number, or for the time being without one. Shows who may be the same before anything is saved. */
export function RegisterPersonForm({ seen, onRegistered, duplicateAct, otherActions }: RegisterPersonFormProps) {
  const t = useTranslations("persons.register");
  const kindText = useTranslations("persons.identityKind");
  const [duplicates, setDuplicates] = useState<readonly DuplicateRow[]>([]);
  const form = useOperationForm({
    schema: registerPersonSchema,
    action: async (input, meta) => {
      const reply = await registerPersonAction(input, meta);
      if (!reply.ok && reply.code === "possibleDuplicate") {
        const found = await findDuplicatesAction(input);
        setDuplicates(found.ok ? found.value : []);
      }
      return reply;
    },
    defaultValues: emptyPerson(seen) as never,
    onSaved: ({ personId }) => onRegistered(personId),
  }) as unknown as OperationForm<Fields>;
  const kind = useWatch({ control: form.methods.control, name: "identityKind" });
  return (
    <Form form={form} submitLabel={t("submit")} otherActions={otherActions}>
      <RadioGroup
        {...form.field("identityKind")}
        label={t("identityKind")}
        options={KINDS.map((value) => ({ value, label: kindText(value) }))}
      />
      {kind === "temporary" ? <TemporaryFields form={form} /> : <NumberedFields form={form} kind={kind} />}
      <ProtectionField form={form} />
      {duplicates.length > 0 && (
        <Banner tone="warning" title={t("duplicateTitle")} announced>
          <p>{t("duplicateText")}</p>
          <DuplicateList duplicates={duplicates} act={duplicateAct} />
          <Checkbox {...form.field("confirmedNotDuplicate")} label={t("confirm")} />
        </Banner>
      )}
    </Form>
  );
}

function emptyPerson(seen: RegisterPersonFormProps["seen"]): Fields {
  return {
    ...{ identityKind: "personnummer", number: "", identityLevel: "", givenName: "", familyName: "" },
    ...{ assumedName: "", estimatedAgeFrom: "", estimatedAgeTo: "", seenOn: seen.on, seenAtTime: seen.at },
    ...{ protection: "none", confirmedNotDuplicate: false },
  };
}

function NumberedFields({ form, kind }: { form: OperationForm<Fields>; kind: IdentityKind }) {
  const t = useTranslations("persons.register");
  return (
    <>
      <NumberField {...form.field("number")} kind={kind} />
      {kind === "samordningsnummer" && <IdentityLevelField {...form.field("identityLevel")} />}
      <TextField {...form.field("givenName")} label={t("givenName")} />
      <TextField {...form.field("familyName")} label={t("familyName")} />
    </>
  );
}

function TemporaryFields({ form }: { form: OperationForm<Fields> }) {
  const t = useTranslations("persons.register");
  return (
    <>
      <TextField {...form.field("assumedName")} label={t("assumedName")} hint={t("assumedNameHint")} />
      <Fieldset legend={t("estimatedAge")} hint={t("estimatedAgeHint")} optional>
        <div className="flex flex-wrap gap-4">
          <TextField
            {...form.field("estimatedAgeFrom")}
            label={t("estimatedAgeFrom")}
            width="short"
            inputMode="numeric"
          />
          <TextField {...form.field("estimatedAgeTo")} label={t("estimatedAgeTo")} width="short" inputMode="numeric" />
        </div>
      </Fieldset>
      <div className="flex flex-wrap gap-4">
        <DateField {...form.field("seenOn")} label={t("seenOn")} />
        <TimeField {...form.field("seenAtTime")} label={t("seenAtTime")} />
      </div>
    </>
  );
}

function ProtectionField({ form }: { form: OperationForm<Fields> }) {
  const t = useTranslations("persons.register");
  const level = useTranslations("persons.protection");
  return (
    <Select
      {...form.field("protection")}
      label={t("protection")}
      hint={t("protectionHint")}
      options={PROTECTIONS.map((value) => ({ value, label: level(value) }))}
    />
  );
}

/** People who may be the one in the form, each with the reasons and what can be done. */
export function DuplicateList(props: { duplicates: readonly DuplicateRow[]; act: (card: PersonCard) => ReactNode }) {
  const why = useTranslations("persons.duplicate");
  return (
    <ul className="my-3 grid gap-3">
      {props.duplicates.map(({ card, reasons }) => (
        <li key={card.id} className="grid justify-items-start gap-1">
          <PersonText card={card} />
          <span className="text-sm">{reasons.map((reason) => why(reason)).join(", ")}</span>
          {props.act(card)}
        </li>
      ))}
    </ul>
  );
}
