import type { ReactNode } from "react";

/** Something that happened. `when` is a finished text, `dateTime` the same for machines. */
export interface TimelineEvent {
  readonly key: string;
  readonly title: ReactNode;
  readonly by: ReactNode;
  readonly when: string;
  readonly dateTime: string;
  readonly children?: ReactNode;
}

/** What has happened, newest first: what, who and from where, when. For reading; not a way to get about. */
export function Timeline({ events, label }: { events: readonly TimelineEvent[]; label: string }) {
  return (
    // Lists without bullets lose their role in Safari unless it is written out.
    // eslint-disable-next-line jsx-a11y/no-redundant-roles -- see above
    <ol role="list" aria-label={label} className="ml-2 max-w-reading border-l-2 border-line">
      {events.map(({ key, title, by, when, dateTime, children }) => (
        <li key={key} className="relative pb-6 pl-6 last:pb-0">
          <span
            aria-hidden="true"
            className="absolute top-1.5 -left-[9px] size-4 rounded-full border-[3px] border-accent bg-canvas"
          />
          <p className="font-semibold">{title}</p>
          <p className="text-sm text-muted">
            {by} · <time dateTime={dateTime}>{when}</time>
          </p>
          {children && <div className="mt-1.5 whitespace-pre-line">{children}</div>}
        </li>
      ))}
    </ol>
  );
}
