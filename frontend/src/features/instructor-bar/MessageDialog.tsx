/** Say something to all, a team, those who are stuck or not done, or chosen ones; below it what was said before. */
import { type FormEvent, useId, useState } from "react";

import type { NewMessage } from "../../api/controls";
import { serverNow } from "../../lib/server-clock";
import type { Room } from "../../model/classroom";
import { useDashboard } from "../../model/dashboard";
import { isStuck, standings } from "../../model/standings";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { Field } from "../../ui/Field";
import { ChooseLearners } from "./ChooseLearners";
import { SentList } from "./SentList";

const LONGEST_TEXT = 300;
const MOST_HINTS = 20;

type Whom = "all" | "unfinished" | "stuck" | "team" | "some";

interface Props {
  room: Room;
  /** Whom it is for from the start, besides whoever else is chosen. */
  learner?: string;
  onSend: (message: NewMessage) => Promise<boolean>;
  onClose: () => void;
}

export function MessageDialog({ room, learner, onSend, onClose }: Props) {
  const { workshop, learners, messages } = room;
  const here = learners.filter(({ state }) => state === "in");
  const to = here.find(({ id }) => id === learner);
  const { rows, here: online, loaded } = useDashboard();
  const [what, setWhat] = useState<"text" | "hint">("text");
  const [text, setText] = useState("");
  const [hint, setHint] = useState("1");
  const [whom, setWhom] = useState<Whom>(learner ? "some" : "all");
  const [team, setTeam] = useState(workshop.teams[0]?.id ?? "");
  const [some, setSome] = useState<ReadonlySet<string>>(() => new Set(learner ? [learner] : []));
  const [busy, setBusy] = useState(false);
  const form = useId();
  const stuck = loaded
    ? standings(learners, rows, online)
        .filter((each) => isStuck(each, serverNow()))
        .map((each) => each.learner.id)
    : [];
  const offers: [Whom, string][] = [
    ["all", "Everybody, also who comes later"],
    ["unfinished", "Those who are not done yet"],
    ...(stuck.length > 0 ? [["stuck", `Those who are stuck (${String(stuck.length)})`] as [Whom, string]] : []),
    ...(workshop.teams.length > 0 ? [["team", "A team"] as [Whom, string]] : []),
    ["some", "Chosen learners"],
  ];
  const who = { all: {}, unfinished: { unfinished: true }, stuck: { learners: stuck }, team: { team }, some: { learners: [...some] } }[whom];
  const said: NewMessage = what === "text" ? { text: text.trim() } : { hint: Number(hint) };
  const ready = (what === "hint" || text.trim() !== "") && (whom !== "some" || some.size > 0);
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (!ready || busy) return;
    setBusy(true);
    const done = await onSend({ ...said, ...who });
    setBusy(false);
    if (done) setText("");
    else onClose(); // the bar says why
  };
  return (
    <Dialog
      title={to ? `Message to ${to.nickname}` : "Message to the class"}
      description="It stays on the canvas until it is read."
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>Close</Button>
          <Button tone="primary" type="submit" form={form} busy={busy} disabled={!ready}>
            Send
          </Button>
        </>
      }
    >
      <form id={form} className="bar-dialog" onSubmit={(event) => void send(event)}>
        {workshop.current !== null && (
          <div data-by-the-way>
            <Field label="What">
              {(control) => (
                <select {...control} value={what} onChange={(event) => setWhat(event.target.value as "text" | "hint")}>
                  <option value="text">Words of your own</option>
                  <option value="hint">A hint of the exercise</option>
                </select>
              )}
            </Field>
          </div>
        )}
        {what === "text" ? (
          <Field label="Message" hint={`${String(LONGEST_TEXT - text.length)} characters left`}>
            {(control) => (
              <textarea {...control} rows={3} maxLength={LONGEST_TEXT} value={text} onChange={(event) => setText(event.target.value)} />
            )}
          </Field>
        ) : (
          <Field label="Hint" hint="1 is the gentlest rung of the ladder.">
            {(control) => (
              <input {...control} type="number" min={1} max={MOST_HINTS} value={hint} onChange={(event) => setHint(event.target.value)} />
            )}
          </Field>
        )}
        <Field label="To whom">
          {(control) => (
            <select {...control} value={whom} onChange={(event) => setWhom(event.target.value as Whom)}>
              {offers.map(([value, label]) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </select>
          )}
        </Field>
        {whom === "team" && (
          <Field label="Team">
            {(control) => (
              <select {...control} value={team} onChange={(event) => setTeam(event.target.value)}>
                {workshop.teams.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </select>
            )}
          </Field>
        )}
        {whom === "some" && <ChooseLearners learners={here} chosen={some} onChoose={setSome} />}
      </form>
      <SentList messages={messages} />
    </Dialog>
  );
}
