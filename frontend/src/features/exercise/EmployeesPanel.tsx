/** How many people the other company has, and the two designs side by side. What is set here is set in the picture. */
import { useId, useMemo, useState } from "react";

import "../../styles/scale.css";
import { lastRevision } from "../../api/http";
import { setEmployees } from "../../api/workshop";
import { plural } from "../../lib/words";
import { attempt } from "../../model/attempt";
import { announce, usePlayground } from "../../model/store";
import { figure, QuotaBar, USERS_PER_ACCOUNT } from "../../ui/QuotaBar";
import { type Employees, type Merger, mergerOf, within } from "./employees";

export function EmployeesPanel({ story }: { story: Employees }) {
  const canvas = usePlayground((state) => state.canvas);
  const merger = useMemo(() => canvas && mergerOf(canvas, story), [canvas, story]);
  return merger && <Panel story={story} merger={merger} />;
}

interface Props {
  story: Employees;
  merger: Merger;
}

/** What is shown until the picture has this revision. */
interface Draft extends Pick<Merger, "count" | "usersForAll"> {
  until: number;
}

function Panel({ story, merger }: Props) {
  const sandbox = usePlayground((state) => state.sandboxId);
  const mayEdit = usePlayground((state) => state.canvas?.may_edit ?? false);
  const shown = usePlayground((state) => state.canvas?.revision ?? 0);
  // While it is moved, the figures run ahead of the picture, which follows when it is let go.
  const [draft, setDraft] = useState<Draft | null>(null);
  const ahead = draft !== null && draft.until > shown ? draft : null;
  const { count, usersForAll: forAll } = ahead ?? merger;
  const set = async (wanted: number, usersForAll: boolean) => {
    const people = within(wanted, merger, story);
    if (people === merger.count && usersForAll === merger.usersForAll) return setDraft(null);
    const sent = { count: people, usersForAll, until: Infinity };
    setDraft(sent);
    const done = await attempt(() => setEmployees(sandbox, people, usersForAll));
    if (done.ok) announce(usersForAll ? `${figure(people)} users of ours.` : `${figure(people)} people, no user of ours for them.`);
    const until = done.ok ? lastRevision() : 0; // the answer may come before the news
    setDraft((now) => (now === sent ? { ...sent, until } : now));
  };
  const commit = () => void (ahead !== null && set(ahead.count, forAll));
  return (
    <section className="scale" aria-label="How many people">
      <Amount {...{ story, merger, count, mayEdit }} onDraft={(wanted) => setDraft({ count: wanted, usersForAll: forAll, until: Infinity })} onCommit={commit} />
      <fieldset className="scale-designs" disabled={!mayEdit}>
        <legend>How do they get in?</legend>
        <Design chosen={!forAll} label="By a role" used={merger.ourUsers - merger.ours.user_population} onChoose={() => void set(count, false)}>
          {merger.roles === 0 ? "No role trusts them yet" : `${plural(merger.roles, "role")}, ${plural(merger.roles, "trust policy", "trust policies")}`}. No keys. They know who leaves.
        </Design>
        <Design chosen={forAll} label="By a user for each" used={merger.ourUsers - merger.ours.user_population + count} onChoose={() => void set(count, true)}>
          {figure(count)} keys to rotate, {figure(count)} leavers to hear of.
        </Design>
      </fieldset>
    </section>
  );
}

interface AmountProps extends Props {
  count: number;
  mayEdit: boolean;
  onDraft: (count: number) => void;
  onCommit: () => void;
}

function Amount({ story, merger, count, mayEdit, onDraft, onCommit }: AmountProps) {
  const id = useId();
  const shared = { min: merger.drawn, max: story.most, disabled: !mayEdit };
  return (
    <div className="scale-amount">
      <label htmlFor={id}>People at {merger.theirs.name}</label>
      <input
        {...shared}
        id={id}
        type="number"
        value={count === 0 ? "" : count}
        onChange={(event) => onDraft(Number(event.target.value))}
        onBlur={onCommit}
        onKeyDown={(event) => event.key === "Enter" && onCommit()}
      />
      <input
        {...shared}
        type="range"
        aria-label={`People at ${merger.theirs.name}, by slider`}
        aria-valuetext={figure(count)}
        value={count}
        onChange={(event) => onDraft(Number(event.target.value))}
        onPointerUp={onCommit}
        onKeyUp={onCommit}
        onBlur={onCommit}
      />
    </div>
  );
}

interface DesignProps {
  chosen: boolean;
  label: string;
  used: number;
  onChoose: () => void;
  children: React.ReactNode;
}

function Design({ chosen, label, used, onChoose, children }: DesignProps) {
  const over = used > USERS_PER_ACCOUNT;
  return (
    <label className="scale-design" data-chosen={chosen || undefined}>
      <input type="radio" name="scale-design" checked={chosen} onChange={onChoose} />
      <span className="scale-words">
        <strong>{label}</strong>
        {chosen && <em>in your picture</em>}
        <QuotaBar used={used} />
        <span className="scale-figures">
          {figure(used)} of {figure(USERS_PER_ACCOUNT)} users{over && ": AWS refuses the rest"}
        </span>
        <small>{children}</small>
      </span>
    </label>
  );
}
