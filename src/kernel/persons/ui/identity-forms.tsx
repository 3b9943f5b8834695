"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useWatch } from "react-hook-form";
import { Banner } from "@/ui/banner";
import { Checkbox, RadioGroup } from "@/ui/form/choices";
import { TextField } from "@/ui/form/fields";
import { Form } from "@/ui/form/form";
import { useOperationForm, type OperationForm } from "@/ui/form/use-operation-form";
import { addNameAction, changeIdentityAction, changeNameAction } from "../actions";
import { addNameSchema, changeIdentitySchema, changeNameSchema } from "../schema";
import { IdentityLevelField, NumberField } from "./identity-fields";

interface NamedPerson {
  readonly personId: string;
  readonly version: number;
  /** Empty for a protected person: names are not put into forms. */
  readonly givenName: string;
  readonly familyName: string;
}

/** Another name in use. */
export function ChangeNameForm({ personId, version, givenName, familyName }: NamedPerson) {
  const t = useTranslations("persons.page");
  const form = useOperationForm({
    schema: changeNameSchema,
    action: changeNameAction,
    defaultValues: { personId, version, givenName, familyName },
  });
  return (
    <Form form={form} submitLabel={t("save")}>
      <p className="text-sm text-muted">{t("changeNameHint")}</p>
      <NameFields form={form} />
    </Form>
  );
}

/** A further name. */
export function AddNameForm({ personId }: { personId: string }) {
  const t = useTranslations("persons.page");
  const form = useOperationForm({
    schema: addNameSchema,
    action: addNameAction,
    defaultValues: { personId, givenName: "", familyName: "", kind: "alias" },
  });
  return (
    <Form form={form} submitLabel={t("add")}>
      <NameFields form={form} />
      <RadioGroup
        {...form.field("kind")}
        label={t("nameKind")}
        options={[
          { value: "alias", label: t("nameKindAlias") },
          { value: "former", label: t("nameKindFormer") },
        ]}
      />
    </Form>
  );
}

function NameFields<Input extends { givenName: string; familyName: string }>({ form }: { form: OperationForm<Input> }) {
  const t = useTranslations("persons.register");
  return (
    <>
      <TextField {...form.field("givenName" as never)} label={t("givenName")} />
      <TextField {...form.field("familyName" as never)} label={t("familyName")} />
    </>
  );
}

interface IdentityFields {
  identityKind: "personnummer" | "samordningsnummer";
  [field: string]: string | number | boolean;
}

/** A number in place of a temporary identity or of another number. */
export function ChangeIdentityForm({ personId, version, givenName, familyName }: NamedPerson) {
  const t = useTranslations("persons.register");
  const page = useTranslations("persons.page");
  const kindText = useTranslations("persons.identityKind");
  const [isDoubted, setIsDoubted] = useState(false);
  const form = useOperationForm({
    schema: changeIdentitySchema,
    action: async (input, meta) => {
      const reply = await changeIdentityAction(input, meta);
      setIsDoubted(!reply.ok && reply.code === "possibleDuplicate");
      return reply;
    },
    defaultValues: {
      ...{ personId, version, givenName, familyName, identityKind: "personnummer", number: "" },
      ...{ identityLevel: "", confirmedNotDuplicate: false },
    } as never,
  }) as unknown as OperationForm<IdentityFields>;
  const kind = useWatch({ control: form.methods.control, name: "identityKind" });
  const kinds = ["personnummer", "samordningsnummer"] as const;
  return (
    <Form form={form} submitLabel={page("save")}>
      <RadioGroup
        {...form.field("identityKind")}
        label={t("identityKind")}
        options={kinds.map((value) => ({ value, label: kindText(value) }))}
      />
      <NumberField {...form.field("number")} kind={kind} />
      {kind === "samordningsnummer" && <IdentityLevelField {...form.field("identityLevel")} />}
      <TextField {...form.field("givenName")} label={t("givenName")} />
      <TextField {...form.field("familyName")} label={t("familyName")} />
      {isDoubted && (
        <Banner tone="warning" title={t("duplicateTitle")} announced>
          <p>{t("duplicateSameNumber")}</p>
          <Checkbox {...form.field("confirmedNotDuplicate")} label={t("confirmSameNumber")} />
        </Banner>
      )}
    </Form>
  );
}
