/** One goal by clicking: who, can or cannot, what. What cannot be clicked is written in the notation. */
import { Wand2 } from "lucide-react";
import { useState } from "react";

import type { Goal } from "../../api/authored";
import { Button } from "../../ui/Button";
import { AccessFields } from "./AccessFields";
import { AssumeFields } from "./AssumeFields";
import { CallerFields } from "./CallerFields";
import { Choose } from "./Choose";
import { NotationField } from "./NotationField";
import { CountFields, StructFields } from "./StandsFields";
import { TextField, wordsOf } from "./TextField";
import { useFindings } from "./findings";
import { useDraft } from "./draft-store";
import { type ClickedType, canBeClicked, changed, withType } from "./goal-notation";
import { sentenceOf } from "./goal-sentence";

interface Props {
  goal: Goal;
  place: string;
  onChange: (goal: Goal) => void;
}

const KINDS = [
  { id: "assume", label: "Put on a role" },
  { id: "access", label: "Do something" },
  { id: "count", label: "How many" },
  { id: "struct", label: "How it stands" },
  { id: "notation", label: "In writing" },
];

export function GoalForm({ goal, place, onChange }: Props) {
  const world = useDraft((state) => state.whole?.draft.start ?? null);
  const [writing, setWriting] = useState(!canBeClicked(goal));
  const put = (changes: Record<string, unknown>) => {
    const next = changed(goal, changes);
    // The sentence follows what is clicked until somebody writes their own.
    const follows = world !== null && (goal.text === "" || goal.text === sentenceOf(goal, world));
    onChange(follows && !("text" in changes) ? { ...next, text: sentenceOf(next, world) } : next);
  };
  const choose = (kind: string) => {
    setWriting(kind === "notation");
    if (kind !== "notation" && kind !== goal.type) onChange(withType(goal, kind as ClickedType));
  };
  if (!world) return <p className="field-hint">Draw the start first: goals speak of who is in it.</p>;
  return (
    <div className="author-form">
      <Choose label="What it is about" choices={KINDS} value={writing ? "notation" : goal.type} onChange={choose} />
      {writing ? (
        <Writing goal={goal} place={place} onChange={onChange} />
      ) : (
        <Clicked goal={goal} place={place} put={put} />
      )}
      <div className="author-sentence">
        <TextField
          label="In the learner's words"
          value={goal.text}
          most={200}
          place={`${place}.text`}
          onChange={(text) => put({ text })}
        />
        {sentenceOf(goal, world) !== "" && sentenceOf(goal, world) !== goal.text && (
          <Button size="small" tone="quiet" icon={<Wand2 size={14} />} onClick={() => put({ text: sentenceOf(goal, world) })}>
            Suggest
          </Button>
        )}
      </div>
      <label className="author-check">
        <input type="checkbox" checked={goal.must_not === true} onChange={(event) => put({ must_not: event.target.checked || undefined })} />
        Says who must stay out
      </label>
    </div>
  );
}

export interface PartProps {
  goal: Goal;
  place: string;
  put: (changes: Record<string, unknown>) => void;
}

function Clicked(props: PartProps) {
  const { goal, put } = props;
  if (goal.type === "count") return <CountFields {...props} />;
  if (goal.type === "struct") return <StructFields {...props} />;
  const expects = [
    { id: "allow", label: "can" },
    { id: "deny", label: "cannot" },
  ];
  return (
    <>
      <CallerFields {...props} />
      <Choose
        label="Whether"
        choices={expects}
        value={goal.expect === "deny" ? "deny" : "allow"}
        onChange={(expect) => put({ expect, must_not: expect === "deny" || undefined, reason: undefined })}
      />
      {goal.type === "assume" ? <AssumeFields {...props} /> : <AccessFields {...props} />}
    </>
  );
}

function Writing({ goal, place, onChange }: Props) {
  const found = useFindings("exercise.toml", place);
  const { id, text, must_not, ...rest } = goal;
  const put = (value: unknown) => {
    const table = typeof value === "object" && value !== null && !Array.isArray(value) ? value : {};
    onChange({ type: "", ...table, id, text, ...(must_not ? { must_not } : {}) } as Goal);
  };
  return (
    <NotationField
      label="Notation"
      hint='As exercise.toml has it, in JSON: timelines, operations that AWS always refuses, goals for each of a set. {"type": "timeline", "steps": [{"do": "assume", …}, {"do": "advance", "seconds": 900}]}'
      lines={9}
      value={rest}
      error={wordsOf(found.filter((each) => !each.place.endsWith(".text")))}
      onChange={put}
    />
  );
}
