import { memo } from "react";
import { LayersMenu } from "./LayersMenu";

function Sample({ kind }: { kind: "trust" | "permission" | "live" | "soon" | "expired" | "denied" }) {
  return (
    <svg width="30" height="12" className={`sample sample-${kind}`} aria-hidden>
      {(kind === "live" || kind === "soon" || kind === "expired") && <path className="sample-band" d="M5 6H25" />}
      <path className="sample-line" d="M2 6H28" />
      {(kind === "live" || kind === "soon") && <circle cx="15" cy="6" r="3" />}
    </svg>
  );
}

/** What the lines mean. */
export const Legend = memo(function Legend() {
  return (
    <ul className="legend" aria-label="What the lines mean">
      <li>
        <Sample kind="trust" />
        Trust
      </li>
      <li>
        <Sample kind="permission" />
        Permission
      </li>
      <li>
        <Sample kind="live" />
        Live session
      </li>
      <li>
        <Sample kind="soon" />
        Ends soon
      </li>
      <li>
        <Sample kind="expired" />
        Expired
      </li>
      <li>
        <Sample kind="denied" />
        Denied
      </li>
      <li>
        <LayersMenu />
      </li>
    </ul>
  );
});
