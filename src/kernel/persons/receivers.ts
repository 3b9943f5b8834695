import "server-only";
import { receive } from "../gate";
import { askKnownHere } from "./operations";

export const receiveKnownHere = receive(askKnownHere);
