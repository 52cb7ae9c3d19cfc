import type { JoinCode } from "../../api/classroom";

/** The link as a QR code, dark on white in both themes: cameras want it so. */
export function QrCode({ code }: { code: JoinCode }) {
  return (
    <svg className="qr" viewBox={`0 0 ${String(code.size)} ${String(code.size)}`} role="img" aria-label="The link as a QR code" shapeRendering="crispEdges">
      <rect width={code.size} height={code.size} fill="#fff" />
      <path d={code.path} fill="#000" />
    </svg>
  );
}
