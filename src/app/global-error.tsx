"use client";

import sv from "../../messages/faults/sv.json";
import "./globals.css";

/**
 * When even the layout fails there is no language and no catalogue to ask: Swedish, with English below it.
 * Never the text of the error, only the number under which it was logged.
 */
export default function GlobalFault({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const { faultTitle, faultText, tryAgain } = sv;
  return (
    <html lang="sv" data-theme="system">
      <body>
        <title>{faultTitle}</title>
        <main className="mx-auto grid max-w-reading gap-4 px-4 py-16">
          <h1 className="text-2xl">{faultTitle}</h1>
          <p>{faultText}</p>
          <p lang="en">Something went wrong on our side. Try again in a while.</p>
          {error.digest && <p className="text-muted">{error.digest}</p>}
          <button type="button" onClick={reset} className="button justify-self-start button-primary">
            {tryAgain}
          </button>
        </main>
      </body>
    </html>
  );
}
