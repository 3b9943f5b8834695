"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { RadioGroup } from "@/ui/form/choices";
import { TextField } from "@/ui/form/fields";
import { Form } from "@/ui/form/form";
import { useOperationForm, type OperationForm } from "@/ui/form/use-operation-form";
import { logContactAction } from "../actions";
import type { LogFieldContactInput } from "../schema";
import { nothingStated } from "./contact-values";
import { FactFields, Group } from "./fact-fields";
import { MoreFacts } from "./more-facts";
import { WhenFields } from "./when-fields";

/** zod comes with the schema, and both only when somebody begins to fill in. */
const loadSchema = () => import("../schema").then(({ logFieldContactSchema }) => logFieldContactSchema);

const identityKinds = ["notKnown", "temporary", "number"] as const;

/**
 * The form beside the patrol car: what must be known is pre-filled or one tap away, the main act is under the thumb, and
 * everything else waits under "more".
 */
export function NewContactForm(props: {
  readonly org: string;
  readonly policeGroups: readonly { readonly id: string; readonly name: string }[];
  readonly latestGroupId: string | null;
  readonly day: string;
  readonly time: string;
}) {
  const { org, policeGroups, latestGroupId, day, time } = props;
  const t = useTranslations("fieldContacts");
  const router = useRouter();
  const form = useOperationForm({
    schema: loadSchema,
    action: logContactAction,
    defaultValues: {
      ...nothingStated,
      ...{ occurredOn: day, occurredTime: time, policeGroupId: latestGroupId ?? "", reason: "" as never, note: "" },
      identity: { kind: "notKnown" },
    },
    onSaved: ({ caseId }) => router.push(`/${org}/field-contacts/${caseId}?done=saved`),
    warnsBeforeLeaving: true,
  });
  return (
    <Form form={form} submitLabel={t("form.save")} savedText={t("form.saved")} stickyActions>
      <WhenFields field={form.field} policeGroups={policeGroups} />
      <MoreFacts form={form} hint={t("form.moreHint")} summary={t("form.more")}>
        <Facts form={form} />
      </MoreFacts>
    </Form>
  );
}

function Facts({ form }: { form: OperationForm<LogFieldContactInput> }) {
  const [offer, ageYears] = form.methods.watch(["offer", "ageYears"]);
  return <FactFields field={form.field} now={{ offer, ageYears }} who={<Who form={form} />} />;
}

/** Who it is, as far as it is known now. Somebody already in the register is linked on the contact's page. */
function Who({ form }: { form: OperationForm<LogFieldContactInput> }) {
  const t = useTranslations("fieldContacts");
  const kind = form.methods.watch("identity.kind");
  return (
    <Group title={t("form.who")}>
      <RadioGroup
        {...form.field("identity.kind")}
        label={t("facts.identity")}
        hint={t("form.whoHint")}
        options={identityKinds.map((value) => ({ value, label: t(`form.identity.${value}`) }))}
      />
      {kind === "temporary" && (
        <TextField
          {...form.field("identity.assumedName")}
          label={t("facts.assumedName")}
          hint={t("form.identityHint.temporary")}
        />
      )}
      {kind === "number" && (
        <>
          <TextField
            {...form.field("identity.personalNumber")}
            label={t("facts.personalNumber")}
            hint="ÅÅÅÅMMDD-NNNN"
            inputMode="numeric"
            width="medium"
          />
          <TextField {...form.field("identity.givenName")} label={t("facts.givenName")} />
          <TextField {...form.field("identity.familyName")} label={t("facts.familyName")} />
        </>
      )}
    </Group>
  );
}
