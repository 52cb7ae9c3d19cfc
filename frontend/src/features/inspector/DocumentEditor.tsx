/** Writing one policy document: checked while typing, saved or cancelled, and never lost by a refusal. */
import { AlignLeft } from "lucide-react";
import { Suspense, lazy, useState } from "react";

import "../../styles/policy.css";
import { ApiError } from "../../api/http";
import type { PolicyType } from "../../api/policies";
import { announce, usePlayground } from "../../model/store";
import { Button } from "../../ui/Button";
import { Findings } from "./Findings";
import { policySize } from "./json-lines";
import { useFindings } from "./use-findings";

const CodeEditor = lazy(() => import("./CodeEditor"));

interface Props {
  policyType: PolicyType;
  /** The document as it stands on the server. */
  text: string;
  label: string;
  /** AWS's size limit, and what it counts. */
  limit: number;
  saveLabel?: string;
  /** Saves; a refusal is thrown and shown here. */
  onSave: (text: string) => Promise<unknown>;
  onClose: () => void;
}

export function DocumentEditor({ policyType, text, label, limit, saveLabel = "Save", onSave, onClose }: Props) {
  const sandbox = usePlayground((state) => state.sandboxId);
  const [base, setBase] = useState(text);
  const [draft, setDraft] = useState(text);
  const { busy, refusal, save, forget } = useSaving(() => onSave(draft), onClose);
  const findings = useFindings(sandbox, policyType, draft);
  const unsaved = draft !== base;
  return (
    <div className="document-editor" data-unsaved={unsaved || undefined}>
      {text !== base && (
        <Moved
          onTake={() => {
            setBase(text);
            setDraft(text);
          }}
          onKeep={() => setBase(text)}
        />
      )}
      <Suspense fallback={<div className="code-loading">Opening the editor…</div>}>
        <CodeEditor
          text={draft}
          label={label}
          findings={findings ?? []}
          onChange={(changed) => {
            setDraft(changed);
            forget();
          }}
          onSave={() => void save()}
        />
      </Suspense>
      <Meter draft={draft} limit={limit} unsaved={unsaved} onFormat={setDraft} />
      {refusal && <Refusal error={refusal} />}
      {findings && !(refusal && findings.length === 0) && <Findings findings={findings} />}
      <div className="document-actions">
        <Button size="small" onClick={onClose}>
          Cancel
        </Button>
        <Button size="small" tone="primary" busy={busy} onClick={() => void save()}>
          {busy ? "Saving…" : saveLabel}
        </Button>
      </div>
    </div>
  );
}

function useSaving(work: () => Promise<unknown>, onSaved: () => void) {
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<ApiError | null>(null);
  const save = async () => {
    setBusy(true);
    setRefusal(null);
    try {
      await work();
      announce("Policy saved.");
      onSaved();
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      setRefusal(error);
    } finally {
      setBusy(false);
    }
  };
  return { busy, refusal, save, forget: () => setRefusal(null) };
}

interface MeterProps {
  draft: string;
  limit: number;
  unsaved: boolean;
  onFormat: (text: string) => void;
}

function Meter({ draft, limit, unsaved, onFormat }: MeterProps) {
  const size = policySize(draft);
  const formatted = prettyJson(draft);
  return (
    <div className="document-meter">
      <span data-over={size > limit || undefined}>
        <span className="mono">
          {size.toLocaleString("en")} / {limit.toLocaleString("en")}
        </span>{" "}
        characters
      </span>
      {unsaved && <span className="unsaved">Unsaved</span>}
      {formatted !== null && formatted !== draft && (
        <Button size="small" tone="quiet" icon={<AlignLeft size={14} />} onClick={() => onFormat(formatted)}>
          Format
        </Button>
      )}
    </div>
  );
}

function prettyJson(text: string): string | null {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return null;
  }
}

function Moved({ onTake, onKeep }: { onTake: () => void; onKeep: () => void }) {
  return (
    <div className="document-moved" role="alert">
      <p>This policy changed while you were writing.</p>
      <Button size="small" onClick={onTake}>
        Load the new one
      </Button>
      <Button size="small" tone="quiet" onClick={onKeep}>
        Keep mine
      </Button>
    </div>
  );
}

function Refusal({ error }: { error: ApiError }) {
  const pointer = error.details["pointer"];
  const place = typeof pointer === "string" && pointer !== "" ? pointer : error.place;
  return (
    <div className="document-refusal" role="alert">
      <p>
        <strong>Not saved.</strong> {error.message}
      </p>
      {error.hint && <p>{error.hint}</p>}
      <p className="refusal-code">
        <code>{error.code}</code> {place && <>at {place}</>}
      </p>
    </div>
  );
}
