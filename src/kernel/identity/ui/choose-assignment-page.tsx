import "server-only";
import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Banner } from "@/ui/banner";
import { Button } from "@/ui/button";
import { Tag } from "@/ui/data/tag";
import { currentChoice, type OwnAssignment } from "../own-session";
import { SecondFactorFirst } from "./second-factor-first";
import { SignOutForm } from "./sign-out-form";

interface PageProps {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function chooseAssignmentMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("identity.choose"))("title") };
}

/** Which assignment to work in. Before that, the second factor if the tenant requires one. */
export async function ChooseAssignmentPage({ searchParams }: PageProps) {
  const choice = await currentChoice();
  if (!choice) redirect("/sign-in?ended=1");
  const { fault } = await searchParams;
  const t = await getTranslations("identity.choose");
  const signOut = <SignOutForm label={t("signOut")} />;
  if (choice.lacksSecondFactor)
    return (
      <div className="grid max-w-field gap-6">
        <SecondFactorFirst seed={choice.begunSeed} email={choice.email} wrongCode={fault === "wrongCode"} />
        {signOut}
      </div>
    );
  const none = choice.assignments.length === 0;
  return (
    <div className="grid max-w-field gap-6">
      <h1 className="text-2xl">{none ? t("noneTitle") : t("title")}</h1>
      <p>{none ? t("noneText") : t("text")}</p>
      {fault === "refused" && <Banner tone="warning" title={t("refused")} announced />}
      <ul className="grid gap-3">
        {choice.assignments.map((assignment) => (
          <li key={assignment.id}>
            <AssignmentCard assignment={assignment} tenant={choice.signedIn.tenantName} />
          </li>
        ))}
      </ul>
      {signOut}
    </div>
  );
}

async function AssignmentCard({ assignment, tenant }: { assignment: OwnAssignment; tenant: string }) {
  const t = await getTranslations("identity");
  const plain = t(`roles.${assignment.role}`);
  const role = assignment.onDuty ? t("roleOnDuty", { role: plain }) : plain;
  const { unitName: unit } = assignment;
  return (
    <form
      method="post"
      action="/api/session/assignment"
      className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 card p-4"
    >
      <input type="hidden" name="assignment" value={assignment.id} />
      <span className="min-w-0">
        <span className="block font-semibold">{role}</span>
        <span className="text-muted">
          {unit}, {tenant}
        </span>
      </span>
      <span className="flex flex-wrap items-center gap-3">
        {assignment.isChosen && <Tag tone="info">{t("choose.current")}</Tag>}
        <Button type="submit" variant="primary" aria-label={t("choose.chooseWhat", { role, unit })}>
          {t("choose.chooseThis")}
        </Button>
      </span>
    </form>
  );
}
