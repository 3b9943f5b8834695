import "server-only";
import { getTranslations } from "next-intl/server";
import { DEMO_PASSWORD, listDemoSignIns } from "../demo";

/** The fictional people of the demonstration, and their one password. Shown only where SAMLOTS_DEMO is on. */
export async function DemoSignIns() {
  const t = await getTranslations("identity");
  const people = await listDemoSignIns();
  return (
    <details className="rounded-md border border-line bg-surface p-4">
      <summary className="min-h-6 font-semibold">{t("demo.title")}</summary>
      <p className="mt-3">{t("demo.text", { password: DEMO_PASSWORD })}</p>
      <ul className="mt-3 grid gap-3 text-sm">
        {people.map((person) => (
          <li key={`${person.email}${person.role}${person.unitName}`} className="border-t border-line pt-2">
            <span className="block font-semibold break-all">{person.email}</span>
            <span className="text-muted">
              {t(`roles.${person.role}`)}, {person.unitName}, {person.tenantName}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
