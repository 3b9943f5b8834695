import { redirect } from "next/navigation";
import { currentEntry } from "@/kernel/gate";
import { isEmpty } from "@/kernel/identity";

/** The address itself leads on: into the own tenant, to the choice, to sign-in, or to the first run. */
export default async function RootPage() {
  const entry = await currentEntry();
  if (entry?.state === "active") redirect(`/${entry.principal.tenantSlug}`);
  if (entry?.state === "choose") redirect("/choose-assignment");
  redirect((await isEmpty()) ? "/first-run" : "/sign-in");
}
