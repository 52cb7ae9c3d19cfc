/** A QR code: so many squares wide, the dark ones as one path. Dark on white in both themes: cameras want it so. */
import "../styles/qr-code.css";

export function QrCode({ size, path, label }: { size: number; path: string; label: string }) {
  return (
    <svg
      className="qr-code"
      viewBox={`0 0 ${String(size)} ${String(size)}`}
      shapeRendering="crispEdges"
      role="img"
      aria-label={label}
    >
      <path d={path} />
    </svg>
  );
}
