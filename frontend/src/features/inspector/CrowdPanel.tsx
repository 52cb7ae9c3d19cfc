/** Everybody in a stack: find somebody, open them, draw them by themselves. */
import { KeyRound, MoreHorizontal, Pin } from "lucide-react";
import { useDeferredValue, useId, useMemo, useState } from "react";

import { shownLanguage } from "../../lib/language";
import { groupDigits } from "../../lib/arn";
import { plural } from "../../lib/words";
import type { Canvas, Identity } from "../../model/canvas";
import { pin } from "../../model/pinning";
import { stackMenu } from "../../model/stack-menu";
import { type Stack, crowdsOf, stackLine, stackName } from "../../model/stacks";
import { selectNode, usePlayground } from "../../model/store";
import { Badge } from "../../ui/Badge";
import { Button, IconButton } from "../../ui/Button";
import { LongList } from "../../ui/LongList";
import { Menu } from "../../ui/Menu";
import { Tile } from "../../ui/Tile";

export function CrowdPanel({ canvas, stack }: { canvas: Canvas; stack: Stack }) {
  const [text, setText] = useState("");
  const wanted = useDeferredValue(text.trim().toLowerCase());
  const found = useMemo(
    () => stack.members.filter((one) => `${one.name} ${one.title}`.toLowerCase().includes(wanted)),
    [stack, wanted],
  );
  const live = useMemo(() => liveBy(canvas), [canvas]);
  const account = canvas.accounts.find((one) => one.id === stack.accountId);
  const count = useId();
  return (
    <>
      <header className="inspector-head">
        <Tile kind="group" />
        <div className="inspector-title">
          <h2>{stackName(stack)}</h2>
          <p className="inspector-kind">
            {stackLine(canvas, stack)}, {groupDigits(account?.number ?? "")}
          </p>
        </div>
        <Menu
          label="More"
          trigger={
            <Button className="btn-icon" aria-label="More">
              <MoreHorizontal size={16} />
            </Button>
          }
          items={stackMenu(stack, canvas.may_edit).slice(1)}
        />
      </header>
      <p className="door">
        <strong>Alike:</strong> in the same groups, with the same policies, trusted by the same roles. A line from the stack stands for them.
        {canvas.may_edit && " Pin somebody to draw them by themselves."}
      </p>
      <div className="crowd-search">
        <input
          className="input"
          type="search"
          aria-label="Find among them"
          aria-describedby={count}
          placeholder="A part of a name"
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <span id={count} className="field-hint" role="status">
          {wanted === "" ? "All of them" : `${found.length.toLocaleString(shownLanguage())} of ${stackName(stack)}`}
        </span>
      </div>
      <LongList label={stackName(stack)} rows={found} keyOf={(one) => one.id}>
        {(one, tabIndex) => <Person one={one} live={live.get(one.id) ?? 0} tabIndex={tabIndex} mayEdit={canvas.may_edit} />}
      </LongList>
    </>
  );
}

/** Live sessions by who began them. */
function liveBy({ sessions }: Canvas): Map<string, number> {
  const found = new Map<string, number>();
  for (const { state, caller_id } of sessions)
    if (state === "active" && caller_id !== null) found.set(caller_id, (found.get(caller_id) ?? 0) + 1);
  return found;
}

interface PersonProps {
  one: Identity;
  live: number;
  tabIndex: 0 | -1;
  mayEdit: boolean;
}

function Person({ one, live, tabIndex, mayEdit }: PersonProps) {
  return (
    <>
      <button type="button" className="crowd-person" tabIndex={tabIndex} onClick={() => selectNode(one.id)}>
        <Tile kind={one.kind} name={one.name} size="row" />
        <span className="crowd-name">
          {one.name}
          {one.title && <small>{one.title}</small>}
        </span>
        {live > 0 && (
          <Badge tone="live" icon={<KeyRound size={11} aria-hidden />}>
            {live} live
          </Badge>
        )}
      </button>
      {mayEdit && (
        <IconButton label={`Pin ${one.name}`} tone="quiet" tabIndex={tabIndex} onClick={() => void pin(one.id)}>
          <Pin size={15} />
        </IconButton>
      )}
    </>
  );
}

/** On the panel of somebody who is drawn as part of a stack: the way back, and out of it. */
export function InStack({ id }: { id: string }) {
  const canvas = usePlayground((state) => state.canvas!);
  const stack = crowdsOf(canvas).of.get(id);
  if (!stack) return null;
  return (
    <p className="crowd-note">
      <button type="button" className="text-button" onClick={() => selectNode(stack.id)}>
        One of {plural(stack.members.length, "user")} alike
      </button>
      {canvas.may_edit && (
        <Button size="small" icon={<Pin size={14} />} onClick={() => void pin(id)}>
          Pin
        </Button>
      )}
    </p>
  );
}
