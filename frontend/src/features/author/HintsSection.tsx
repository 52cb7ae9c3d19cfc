/** The ladder of hints: text, cost, wait, where to look; shown as learners get it. */
import { ArrowDown, ArrowUp, Crosshair, Plus, Trash2 } from "lucide-react";

import type { Hint } from "../../api/authored";
import { Button, IconButton } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { Section } from "./Section";
import { TextField, wordsOf } from "./TextField";
import { useFindings } from "./findings";
import { edit, useDraft } from "./draft-store";
import { pick, usePicking } from "./picking";
import { nodesOf } from "./world";

const NONE: Hint[] = [];
const whole = (text: string) => Math.max(0, Math.round(Number(text)) || 0);
const put = (hint: Hint[]) => edit({ sheet: { hint } });

export function putHint(index: number, changes: Partial<Hint>): void {
  const hints = useDraft.getState().sheet.hint ?? NONE;
  put(hints.map((each, other) => (other === index ? clean({ ...each, ...changes }) : each)));
}

function clean({ text, cost, wait, node }: Hint): Hint {
  return { text, ...(cost ? { cost } : {}), ...(wait ? { wait } : {}), ...(node ? { node } : {}) };
}

export function HintsSection() {
  const hints = useDraft((state) => state.sheet.hint) ?? NONE;
  const found = useFindings("exercise.toml", "hint").filter((each) => each.place === "hint" && hints.length > 0);
  const add = () => {
    put([...hints, { text: "" }]);
    pick({ kind: "hint", index: hints.length });
  };
  return (
    <Section id="hints" title="Hints" words="A ladder, from a nudge to nearly there. The first is best free.">
      <ol className="author-goals">
        {hints.map((hint, index) => (
          <HintRow key={`hint-${String(index)}`} hint={hint} index={index} hints={hints} />
        ))}
      </ol>
      {found.length > 0 && <p className="field-error">{wordsOf(found)}</p>}
      <Button size="small" icon={<Plus size={14} />} disabled={hints.length >= 10} onClick={add}>
        Add a hint
      </Button>
      {hints.some((each) => each.text !== "") && <Preview hints={hints} />}
    </Section>
  );
}

function HintRow({ hint, index, hints }: { hint: Hint; index: number; hints: Hint[] }) {
  const world = useDraft((state) => state.whole?.draft.start ?? null);
  const open = usePicking((state) => state.picking?.kind === "hint" && state.picking.index === index);
  const place = `hint[${String(index)}]`;
  const wrong = useFindings("exercise.toml", place).filter((each) => !each.place.endsWith(".text"));
  const change = (changes: Partial<Hint>) => putHint(index, changes);
  const move = (by: number) => {
    const others = hints.filter((each) => each !== hint);
    put([...others.slice(0, index + by), hint, ...others.slice(index + by)]);
  };
  return (
    <li className="author-goal" id={place} data-open={open || undefined} onFocus={() => pick({ kind: "hint", index })}>
      <div className="author-form">
        <TextField
          label={`Hint ${String(index + 1)}`}
          lines={2}
          value={hint.text}
          most={400}
          place={`${place}.text`}
          onChange={(text) => change({ text })}
        />
        <div className="author-row author-row-small">
          <Field label="Points it costs">
            {(control) => (
              <input {...control} type="number" min={0} max={60} value={hint.cost ?? 0} onChange={(event) => change({ cost: whole(event.target.value) })} />
            )}
          </Field>
          <Field label="Minutes to wait">
            {(control) => (
              <input {...control} type="number" min={0} max={60} value={hint.wait ?? 0} onChange={(event) => change({ wait: whole(event.target.value) })} />
            )}
          </Field>
          <Field label="Where to look" error={wordsOf(wrong)}>
            {(control) => (
              <select {...control} value={hint.node ?? ""} onChange={(event) => change({ node: event.target.value })}>
                <option value="">Nowhere in particular</option>
                {(world ? nodesOf(world) : []).map((one) => (
                  <option key={one.name} value={one.name}>
                    {one.label} {one.detail === "" ? "" : `(${one.detail})`}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <span className="author-row-end">
            <IconButton label="Move up" tone="quiet" size="small" disabled={index === 0} onClick={() => move(-1)}>
              <ArrowUp size={14} />
            </IconButton>
            <IconButton label="Move down" tone="quiet" size="small" disabled={index === hints.length - 1} onClick={() => move(1)}>
              <ArrowDown size={14} />
            </IconButton>
            <IconButton label="Delete this hint" tone="quiet" size="small" onClick={() => put(hints.filter((each) => each !== hint))}>
              <Trash2 size={14} />
            </IconButton>
          </span>
        </div>
      </div>
    </li>
  );
}

function Preview({ hints }: { hints: Hint[] }) {
  return (
    <details className="author-more">
      <summary>As learners see it</summary>
      <ol className="author-preview">
        {hints.map((hint, index) => (
          <li key={`preview-${String(index)}`}>
            {hint.text}
            <small>
              {hint.cost ? `${String(hint.cost)} points` : "free"}
              {hint.wait ? `, after ${String(hint.wait)} min` : ""}
            </small>
            {hint.node && (
              <span className="author-where">
                <Crosshair size={12} aria-hidden /> Show me where
              </span>
            )}
          </li>
        ))}
      </ol>
    </details>
  );
}
