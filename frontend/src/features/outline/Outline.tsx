/** The same picture as text: a list to read, to walk through by keyboard, and to act from. */
import { KeyRound, ListTree, Network, X } from "lucide-react";
import { memo, useEffect, useRef } from "react";

import "../../styles/outline.css";
import type { RoleSession } from "../../model/canvas";
import { openOrganization } from "../../model/organization-view";
import { openDialog, selectNode, selectedNodeId, usePlayground } from "../../model/store";
import { Button, IconButton } from "../../ui/Button";
import { Countdown } from "../../ui/Countdown";
import { Tile } from "../../ui/Tile";
import { outlineOf, type OutlineRow } from "./outline-of";

export function OutlineButton({ open, onToggle }: { open: boolean; onToggle: () => void }) {
  return (
    <IconButton label="Read as a list" shortcut="O" aria-pressed={open} onClick={onToggle}>
      <ListTree size={16} />
    </IconButton>
  );
}

export function Outline({ onClose }: { onClose: () => void }) {
  const canvas = usePlayground((state) => state.canvas);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  if (!canvas) return null;
  return (
    <section
      className="outline"
      aria-labelledby="outline-title"
      onKeyDown={(event) => event.key === "Escape" && onClose()}
    >
      <header className="outline-head">
        <h2 id="outline-title" ref={heading} tabIndex={-1}>
          Outline
        </h2>
        <IconButton label="Close the outline" tone="quiet" onClick={onClose}>
          <X size={16} />
        </IconButton>
      </header>
      <div className="outline-parts">
        {outlineOf(canvas).map((part) => (
          <section key={part.id} aria-label={part.title}>
            <h3>{part.id ? <PartButton id={part.id} title={part.title} /> : part.title}</h3>
            <p className="outline-detail">{part.detail}</p>
            {part.rows.length === 0 && <p className="outline-detail">Nothing in it yet.</p>}
            <ul>
              {part.rows.map((row) => (
                <li key={row.id}>
                  <Row row={row} />
                </li>
              ))}
            </ul>
          </section>
        ))}
        {canvas.organizations.length > 0 && (
          <Button size="small" icon={<Network size={14} />} onClick={() => openOrganization()}>
            Open the organization
          </Button>
        )}
        {canvas.accounts.length === 0 && <p className="outline-detail">Nothing is drawn yet. Add an account first.</p>}
      </div>
    </section>
  );
}

function PartButton({ id, title }: { id: string; title: string }) {
  const chosen = usePlayground(() => selectedNodeId() === id);
  return (
    <button type="button" className="outline-account" aria-pressed={chosen} onClick={() => selectNode(id)}>
      {title}
    </button>
  );
}

const Row = memo(function Row({ row }: { row: OutlineRow }) {
  const chosen = usePlayground(() => selectedNodeId() === row.id);
  return (
    <>
      <button type="button" className="outline-row" aria-pressed={chosen} onClick={() => selectNode(row.id)}>
        <Tile kind={row.tile} name={row.name} size="row" />
        <span>
          <strong>{row.name}</strong>
          <span className="outline-kind">{row.kind}</span>
          {row.facts.map((fact) => (
            <span key={fact} className="outline-fact">
              {fact}
            </span>
          ))}
        </span>
      </button>
      {row.live.length > 0 && (
        <ul className="outline-live">
          {row.live.map((one) => (
            <Live key={one.id} session={one} />
          ))}
        </ul>
      )}
      {row.tile === "role" && chosen && (
        <Button
          size="small"
          icon={<KeyRound size={14} />}
          onClick={() => openDialog({ kind: "assume", roleId: row.id })}
        >
          Assume {row.name}
        </Button>
      )}
    </>
  );
});

function Live({ session }: { session: RoleSession }) {
  const clock = usePlayground((state) => state.canvas?.sandbox.clock);
  return (
    <li>
      {session.caller_label} wears it{" "}
      {clock && <Countdown expiration={session.expiration} duration={session.duration} clock={clock} />}
    </li>
  );
}
