"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/ui/button";
import { Checkbox, Fieldset } from "@/ui/form/choices";
import { Select, TextArea } from "@/ui/form/fields";
import { Form } from "@/ui/form/form";
import { LiveForm } from "@/ui/form/live-form";
import { useOperationForm } from "@/ui/form/use-operation-form";
import { addReaderAction, removeReaderAction, setProtectionAction } from "../actions";
import { PROTECTIONS, type Protection, type ReaderRow } from "../contract";
import { readerSchema, setProtectionSchema } from "../schema";

interface SetProtectionFormProps {
  readonly personId: string;
  readonly version: number;
  readonly protection: Protection;
  readonly colleagues: readonly ReaderRow[];
  /** Of the colleagues: those who work on a case of the person, chosen from the start. */
  readonly workerIds: readonly string[];
}

/** Raises or lowers protection, with a reason and the reader group. */
export function SetProtectionForm(props: SetProtectionFormProps) {
  const { personId, version, protection, colleagues, workerIds } = props;
  const t = useTranslations("persons.protected");
  const page = useTranslations("persons.page");
  const level = useTranslations("persons.protection");
  const chosen = colleagues.map(({ accountId }) => accountId).filter((id) => workerIds.includes(id));
  const form = useOperationForm({
    schema: setProtectionSchema,
    action: setProtectionAction,
    defaultValues: { personId, version, protection, reason: "", readerIds: chosen, includeHousehold: true },
  });
  const readers = form.field("readerIds");
  return (
    <Form form={form} submitLabel={page("save")}>
      <Select
        {...form.field("protection")}
        label={t("level")}
        options={PROTECTIONS.map((value) => ({ value, label: level(value) }))}
      />
      <TextArea {...form.field("reason")} label={t("changeReason")} hint={t("changeReasonHint")} rows={3} />
      {colleagues.length > 0 && (
        <Fieldset legend={t("moreReaders")} hint={t("moreReadersHint")} error={readers.error} id={readers.id} optional>
          {colleagues.map(({ accountId, name }) => (
            <Checkbox
              key={accountId}
              {...readers}
              id={`${readers.id}-${accountId}`}
              error={undefined}
              value={accountId}
              label={workerIds.includes(accountId) ? `${name} (${t("worksOnCase")})` : name}
            />
          ))}
        </Fieldset>
      )}
      <Checkbox {...form.field("includeHousehold")} label={t("household")} />
    </Form>
  );
}

/** Lets a colleague into the reader group. */
export function AddReaderForm({ personId, colleagues }: { personId: string; colleagues: readonly ReaderRow[] }) {
  const t = useTranslations("persons.protected");
  const form = useOperationForm({
    schema: readerSchema,
    action: addReaderAction,
    defaultValues: { personId, accountId: "" },
  });
  if (colleagues.length === 0) return <p className="text-muted">{t("noColleagues")}</p>;
  return (
    <Form form={form} submitLabel={t("addReader")} submitVariant="secondary">
      <Select
        {...form.field("accountId")}
        label={t("colleague")}
        empty={t("chooseColleague")}
        options={colleagues.map(({ accountId, name }) => ({ value: accountId, label: name }))}
      />
    </Form>
  );
}

/** Takes a colleague out of the reader group. */
export function RemoveReaderForm({ personId, reader }: { personId: string; reader: ReaderRow }) {
  const t = useTranslations("persons.protected");
  const form = useOperationForm({
    schema: readerSchema,
    action: removeReaderAction,
    defaultValues: { personId, accountId: reader.accountId },
  });
  return (
    <LiveForm onSubmit={form.submit}>
      <Button type="submit" variant="quiet" aria-disabled={form.status === "saving" || undefined}>
        {t("removeReader", { name: reader.name })}
      </Button>
      {form.fault && (
        <p role="alert" className="font-semibold text-danger-ink">
          {form.problems[0]?.text ?? form.fault.kind}
        </p>
      )}
    </LiveForm>
  );
}
