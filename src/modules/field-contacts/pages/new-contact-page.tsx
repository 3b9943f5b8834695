import "server-only";
import { cookies } from "next/headers";
import { page } from "@/kernel/gate";
import { THEME_COOKIE } from "@/ui/theme";
import { NewContactScreen } from "../ui/new-contact-screen";
import { newContactForm } from "../views/new-contact-form";
import { titled } from "./titled";

export const newContactMetadata = titled("form.newTitle");

/**
 * /[org]/field-contacts/new. Each page has a file of its own: a route ships the script of every screen it can reach
 * through imports, and this one is opened beside a patrol car.
 */
export const newContactPage = page({
  view: newContactForm,
  input: () => ({}),
  render: async (value, { params }) => (
    <NewContactScreen org={params["org"] ?? ""} {...value} hasChosenTheme={(await cookies()).has(THEME_COOKIE)} />
  ),
});
