"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { RadioGroup } from "@/ui/form/choices";
import { TextField } from "@/ui/form/fields";
import { Form } from "@/ui/form/form";
import { useLightForm } from "@/ui/form/use-light-form";
import { correctTallyAction } from "../../actions";
import { cellKey, tallyCells, tallyCorrections, type TallyCount } from "../../domain/method/tally";
import { useTallyWords } from "./tally-words";

const loadSchema = () => import("../../schema-method").then(({ correctTallySchema }) => correctTallySchema);

type CellKey = ReturnType<typeof cellKey>;

/** The day's numbers as they should be, and why. There is no place for words. */
export function TallyCorrectionForm(props: {
  readonly receiver: string;
  readonly on: string;
  readonly counts: readonly TallyCount[];
}) {
  const { receiver, on, counts } = props;
  const t = useTranslations("fieldMethod.tally");
  const words = useTallyWords();
  const router = useRouter();
  const by = <Name extends string>(name: (key: CellKey) => Name, value: (count: TallyCount) => number) =>
    Object.fromEntries(counts.map((count) => [name(cellKey(count)), String(value(count))])) as Record<Name, string>;
  const form = useLightForm({
    schema: loadSchema,
    action: correctTallyAction,
    defaultValues: {
      ...{ receiver, on, correction: undefined },
      ...by(
        (key) => key,
        ({ count }) => count,
      ),
      ...by(
        (key) => `version_${key}` as const,
        ({ version }) => version,
      ),
    },
    onSaved: () => router.refresh(),
  });
  return (
    <Form form={form} submitLabel={t("correctSave")} savedText={t("correctSaved")} label={t("correctTitle")}>
      <input type="hidden" name="receiver" value={receiver} />
      <input type="hidden" name="on" value={on} />
      {counts.map((count) => (
        <input key={cellKey(count)} type="hidden" name={`version_${cellKey(count)}`} value={count.version} />
      ))}
      {tallyCells.map((cell) => (
        <TextField
          key={cellKey(cell)}
          {...form.field(cellKey(cell))}
          label={words(cell)}
          width="short"
          inputMode="numeric"
        />
      ))}
      <RadioGroup
        {...form.field("correction")}
        label={t("correction")}
        options={tallyCorrections.map((value) => ({ value, label: t(`corrections.${value}`) }))}
      />
    </Form>
  );
}
