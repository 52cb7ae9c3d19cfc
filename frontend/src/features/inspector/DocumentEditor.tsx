/** Writing one policy document: checked while typing, told in words, compared with what is saved, never lost. */
import { Suspense, lazy, useEffect, useRef, useState } from "react";
import { useShallow } from "zustand/react/shallow";

import "../../styles/document.css";
import "../../styles/policy.css";
import type { PolicyType } from "../../api/policies";
import { openers, usePresence } from "../../model/presence";
import { type PolicyPart, useStatementRead } from "../../model/reading";
import { announce, usePlayground } from "../../model/store";
import { tell } from "../../model/telling";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import type { CodeEditorHandle } from "./CodeEditor";
import { DiffView } from "../../ui/DiffView";
import { DocumentMeter } from "./DocumentMeter";
import { Findings } from "./Findings";
import { MergeView } from "./MergeView";
import { PolicySentences } from "./PolicySentences";
import { Refusal } from "./Refusal";
import { type Draft, dropDraft, keepDraft, useDraft } from "./drafts";
import { formatJson } from "./format-json";
import { fixed, useFindings } from "./use-findings";
import { useSaving } from "./use-saving";
import { useSurroundings } from "./use-surroundings";

const CodeEditor = lazy(() => import("./CodeEditor"));
const ALL = 100;

export interface DocumentEditorProps {
  /** Which document it is, for the draft: `trust:AROA…`. */
  document: string;
  policyType: PolicyType;
  /** Where the role of a trust policy is. */
  account?: string;
  /** The document as it stands on the server; empty where there is none yet. */
  text: string;
  /** What a new document begins with. */
  start?: string;
  label: string;
  /** AWS's size limit, and the characters that other documents have taken of it. */
  limit: number;
  taken?: number;
  saveLabel?: string;
  /** Where the policy is, so that the editor begins at the statement that is being read. */
  read?: { nodeId: string; part: PolicyPart; policy?: string };
  /** Saves over `base`; a refusal is thrown and shown here. */
  onSave: (text: string, base: string) => Promise<unknown>;
  onClose: () => void;
}

export function DocumentEditor(props: DocumentEditorProps) {
  const [large, setLarge] = useState(false);
  const body = <Body {...props} large={large} onResize={() => setLarge(!large)} />;
  if (!large) return body;
  return (
    <Dialog size="large" title={props.label} keepsEscape={listIsOpen} onClose={() => setLarge(false)}>
      {body}
    </Dialog>
  );
}

/** The editor's list of completions, which Escape closes first. */
const listIsOpen = () => document.querySelector(".cm-tooltip-autocomplete") !== null;

/** Two may write at once: whoever saves second sees both changes. */
function AlsoHere({ document }: { document: string }) {
  const names = usePresence(useShallow(({ peers }) => openers(peers, document)));
  if (names.length === 0) return null;
  return (
    <p className="also-here" role="status">
      {names.join(" and ")} {names.length === 1 ? "has" : "have"} this open, too.
    </p>
  );
}

type BodyProps = DocumentEditorProps & { large: boolean; onResize: () => void };

function Body(props: BodyProps) {
  const { document, policyType, text, start = text, label, limit, taken, saveLabel = "Save", large } = props;
  const sandbox = usePlayground((state) => state.sandboxId);
  const draft: Draft = useDraft(document) ?? { base: text, text: start };
  const write = (changed: Partial<Draft>) => {
    forget();
    keepDraft(document, { ...draft, ...changed });
  };
  const finish = () => {
    dropDraft(document);
    props.onClose();
  };
  const { busy, refusal, newer, save, forget } = useSaving(() => props.onSave(draft.text, draft.base), finish);
  const judged = useFindings(sandbox, policyType, draft.text, props.account);
  const surroundings = useSurroundings(policyType);
  const editor = useRef<CodeEditorHandle>(null);
  const { statement: read, times } = useStatementRead(props.read?.nodeId ?? "", props.read?.part ?? "trust", props.read?.policy);
  const shown = useRef(times);
  useEffect(() => {
    if (read !== null && shown.current !== times) editor.current?.showStatement(read);
    shown.current = times;
  }, [read, times]);
  const [comparing, setComparing] = useState(text !== "" && start !== text);
  // What is saved now, if that is neither what the writing began with nor what it has come to.
  const theirs = newer ?? (text !== draft.base && text !== draft.text ? text : null);
  const differs = draft.base !== "" && draft.text !== draft.base;
  const unsaved = draft.text !== draft.base && draft.text !== start;
  const format = () => {
    const formatted = formatJson(draft.text);
    if (formatted !== null && formatted !== draft.text) write({ text: formatted });
    announce(formatted === null ? "This is no JSON yet, so it was not formatted." : "Formatted.");
  };
  useEffect(() => {
    tell({ opened: document });
    return () => tell({ opened: null });
  }, [document]);
  return (
    <div className="document-editor" data-unsaved={unsaved || undefined} data-large={large || undefined}>
      {theirs !== null && (
        <MergeView
          base={draft.base}
          mine={draft.text}
          theirs={theirs}
          onTake={(merged) => write({ base: theirs, text: merged })}
        />
      )}
      <AlsoHere document={document} />
      <div className="document-code">
        <Suspense fallback={<div className="code-loading">Opening the editor…</div>}>
          <CodeEditor
            ref={editor}
            text={draft.text}
            label={label}
            at={read}
            judged={judged}
            surroundings={surroundings}
            onChange={(changed) => changed !== draft.text && write({ text: changed })}
            onSave={() => void save()}
            onFormat={format}
          />
        </Suspense>
        <DocumentMeter
          text={draft.text}
          policyType={policyType}
          limit={limit}
          taken={taken}
          unsaved={unsaved}
          differs={differs}
          comparing={comparing}
          large={large}
          onCompare={() => setComparing(!comparing)}
          onFormat={format}
          onResize={props.onResize}
        />
      </div>
      <div className="document-side">
        {differs && comparing && <DiffView before={draft.base} after={draft.text} label="Your changes" />}
        {refusal && <Refusal error={refusal} />}
        {judged && !(refusal && judged.findings.length === 0) && (
          <Findings
            findings={judged.findings}
            fixes={judged.text === draft.text ? judged.fixes : []}
            onFix={(fix) => write({ text: fixed(judged.text, fix) })}
          />
        )}
        <section className="document-words" aria-label="In words">
          <h4>In words</h4>
          <PolicySentences
            document={draft.text}
            most={ALL}
            onShow={(statement) => editor.current?.showStatement(statement)}
          />
        </section>
      </div>
      <Actions unsaved={unsaved} busy={busy} saveLabel={saveLabel} onCancel={finish} onSave={() => void save()} />
    </div>
  );
}

interface ActionsProps {
  unsaved: boolean;
  busy: boolean;
  saveLabel: string;
  onCancel: () => void;
  onSave: () => void;
}

/** Cancel asks before it throws away what was written. */
function Actions({ unsaved, busy, saveLabel, onCancel, onSave }: ActionsProps) {
  const [asking, setAsking] = useState(false);
  if (asking && unsaved) {
    return (
      <div className="document-actions" role="alertdialog" aria-label="Discard your changes?">
        <span>Discard your changes?</span>
        <Button size="small" autoFocus onClick={() => setAsking(false)}>
          Keep writing
        </Button>
        <Button size="small" tone="danger" onClick={onCancel}>
          Discard
        </Button>
      </div>
    );
  }
  return (
    <div className="document-actions">
      <Button size="small" onClick={() => (unsaved ? setAsking(true) : onCancel())}>
        Cancel
      </Button>
      <Button size="small" tone="primary" busy={busy} onClick={onSave}>
        {busy ? "Saving…" : saveLabel}
      </Button>
    </div>
  );
}
