/** What variants draw besides account numbers and people's names, so that neighbours cannot copy. */
import { Plus, Trash2 } from "lucide-react";

import type { Varied } from "../../api/authored";
import { Button, IconButton } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { Section } from "./Section";
import { wordsOf } from "./TextField";
import { edit, useDraft } from "./draft-store";
import { useFindings } from "./findings";

const NONE: Varied[] = [];
const put = (vary: Varied[]) => edit({ sheet: { vary: vary.length === 0 ? null : vary } });
const apart = (text: string) => text.split(",").map((each) => each.trim()).filter((each) => each !== "");

export function VarySection() {
  const varied = useDraft((state) => state.sheet.vary) ?? NONE;
  const german = useDraft((state) => state.whole?.draft.de != null);
  const found = useFindings("exercise.toml", "vary");
  const translation = useFindings("de.toml", "").concat(useFindings("de.toml", "title"));
  const change = (index: number, changes: Partial<Varied>) =>
    put(varied.map((each, other) => (other === index ? { ...each, ...changes } : each)));
  return (
    <Section
      id="vary"
      title="Variants"
      words="Account numbers and people's names differ in each variant by themselves. Name a value more, an external ID or a bucket, and what may stand in its place."
    >
      {varied.map((each, index) => (
        <div className="author-row author-row-small" key={`vary-${String(index)}`}>
          <Field label="Value" hint="As it stands in the picture and the texts.">
            {(control) => <input {...control} className="mono" maxLength={120} value={each.text} onChange={(event) => change(index, { text: event.target.value })} />}
          </Field>
          <Field label="Or one of" hint="Parted by commas.">
            {(control) => <ChoicesInput control={control} choices={each.as} onChange={(as) => change(index, { as })} />}
          </Field>
          <span className="author-row-end">
            <IconButton label="Remove" tone="quiet" size="small" onClick={() => put(varied.filter((_, other) => other !== index))}>
              <Trash2 size={14} />
            </IconButton>
          </span>
        </div>
      ))}
      {found.length > 0 && <p className="field-error">{wordsOf(found)}</p>}
      <Button size="small" icon={<Plus size={14} />} disabled={varied.length >= 10} onClick={() => put([...varied, { text: "", as: [] }])}>
        Vary a value
      </Button>
      {german && (
        <p className="author-words">
          This exercise came with German texts. They have to say what these say, each of them.{" "}
          {translation.length > 0 && wordsOf(translation)}
          <Button size="small" tone="quiet" onClick={() => edit({ de: null })}>
            Go on without the German texts
          </Button>
        </p>
      )}
    </Section>
  );
}

interface ChoicesProps {
  control: React.ComponentProps<"input">;
  choices: string[];
  onChange: (choices: string[]) => void;
}

function ChoicesInput({ control, choices, onChange }: ChoicesProps) {
  const same = (text: string) => apart(text).join() === choices.join();
  return (
    <input
      {...control}
      className="mono"
      defaultValue={choices.join(", ")}
      onChange={(event) => same(event.target.value) || onChange(apart(event.target.value))}
    />
  );
}
