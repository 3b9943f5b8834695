/**
 * Places in lists that are read by key (keyset paging), as an address carries them: the value the list is ordered by and
 * the id of the last row shown. Whoever writes an address by hand gets the top of the list, never a fault: a day that does
 * not exist would be one in the database. Browser-safe and pure.
 */
import * as z from "zod";
import { isCalendarDate } from "@/platform/clock/calendar-date";

const ID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";
const INSTANT_PLACE = new RegExp(`^(\\d{4}-\\d\\d-\\d\\d)T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d\\.\\d{3}Z_${ID}$`);
const DAY_PLACE = new RegExp(`^(\\d{4}-\\d\\d-\\d\\d)_${ID}$`);

const placeSchema = (shape: RegExp) =>
  z
    .string()
    .refine((text) => isCalendarDate(shape.exec(text)?.[1] ?? ""))
    .nullable()
    .catch(null);

/** A place in a list ordered by instant: "2026-11-22T16:30:00.000Z_<uuid>". Anything else is null, the top. */
export const instantPlaceSchema = placeSchema(INSTANT_PLACE);

/** A place in a list ordered by day: "2026-11-22_<uuid>". Anything else is null, the top. */
export const dayPlaceSchema = placeSchema(DAY_PLACE);
