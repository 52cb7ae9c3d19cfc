/** A short list of words that a provider is known by, each added or removed by itself. */
import { X } from "lucide-react";
import { useState } from "react";

import { ApiError } from "../../../api/http";
import { attempt } from "../../../model/attempt";
import { announce, usePlayground } from "../../../model/store";
import { Button, IconButton } from "../../../ui/Button";
import { Field } from "../../../ui/Field";

interface Props {
  title: string;
  one: string;
  none: string;
  owner: string;
  words: string[];
  most: number;
  longest: number;
  placeholder: string;
  onSave: (words: string[]) => Promise<unknown>;
}

export function WordList(props: Props) {
  const { title, one, none, words, most, onSave } = props;
  const mayEdit = usePlayground((state) => state.canvas?.may_edit ?? false);
  return (
    <section className="inspector-section">
      <h3>
        {title}
        <span className="quota mono">
          {words.length} / {most}
        </span>
      </h3>
      {words.length === 0 && <p className="nothing">{none}</p>}
      <ul className="tag-list">
        {words.map((word) => (
          <li key={word} className="audience-row">
            <span className="mono">{word}</span>
            {mayEdit && (
              <IconButton
                label={`Remove ${one} ${word}`}
                tone="quiet"
                size="small"
                onClick={() => void attempt(() => onSave(words.filter((other) => other !== word)))}
              >
                <X size={14} />
              </IconButton>
            )}
          </li>
        ))}
      </ul>
      {mayEdit && words.length < most && <NewWord {...props} />}
    </section>
  );
}

function NewWord({ one, owner, words, longest, placeholder, onSave }: Props) {
  const [draft, setDraft] = useState("");
  const [problem, setProblem] = useState("");
  const add = async () => {
    setProblem("");
    try {
      await onSave([...words, draft.trim()]);
      announce(`${draft.trim()} is a new ${one} of ${owner}.`);
      setDraft("");
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      setProblem(`${error.message} ${error.hint}`.trim());
    }
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <Field label={`Add ${/^[aeiou]/.test(one) ? "an" : "a"} ${one}`} error={problem}>
        {(control) => (
          <div className="population-row">
            <input
              {...control}
              value={draft}
              maxLength={longest}
              placeholder={placeholder}
              onChange={(event) => setDraft(event.target.value)}
            />
            <Button type="submit" size="small" disabled={draft.trim() === ""}>
              Add
            </Button>
          </div>
        )}
      </Field>
    </form>
  );
}
