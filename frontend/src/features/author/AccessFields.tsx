/** Which action, on what, and under which circumstances. */
import { useQuery } from "@tanstack/react-query";
import { ChevronRight, Plus, X } from "lucide-react";

import { searchActions } from "../../api/catalog";
import { actionNamed, fittingActions } from "../../model/known-actions";
import { Button, IconButton } from "../../ui/Button";
import { Combobox } from "../../ui/Combobox";
import { Field } from "../../ui/Field";
import { Tile } from "../../ui/Tile";
import type { PartProps } from "./GoalForm";
import { ReasonField } from "./ReasonField";
import { wordsOf } from "./TextField";
import { useFindings } from "./findings";
import { useDraft } from "./draft-store";
import { nodesOf } from "./world";

const textOf = (value: unknown) => (typeof value === "string" ? value : "");
const words = (value: unknown) => (Array.isArray(value) ? value.join(", ") : textOf(value));

export function AccessFields(props: PartProps) {
  const { goal, place, put } = props;
  const found = useFindings("exercise.toml", `${place}.action`);
  const action = textOf(goal.action);
  const search = useQuery({
    queryKey: ["actions", action],
    queryFn: () => searchActions(action, { limit: 8 }),
    enabled: action.length > 2,
    staleTime: Infinity,
  });
  const known = fittingActions(action, null).map((one) => ({ id: one.name, label: one.name, detail: one.words }));
  const others = (search.data?.actions ?? []).map((one) => ({ id: one.name, label: one.name, detail: "" }));
  const choices = [...known, ...others.filter((one) => !known.some((each) => each.id === one.id))].slice(0, 12);
  return (
    <>
      <div className="author-row">
        <Field label="Action" error={action === "" ? undefined : wordsOf(found)}>
          {(control) => (
            <Combobox
              control={control}
              mono
              text={action}
              placeholder="s3:GetObject"
              choices={choices}
              onType={(typed) => put({ action: typed })}
              onChoose={(choice) => put({ action: choice.id })}
            />
          )}
        </Field>
        <ResourceField {...props} />
      </div>
      <details className="author-more" open={goal.context !== undefined || undefined}>
        <summary>
          <ChevronRight size={14} aria-hidden /> The request's context, and why it is refused
        </summary>
        <ContextFields {...props} />
        <ReasonField {...props} />
      </details>
    </>
  );
}

function ResourceField({ goal, place, put }: PartProps) {
  const world = useDraft((state) => state.whole?.draft.start ?? null);
  const found = useFindings("exercise.toml", `${place}.resource`);
  const resource = textOf(goal.resource);
  const inside = actionNamed(textOf(goal.action))?.inside === true;
  const drawn = (world ? nodesOf(world) : [])
    .filter((one) => one.name.startsWith("resource:"))
    .map((one) => ({
      id: inside ? `${one.detail}/file` : one.detail,
      label: one.label,
      detail: one.detail,
      tile: <Tile kind={one.tile} size="row" />,
    }));
  return (
    <Field label="Resource" hint="An ARN. Actions on objects name the object: …/file." error={resource === "" ? undefined : wordsOf(found)}>
      {(control) => (
        <Combobox
          control={control}
          mono
          text={resource}
          choices={[...drawn, { id: "*", label: "Any resource", detail: "*" }]}
          onType={(typed) => put({ resource: typed })}
          onChoose={(choice) => put({ resource: choice.id })}
        />
      )}
    </Field>
  );
}

function ContextFields({ goal, place, put }: PartProps) {
  const found = useFindings("exercise.toml", `${place}.context`);
  const rows = Object.entries((goal.context ?? {}) as Record<string, unknown>);
  const write = (next: [string, unknown][]) => put({ context: Object.fromEntries(next) });
  return (
    <div className="author-context">
      {rows.map(([key, value], index) => (
        <div className="author-context-row" key={`context-${String(index)}`}>
          <input
            aria-label="Condition key"
            className="mono"
            value={key}
            onChange={(event) => write(rows.map((row, other) => (other === index ? [event.target.value, row[1]] : row)))}
          />
          <input
            aria-label="Value"
            className="mono"
            value={words(value)}
            onChange={(event) => write(rows.map((row, other) => (other === index ? [row[0], event.target.value] : row)))}
          />
          <IconButton label="Remove" tone="quiet" size="small" onClick={() => write(rows.filter((_, other) => other !== index))}>
            <X size={14} />
          </IconButton>
        </div>
      ))}
      <Button size="small" tone="quiet" icon={<Plus size={14} />} disabled={rows.some(([key]) => key === "aws:SourceIp")} onClick={() => write([...rows, ["aws:SourceIp", "203.0.113.10"]])}>
        Add a condition key
      </Button>
      {found.length > 0 && <p className="field-error">{wordsOf(found)}</p>}
    </div>
  );
}
