"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { Form } from "@/ui/form/form";
import { RadioGroup } from "@/ui/form/choices";
import { TextField } from "@/ui/form/fields";
import { useOperationForm } from "@/ui/form/use-operation-form";
import type { Reply } from "@/platform/result";
import { foundTenantSchema, tenantKinds } from "../schema";

/** Where the form goes: not an operation, because there is nobody yet whom the gate could know. */
const ADDRESS = "/first-run/found";

/** The facts about the first authority and its administrator. */
export function FirstRunForm() {
  const t = useTranslations("identity");
  const router = useRouter();
  const form = useOperationForm({
    schema: foundTenantSchema,
    action: async (input): Promise<Reply<null>> => {
      const headers = { "Content-Type": "application/json" };
      const answer = await fetch(ADDRESS, { method: "POST", headers, body: JSON.stringify(input) });
      if (answer.status === 404)
        return { ok: false, code: "alreadyFounded", message: "identity.errors.alreadyFounded", fields: {} };
      return (await answer.json()) as Reply<null>;
    },
    defaultValues: { name: "", slug: "", kind: "welfareBoard", unitName: "", displayName: "", email: "", password: "" },
    onSaved: () => router.replace("/sign-in"),
  });
  return (
    <Form form={form} submitLabel={t("firstRun.submit")} savedText={t("firstRun.saved")}>
      <h2 className="text-xl">{t("firstRun.organisation")}</h2>
      <TextField
        {...form.field("name")}
        label={t("firstRun.name")}
        hint={t("firstRun.nameHint")}
        autoComplete="organization"
      />
      <TextField
        {...form.field("slug")}
        label={t("firstRun.slug")}
        hint={t("firstRun.slugHint")}
        width="medium"
        autoCapitalize="none"
        spellCheck={false}
      />
      <RadioGroup
        {...form.field("kind")}
        label={t("firstRun.kind")}
        options={tenantKinds.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) }))}
      />
      <TextField {...form.field("unitName")} label={t("firstRun.unitName")} hint={t("firstRun.unitNameHint")} />
      <h2 className="text-xl">{t("firstRun.administrator")}</h2>
      <TextField {...form.field("displayName")} label={t("firstRun.displayName")} autoComplete="name" />
      <TextField
        {...form.field("email")}
        label={t("firstRun.email")}
        type="email"
        inputMode="email"
        autoComplete="username"
        autoCapitalize="none"
      />
      <TextField
        {...form.field("password")}
        label={t("firstRun.password")}
        hint={t("firstRun.passwordHint")}
        type="password"
        autoComplete="new-password"
      />
    </Form>
  );
}
