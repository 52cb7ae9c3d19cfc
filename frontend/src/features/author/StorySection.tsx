/** What learners read before they begin, and after they have finished. */
import type { Sheet } from "../../api/authored";
import { Field } from "../../ui/Field";
import { Section } from "./Section";
import { TextField } from "./TextField";
import { edit, useDraft } from "./draft-store";

const put = (sheet: Sheet) => edit({ sheet });

export function StorySection() {
  const sheet = useDraft((state) => state.sheet);
  const why = [0, 1, 2].map((index) => sheet.why?.[index] ?? "");
  return (
    <Section id="story" title="What learners read" words="Why somebody needs this, and what to reach; never how.">
      <div className="author-fields">
        <TextField label="Title" value={sheet.title ?? ""} most={80} place="title" onChange={(title) => put({ title })} />
        <div className="author-pair">
          <Field label="Minutes">
            {(control) => (
              <input
                {...control}
                type="number"
                min={1}
                max={240}
                value={sheet.minutes ?? ""}
                onChange={(event) => put({ minutes: Math.max(1, Math.round(Number(event.target.value)) || 1) })}
              />
            )}
          </Field>
          <Field label="Track">
            {(control) => (
              <select {...control} value={sheet.track ?? "beyond"} onChange={(event) => put({ track: event.target.value })}>
                <option value="lecture">The lecture</option>
                <option value="beyond">Beyond the lecture</option>
              </select>
            )}
          </Field>
        </div>
        <TextField label="Story" lines={4} value={sheet.story ?? ""} most={1000} place="story" onChange={(story) => put({ story })} />
        <TextField label="Task" lines={3} value={sheet.task ?? ""} most={600} place="task" onChange={(task) => put({ task })} />
        <TextField
          label="Objective"
          hint="What this teaches, in one or two sentences."
          lines={2}
          value={sheet.objective ?? ""}
          most={600}
          place="objective"
          onChange={(objective) => put({ objective })}
        />
        <TextField
          label="The picture in a sentence"
          hint="For those who do not see it."
          value={sheet.picture ?? ""}
          most={300}
          place="picture"
          onChange={(picture) => put({ picture })}
        />
        <fieldset className="author-why">
          <legend>Why this is right: three sentences, shown at the end</legend>
          {why.map((sentence, index) => (
            <TextField
              key={`why-${String(index)}`}
              label={`Sentence ${String(index + 1)}`}
              lines={2}
              value={sentence}
              most={400}
              onChange={(changed) => put({ why: why.map((each, other) => (other === index ? changed : each)) })}
            />
          ))}
        </fieldset>
      </div>
    </Section>
  );
}
