"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useEffect, useRef, type ReactNode } from "react";
import type * as z from "zod";
import { Banner } from "@/ui/banner";
import { Form } from "@/ui/form/form";
import { Button } from "@/ui/plain-button";
import { useOperationForm } from "@/ui/form/use-operation-form";
import { releaseDisclosureAction } from "../actions";
import type { CopyAbout, KnownReceiver, ReleasedContent } from "../contract";
import type { previewReleaseSchema } from "../schema";
import { ContentList } from "./content";
import { AboutList } from "./copy-about";

const loadSchema = () => import("../schema").then((file) => file.releaseDisclosureSchema);

/** What the form holds, as it is sent. */
export type ReleaseInput = z.input<typeof previewReleaseSchema>;

export interface Preview {
  readonly receiver: KnownReceiver;
  readonly content: ReleasedContent;
  readonly about: CopyAbout;
  readonly fingerprint: string;
  readonly obstacle: { readonly code: string; readonly field: string | null } | null;
}

interface PreviewProps {
  readonly org: string;
  readonly caseId: string;
  readonly value: Preview;
  readonly input: ReleaseInput;
  readonly onBack: () => void;
}

/** Exactly what the receiver gets to see, and the button that lets it go; or the sentence that says why it may not. */
export function ReleasePreview({ org, caseId, value, input, onBack }: PreviewProps) {
  const t = useTranslations("disclosures.preview");
  const e = useTranslations("disclosures.errors");
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => head.current?.focus(), []);
  const { receiver, content, obstacle } = value;
  const name = `${receiver.authorityName}, ${receiver.unitName}`;
  const back = <Button onClick={onBack}>{t("change")}</Button>;
  return (
    <section className="grid gap-5">
      <h2 ref={head} tabIndex={-1} className="text-xl">
        {obstacle ? t("mayNot") : t("title", { receiver: name })}
      </h2>
      {obstacle ? (
        <>
          <Banner tone="warning" title={e.has(obstacle.code as never) ? e(obstacle.code as never) : t("mayNot")} />
          <div>{back}</div>
        </>
      ) : (
        <>
          <ContentList content={content} />
          <AboutList about={value.about} />
          <p className="text-sm text-muted">{t("nothingElse")}</p>
          <SendForm
            {...{ org, caseId, input, back }}
            fingerprint={value.fingerprint}
            label={t("release", { receiver: name })}
          />
        </>
      )}
    </section>
  );
}

function SendForm(props: {
  readonly org: string;
  readonly caseId: string;
  readonly input: ReleaseInput;
  readonly fingerprint: string;
  readonly label: string;
  readonly back: ReactNode;
}) {
  const { org, caseId, input, fingerprint, label, back } = props;
  const router = useRouter();
  const whole = { ...input, previewed: fingerprint };
  const form = useOperationForm({
    schema: loadSchema,
    action: (_typed, meta) => releaseDisclosureAction(whole, meta),
    defaultValues: whole,
    onSaved: ({ disclosureId }) => router.replace(`/${org}/cases/${caseId}/disclosures/${disclosureId}?done=released`),
  });
  return (
    <Form form={form} submitLabel={label} otherActions={back} savedText="">
      {null}
    </Form>
  );
}
