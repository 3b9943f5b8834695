"use client";

import { BegunContacts } from "./begun-contacts";
import { CaptureNotices } from "./capture-notices";
import type { Keeping, KeepingState } from "./keeping-contract";
import { QueueBox } from "./queue-box";

/** What stands above the form when there is something to tell: fetched then, so that the first tap waits for none of it. */
export function AboveForm(props: {
  readonly org: string;
  readonly state: KeepingState;
  readonly keeping: Keeping | null;
  readonly onResume: (draftId: string) => Promise<boolean>;
}) {
  return (
    <>
      <CaptureNotices {...props} />
      <QueueBox {...props} />
      <BegunContacts {...props} />
    </>
  );
}
