import "server-only";
import { receive } from "@/kernel/gate";
import { logContact } from "./operations";

export const receiveContact = receive(logContact);
