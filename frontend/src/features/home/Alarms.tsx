/** A glass that is still broken in one of one's sandboxes is said before everything else. */
import { Siren } from "lucide-react";

import type { SandboxSummary } from "../../api/canvas";
import { clockWords } from "../../lib/ago";
import { sandboxAddress } from "../../lib/page";

export function Alarms({ sandboxes }: { sandboxes: SandboxSummary[] }) {
  const broken = sandboxes.flatMap(({ id, name, alarm }) => (alarm ? [{ id, name, ...alarm }] : []));
  if (broken.length === 0) return null;
  return (
    <ul className="home-alarms" aria-label="Alarms">
      {broken.map(({ id, name, role, reason, until }) => (
        <li key={id}>
          <Siren size={17} aria-hidden />
          <p>
            <strong>{`The glass of ${role} is broken in ${name}`}</strong> <q>{reason}</q>{" "}
            {until && <span>{`Until ${clockWords(until)}.`}</span>}
          </p>
          <a className="btn btn-small" href={sandboxAddress(id)}>
            Look
          </a>
        </li>
      ))}
    </ul>
  );
}
