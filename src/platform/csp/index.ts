/**
 * The content security policy of every page. Pure.
 *
 * Scripts run by nonce only: `strict-dynamic` lets a trusted script load its chunks and makes browsers ignore host
 * lists. Style attributes do not work either (use classes; SVG geometry has attributes of its own). In development,
 * React evaluates text to rebuild server stacks and Next writes styles into the page; production does neither.
 */
export function contentSecurityPolicy(nonce: string, isDevelopment: boolean): string {
  const directives: Readonly<Record<string, string>> = {
    "default-src": "'self'",
    "script-src": `'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ""}`,
    "style-src": isDevelopment ? "'self' 'unsafe-inline'" : `'self' 'nonce-${nonce}'`,
    "img-src": "'self' data: blob:",
    "font-src": "'self'",
    "connect-src": isDevelopment ? "'self' ws:" : "'self'",
    "worker-src": "'self'",
    "manifest-src": "'self'",
    "object-src": "'none'",
    "frame-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
  };
  return Object.entries(directives)
    .map(([name, value]) => `${name} ${value}`)
    .join("; ");
}
