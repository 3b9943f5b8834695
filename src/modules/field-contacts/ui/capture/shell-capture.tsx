"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Banner } from "@/ui/banner";
import { Capture } from "./capture";
import type { CaptureChoices, KeepingFor } from "./keeping-contract";

type Found = { readonly about: KeepingFor; readonly day: string; readonly time: string };

/** Draws the form from what the last session left on the device: ids, the tenant's choices, no names of people. */
export function ShellCapture({ org }: { readonly org: string }) {
  const t = useTranslations("fieldCapture.shell");
  const [found, setFound] = useState<Found | "nobody" | null>(null);
  useEffect(() => {
    find(org).then(setFound, () => setFound("nobody"));
  }, [org]);
  const way = (
    <p className="mt-2">
      <a href={`/${org}/field-contacts/new`}>{t("fullPage")}</a>
    </p>
  );
  if (found === null) return <p role="status">{t("loading")}</p>;
  if (found === "nobody") {
    return (
      <Banner tone="warning" title={t("unknownTitle")}>
        <p>{t("unknownText")}</p>
        {way}
      </Banner>
    );
  }
  return (
    <>
      <div className="pb-6">
        <p className="text-muted">{t("about")}</p>
        {way}
      </div>
      <Capture {...found} />
    </>
  );
}

async function find(org: string): Promise<Found | "nobody"> {
  const [{ lastOwner }, { now }, { moment }] = await Promise.all([
    import("@/kernel/drafts/client"),
    import("@/platform/clock"),
    import("./keeping-base"),
  ]);
  const device = await lastOwner(org, now().getTime());
  if (!device) return "nobody";
  const { tenantId, accountId, assignmentId } = device;
  const choices = JSON.parse(device.choices) as CaptureChoices;
  return { about: { org, keep: "device", tenantId, accountId, assignmentId, choices }, ...moment() };
}
