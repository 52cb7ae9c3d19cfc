import { ChevronRight, CircleHelp, Eye, Redo2, Share2, Undo2 } from "lucide-react";
import { useState, type ReactNode } from "react";
import { renameSandbox } from "../../api/canvas";
import { initials } from "../../lib/words";
import { attempt } from "../../model/attempt";
import { redoLast, undoLast } from "../../model/history";
import { openDialog, usePlayground } from "../../model/store";
import { teachesHere, useClass } from "../../model/supervision";
import { Badge } from "../../ui/Badge";
import { Button, IconButton } from "../../ui/Button";
import { ThemeSwitch } from "../../ui/ThemeSwitch";
import { Tooltip } from "../../ui/Tooltip";
import { Brand } from "../../ui/Brand";
import { ClockChip } from "./ClockChip";
import { ConnectionChip } from "./ConnectionChip";
import { People } from "./People";

export interface TopBarProps {
  onHelp: () => void;
  /** "Check my work", when the sandbox has an exercise. */
  check?: ReactNode;
  /** Other ways to see the sandbox. */
  views?: ReactNode;
  /** What can be done with it as a whole. */
  menu?: ReactNode;
  /** For who may only look. */
  onCopy: () => void;
}

export function TopBar({ onHelp, check, views, menu, onCopy }: TopBarProps) {
  const sandbox = usePlayground((state) => state.canvas?.sandbox);
  const mayEdit = usePlayground((state) => state.canvas?.may_edit ?? false);
  const own = !usePlayground(teachesHere);
  const frozen = useClass()?.frozen ?? false;
  const past = usePlayground((state) => state.past !== null);
  return (
    <header className="top">
      <Brand />
      {sandbox && (
        <span className="crumb">
          <ChevronRight size={14} aria-hidden />
          <SandboxName key={sandbox.name} name={sandbox.name} mayEdit={mayEdit} />
          {menu}
        </span>
      )}
      {sandbox && !mayEdit && !past && !frozen && <ViewOnly onCopy={onCopy} />}
      <span className="grow" />
      <ConnectionChip />
      {sandbox && !past && <ClockChip clock={sandbox.clock} />}
      <People />
      <Me />
      {views}
      {mayEdit && <History />}
      <span className="top-wide">
        <IconButton label="Keyboard shortcuts" shortcut="?" onClick={onHelp}>
          <CircleHelp size={16} />
        </IconButton>
      </span>
      <span className="top-theme">
        <ThemeSwitch />
      </span>
      {mayEdit && own && (
        <span className="top-wide">
          <Button icon={<Share2 size={15} />} onClick={() => openDialog({ kind: "share" })}>
            Share
          </Button>
        </span>
      )}
      {check}
    </header>
  );
}

/** Somebody shared this to be looked at; a copy is one's own. */
function ViewOnly({ onCopy }: { onCopy: () => void }) {
  return (
    <span className="view-only">
      <Badge tone="grey" icon={<Eye size={12} />}>
        <span className="word-wide">View only</span>
      </Badge>
      <Button size="small" onClick={onCopy}>
        Make a copy
      </Button>
    </span>
  );
}

function History() {
  const canvas = usePlayground((state) => state.canvas);
  return (
    <span className="history">
      <IconButton label="Undo" shortcut="Ctrl Z" disabled={!canvas?.may_undo} onClick={() => void undoLast()}>
        <Undo2 size={16} />
      </IconButton>
      <IconButton label="Redo" shortcut="Ctrl Y" disabled={!canvas?.may_redo} onClick={() => void redoLast()}>
        <Redo2 size={16} />
      </IconButton>
    </span>
  );
}

function Me() {
  const person = usePlayground((state) => state.person);
  if (!person) return null;
  return (
    <Tooltip text={`You are ${person.name}`}>
      <span className="person" role="img" aria-label={`You are ${person.name}`}>
        {initials(person.name)}
      </span>
    </Tooltip>
  );
}

function SandboxName({ name, mayEdit }: { name: string; mayEdit: boolean }) {
  const [editing, setEditing] = useState(false);
  const keep = (text: string) => {
    setEditing(false);
    const wanted = text.trim();
    const { sandboxId } = usePlayground.getState();
    if (wanted && wanted !== name) void attempt(() => renameSandbox(sandboxId, wanted));
  };
  if (!editing)
    return (
      <h1>
        <button type="button" disabled={!mayEdit} title="Rename this sandbox" onClick={() => setEditing(true)}>
          {name}
        </button>
      </h1>
    );
  return (
    <input
      className="crumb-input"
      aria-label="Name of this sandbox"
      defaultValue={name}
      autoFocus
      onBlur={(event) => keep(event.target.value)}
      onKeyDown={(event) => {
        if (event.key === "Enter") keep(event.currentTarget.value);
        if (event.key === "Escape") setEditing(false);
      }}
    />
  );
}
