/** Pairs of words that conditions can ask for: tags of an entity, claims of a token. Each row is saved by itself. */
import { Plus, X } from "lucide-react";
import { type FormEvent, useState } from "react";

import { ApiError } from "../../api/http";
import { t } from "../../lib/texts";
import { attempt } from "../../model/attempt";
import { announce, usePlayground } from "../../model/store";
import { Button, IconButton } from "../../ui/Button";
import { InlineText } from "./InlineText";

// AWS page "Tags for IAM resources": tags on one entity, and the lengths of their halves.
const MOST_TAGS = 50;
const LONGEST_KEY = 128;
const LONGEST_VALUE = 256;

interface Words {
  title: string;
  one: string;
  none: string;
}

const TAGS: Words = {
  title: "Tags",
  one: t("tag"),
  none: "None. A condition can ask for a tag: one policy for many teams.",
};

export const CLAIMS: Words = {
  title: "What its token says",
  one: t("claim"),
  none: "Nothing yet. A trust policy asks for aud and sub, say.",
};

/** What somebody of a SAML provider brings. */
export const ASSERTED: Words = { ...CLAIMS, title: "What its assertion says" };

interface Props {
  name: string;
  tags: Record<string, string>;
  words?: Words;
  mayChange?: boolean;
  onSave: (tags: Record<string, string>) => Promise<unknown>;
}

export function Tags({ name, tags, words = TAGS, mayChange = true, onSave }: Props) {
  const mayEdit = usePlayground((state) => state.canvas?.may_edit ?? false) && mayChange;
  const keys = Object.keys(tags);
  const remove = async (key: string) => {
    const left = Object.fromEntries(Object.entries(tags).filter(([other]) => other !== key));
    if ((await attempt(() => onSave(left))).ok) announce(`The ${words.one} ${key} is removed from ${name}.`);
  };
  if (keys.length === 0 && !mayEdit) return null;
  return (
    <section className="inspector-section">
      <h3>
        {words.title}
        <span className="quota mono">
          {keys.length} / {MOST_TAGS}
        </span>
      </h3>
      {keys.length === 0 && <p className="nothing">{words.none}</p>}
      <ul className="tag-list">
        {keys.map((key) => (
          <li key={key} className="tag-row">
            <strong className="mono">{key}</strong>
            <InlineText
              value={tags[key]!}
              label={`Value of ${words.one} ${key}`}
              disabled={!mayEdit}
              onSave={(value) => onSave({ ...tags, [key]: value })}
            >
              {tags[key] || <em>empty</em>}
            </InlineText>
            {mayEdit && (
              <IconButton label={`Remove ${words.one} ${key}`} tone="quiet" size="small" onClick={() => void remove(key)}>
                <X size={14} />
              </IconButton>
            )}
          </li>
        ))}
      </ul>
      {mayEdit && keys.length < MOST_TAGS && <NewTag name={name} tags={tags} words={words} onSave={onSave} />}
    </section>
  );
}

function NewTag({ name, tags, words = TAGS, onSave }: Props) {
  const [key, setKey] = useState("");
  const [value, setValue] = useState("");
  const [problem, setProblem] = useState("");
  const save = async (event: FormEvent) => {
    event.preventDefault();
    setProblem("");
    try {
      await onSave({ ...tags, [key.trim()]: value.trim() });
      announce(`${name} has the ${words.one} ${key.trim()}.`);
      setKey("");
      setValue("");
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      setProblem(`${error.message} ${error.hint}`.trim());
    }
  };
  return (
    <form className="tag-new" data-by-the-way onSubmit={(event) => void save(event)}>
      <input
        className="input"
        aria-label={`Key of a new ${words.one}`}
        placeholder="Key"
        maxLength={LONGEST_KEY}
        value={key}
        aria-invalid={problem !== "" || undefined}
        onChange={(event) => setKey(event.target.value)}
      />
      <input
        className="input"
        aria-label={`Value of a new ${words.one}`}
        placeholder="Value"
        maxLength={LONGEST_VALUE}
        value={value}
        onChange={(event) => setValue(event.target.value)}
      />
      <Button type="submit" size="small" icon={<Plus size={14} />} disabled={key.trim() === ""}>
        Add {words.one}
      </Button>
      {problem && (
        <p className="field-error" role="alert">
          {problem}
        </p>
      )}
    </form>
  );
}
