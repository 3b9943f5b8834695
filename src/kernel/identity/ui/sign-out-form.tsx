import { Button } from "@/ui/button";

/** Signs out. A plain form, so that it works without script. */
export function SignOutForm({ label }: { label: string }) {
  return (
    <form method="post" action="/api/auth/signout">
      <Button type="submit">{label}</Button>
    </form>
  );
}
