/** Before React's own listeners, which sit on the document and would take the press of a form they already know. */
const HOLD = `(function(){
function held(e,f){if(!f||!f.hasAttribute("data-waiting"))return;e.preventDefault();e.stopImmediatePropagation();f.setAttribute("data-waiting","pressed")}
addEventListener("submit",function(e){held(e,e.target)},true);
addEventListener("keydown",function(e){if(e.key==="Enter"&&(e.ctrlKey||e.metaKey))held(e,e.target.closest("form"))},true);
})()`;

/**
 * Runs before anything on the page can be pressed: a form that waits for its script (`LiveForm`) is never sent by the
 * browser itself, which would load the page anew without having saved, and lose what was typed. The form does the press
 * when it is alive. Ctrl+Enter is a press too. Forms that the browser sends by design (sign-in, filters, sign-out) carry no mark and are left alone.
 */
export function HoldEarlyPresses({ nonce }: { nonce: string | undefined }) {
  return (
    <script
      nonce={nonce}
      // Browsers hide a nonce from scripts, so React would find it changed.
      suppressHydrationWarning
      // eslint-disable-next-line no-restricted-syntax -- a constant of the program, and React writes no script otherwise
      dangerouslySetInnerHTML={{ __html: HOLD }}
    />
  );
}
