"use client";

import { useTranslations } from "next-intl";
import { Checkbox } from "@/ui/form/choices";
import { DateField, TextField } from "@/ui/form/fields";
import { Form } from "@/ui/form/form";
import { useLightForm, type LightForm } from "@/ui/form/use-light-form";
import { decideHousingRuleAction, decideServiceGroupAction } from "../../actions";

const loadGroup = () => import("../../schema-chain").then((file) => file.decideTargetGroupSchema);
const loadRule = () => import("../../schema-chain").then((file) => file.decideHousingRuleSchema);

const ageText = (age: number | null | undefined): string => (age === null || age === undefined ? "" : String(age));

interface GroupValues {
  readonly ageFrom: number | null;
  readonly ageTo: number | null;
  readonly needsSevereAbuse: boolean;
}

/** A new decision about whom a service takes, from a day on; it begins as the one in force. */
export function TargetGroupForm(props: {
  readonly serviceId: string;
  readonly group: GroupValues | null;
  readonly today: string;
}) {
  const { serviceId, group, today } = props;
  const t = useTranslations("fieldChain.services");
  const form = useLightForm({
    schema: loadGroup,
    action: decideServiceGroupAction,
    defaultValues: {
      ...{ serviceId, ageFrom: ageText(group?.ageFrom), ageTo: ageText(group?.ageTo) },
      ...{ needsSevereAbuse: group?.needsSevereAbuse ?? false, validFrom: today, decidedBy: "" },
    },
  });
  return (
    <Form form={form} submitLabel={t("decideNow")} submitVariant="secondary" savedText={t("decided")}>
      <input type="hidden" name="serviceId" value={serviceId} />
      <p className="text-sm text-muted">{t("decideHint")}</p>
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField {...form.field("ageFrom")} label={t("ageFrom")} width="short" inputMode="numeric" optional />
        <TextField {...form.field("ageTo")} label={t("ageTo")} width="short" inputMode="numeric" optional />
      </div>
      <Checkbox {...form.field("needsSevereAbuse")} label={t("needsSevereAbuse")} />
      <Decided form={form} />
    </Form>
  );
}

/** A new decision about the rules of the roof guarantee. */
export function HousingRuleForm(props: {
  readonly rule: { readonly betterFirstTo: number; readonly acuteHousingFrom: number } | null;
  readonly today: string;
}) {
  const { rule, today } = props;
  const t = useTranslations("fieldChain.services");
  const form = useLightForm({
    schema: loadRule,
    action: decideHousingRuleAction,
    defaultValues: {
      ...{ betterFirstTo: ageText(rule?.betterFirstTo), acuteHousingFrom: ageText(rule?.acuteHousingFrom) },
      ...{ validFrom: today, decidedBy: "" },
    },
  });
  return (
    <Form form={form} submitLabel={t("decideNow")} submitVariant="secondary" savedText={t("decided")}>
      <p className="text-sm text-muted">{t("decideHint")}</p>
      <TextField {...form.field("betterFirstTo")} label={t("betterFirstTo")} width="short" inputMode="numeric" />
      <TextField {...form.field("acuteHousingFrom")} label={t("acuteHousingFrom")} width="short" inputMode="numeric" />
      <Decided form={form} />
    </Form>
  );
}

/** From when a decision holds, and who made it. */
function Decided({ form }: { form: Pick<LightForm<{ validFrom: string; decidedBy: string }>, "field"> }) {
  const t = useTranslations("fieldChain.services");
  return (
    <>
      <DateField {...form.field("validFrom")} label={t("validFrom")} />
      <TextField {...form.field("decidedBy")} label={t("decidedBy")} hint={t("decidedByHint")} />
    </>
  );
}
