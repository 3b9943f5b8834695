"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import type { ReactNode } from "react";
import type * as z from "zod";
import { Form } from "@/ui/form/form";
import { useLightForm, type LightForm } from "@/ui/form/use-light-form";

/** Which contact a form writes on, at the version it shows. */
export interface ChainTarget {
  readonly org: string;
  readonly caseId: string;
  readonly version: number;
}

type LightOptions<Schema extends z.ZodType, Value> = Parameters<typeof useLightForm<Schema, Value>>[0];

/** A form of the chain: leads back to the contact, which says what was done. */
export function useChainForm<Schema extends z.ZodType, Value>(
  { org, caseId, version }: ChainTarget,
  options: Omit<LightOptions<Schema, Value>, "onSaved">,
): LightForm<z.input<Schema>> {
  const router = useRouter();
  const about = { caseId, version: String(version) };
  return useLightForm<Schema, Value>({
    ...options,
    defaultValues: { ...about, ...options.defaultValues },
    onSaved: () => router.push(`/${org}/field-contacts/${caseId}?done=noted`),
  });
}

/** The frame of such a form: what it is about goes along unseen. */
export function ChainFrame<Input>(props: {
  readonly target: ChainTarget;
  readonly form: LightForm<Input>;
  /** Other things that go along unseen, by name. */
  readonly hidden?: Readonly<Record<string, string>>;
  readonly submitLabel?: string;
  readonly children: ReactNode;
}) {
  const { target, form, hidden = {}, submitLabel, children } = props;
  const t = useTranslations("fieldChain.form");
  const all = { caseId: target.caseId, version: String(target.version), ...hidden };
  return (
    <Form form={form} submitLabel={submitLabel ?? t("save")} savedText="" stickyActions>
      {Object.entries(all).map(([name, value]) => (
        <input key={name} type="hidden" name={name} defaultValue={value} />
      ))}
      {children}
    </Form>
  );
}
