import { useTranslations } from "next-intl";
import { MAIN_ID } from "@/ui/layout/skip-link";
import { MessagesFor } from "@/ui/i18n/messages-for";
import { FieldLook } from "./field-look";
import { captureMessages } from "./messages";
import { ShellCapture } from "./shell-capture";

/** The page without net: a bare form. It is kept in the browser, so nothing in it is about anybody. */
export function ShellScreen({ org, hasChosenTheme }: { readonly org: string; readonly hasChosenTheme: boolean }) {
  const t = useTranslations("fieldCapture.shell");
  return (
    <MessagesFor parts={captureMessages}>
      <main id={MAIN_ID} tabIndex={-1} className="mx-auto w-full max-w-page px-4 py-6 sm:px-6">
        <FieldLook time={null} hasChosenTheme={hasChosenTheme}>
          <h1 className="text-2xl">{t("title")}</h1>
          <ShellCapture org={org} />
        </FieldLook>
      </main>
    </MessagesFor>
  );
}
