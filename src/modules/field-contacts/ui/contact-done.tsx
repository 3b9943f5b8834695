import { useTranslations } from "next-intl";
import { Banner } from "@/ui/banner";
import { DoneNotice } from "./done-notice";

const doneActs = ["saved", "changed", "noted", "handed-over", "acknowledged", "linked", "unlinked"] as const;
/** What was done just before the page was opened. */
export type DoneAct = (typeof doneActs)[number];

/** The act an address names, or null. It only chooses a sentence: nothing is believed because of it. */
export function doneActFrom(unverifiedText: unknown): DoneAct | null {
  return doneActs.find((act) => act === unverifiedText) ?? null;
}

/** What the act has led to, in words. `receiver`: the unit the contact was last handed to. */
export function ContactDone({ act, receiver }: { act: DoneAct; receiver: string }) {
  const t = useTranslations("fieldContacts.page");
  const words = {
    saved: [t("savedTitle"), t("savedText")],
    changed: [t("changedTitle"), null],
    noted: [t("notedTitle"), null],
    "handed-over": [t("handedOverTitle"), t("handedOverText", { unit: receiver })],
    acknowledged: [t("acknowledgedTitle"), t("acknowledgedText")],
    linked: [t("linkedTitle"), null],
    unlinked: [t("unlinkedTitle"), null],
  } as const;
  const [title, text] = words[act];
  return (
    <DoneNotice key={act}>
      <Banner tone="success" title={title}>
        {text}
      </Banner>
    </DoneNotice>
  );
}
