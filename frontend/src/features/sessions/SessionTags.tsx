/** Session tags of a call that is being written: key, value, and whether chained sessions inherit it. */
import { Plus, X } from "lucide-react";

import "../../styles/session-tags.css";
import { Button, IconButton } from "../../ui/Button";
import { NEW_TAG, type SessionTag, saidTwice } from "./session-tags";

// AWS page "Pass session tags in AWS STS".
const MOST_TAGS = 50;

interface Props {
  tags: SessionTag[];
  /** A federated user chains nothing. */
  mayChain?: boolean;
  error: string | undefined;
  onChange: (tags: SessionTag[]) => void;
}

export function SessionTags({ tags, mayChain = true, error, onChange }: Props) {
  const change = (index: number, changed: Partial<SessionTag>) =>
    onChange(tags.map((tag, other) => (other === index ? { ...tag, ...changed } : tag)));
  const twice = saidTwice(tags);
  const problem = twice === undefined ? error : `The key ${twice} is there twice; case does not tell keys apart.`;
  return (
    <fieldset className="session-tags">
      <legend>Session tags</legend>
      {tags.map((tag, index) => (
        <div className="session-tag" key={index}>
          <input
            className="input"
            aria-label={`Key of session tag ${index + 1}`}
            placeholder="Key"
            maxLength={128}
            autoFocus={tag === NEW_TAG}
            value={tag.key}
            onChange={(event) => change(index, { key: event.target.value })}
          />
          <input
            className="input"
            aria-label={`Value of session tag ${index + 1}`}
            placeholder="Value"
            maxLength={256}
            value={tag.value}
            onChange={(event) => change(index, { value: event.target.value })}
          />
          <IconButton
            label={`Remove session tag ${index + 1}`}
            tone="quiet"
            size="small"
            onClick={() => onChange(tags.filter((_, other) => other !== index))}
          >
            <X size={14} />
          </IconButton>
          {mayChain && (
            <label className="check">
              <input
                type="checkbox"
                checked={tag.transitive}
                onChange={(event) => change(index, { transitive: event.target.checked })}
              />
              Transitive: sessions chained from this one have it, too
            </label>
          )}
        </div>
      ))}
      {problem && (
        <p className="field-error" role="alert">
          {problem}
        </p>
      )}
      <Button
        size="small"
        icon={<Plus size={14} />}
        disabled={tags.length >= MOST_TAGS}
        onClick={() => onChange([...tags, NEW_TAG])}
      >
        Add session tag
      </Button>
      <p className="field-hint">
        Policies read them as aws:PrincipalTag. Whoever passes tags needs sts:TagSession in the trust policy, too.
      </p>
    </fieldset>
  );
}
