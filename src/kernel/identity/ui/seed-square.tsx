import "server-only";
import QRCode from "qrcode";

const MARGIN = 4;

/** A QR code drawn on the server: one path of squares, dark on white in both themes, because cameras want it so. */
export function SeedSquare({ text, label }: { text: string; label: string }) {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: "M" });
  const size = modules.size + 2 * MARGIN;
  let path = "";
  for (let row = 0; row < modules.size; row += 1)
    for (let column = 0; column < modules.size; column += 1)
      if (modules.get(row, column)) path += `M${String(column + MARGIN)} ${String(row + MARGIN)}h1v1h-1z`;
  return (
    <svg
      viewBox={`0 0 ${String(size)} ${String(size)}`}
      width="220"
      height="220"
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
      className="max-w-full rounded-md"
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
