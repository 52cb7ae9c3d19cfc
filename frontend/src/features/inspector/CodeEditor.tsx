/** CodeMirror for one policy document. Loaded only when somebody edits: import it with React.lazy. */
import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { json } from "@codemirror/lang-json";
import { bracketMatching, indentOnInput, syntaxHighlighting } from "@codemirror/language";
import { type Diagnostic, lintGutter, setDiagnostics } from "@codemirror/lint";
import { EditorState, type Extension } from "@codemirror/state";
import {
  EditorView,
  drawSelection,
  highlightActiveLine,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
} from "@codemirror/view";
import { classHighlighter } from "@lezer/highlight";
import { useEffect, useRef } from "react";

import { cspNonce } from "../../lib/page";
import type { FindingShape } from "../../live/events.gen";
import { policyWords } from "./policy-completion";
import { replaceSelection } from "./replace-selection";

interface Props {
  text: string;
  label: string;
  findings: FindingShape[];
  onChange: (text: string) => void;
  onSave: () => void;
}

const SEVERITY = { error: "error", warning: "warning", suggestion: "info" } as const;

/** A finding of the server at its place; one beyond the text (typed on meanwhile) is moved to the end. */
function diagnostic(finding: FindingShape, length: number): Diagnostic {
  const from = Math.min(finding.offset, length);
  const to = Math.min(from + Math.max(finding.length, 1), length);
  const message = finding.hint ? `${finding.message}\n${finding.hint}` : finding.message;
  return { from, to, severity: SEVERITY[finding.level], message };
}

function extensions(label: string, listening: Extension, saving: Extension): Extension[] {
  return [
    EditorView.cspNonce.of(cspNonce()),
    lineNumbers(),
    highlightActiveLine(),
    highlightActiveLineGutter(),
    history(),
    drawSelection(),
    indentOnInput(),
    bracketMatching(),
    closeBrackets(),
    json(),
    syntaxHighlighting(classHighlighter),
    lintGutter(),
    replaceSelection,
    autocompletion({ override: [policyWords] }),
    saving,
    keymap.of([...closeBracketsKeymap, ...completionKeymap, ...historyKeymap, ...defaultKeymap]),
    EditorView.lineWrapping,
    EditorView.contentAttributes.of({ "aria-label": label, spellcheck: "false" }),
    listening,
  ];
}

export default function CodeEditor({ text, label, findings, onChange, onSave }: Props) {
  const holder = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  const calls = useRef({ onChange, onSave });
  useEffect(() => {
    calls.current = { onChange, onSave };
  });
  const first = useRef({ text, label });

  useEffect(() => {
    const listening = EditorView.updateListener.of((update) => {
      if (update.docChanged) calls.current.onChange(update.state.doc.toString());
    });
    const save = () => {
      calls.current.onSave();
      return true;
    };
    const saving = keymap.of([{ key: "Mod-s", run: save, preventDefault: true }]);
    const editor = new EditorView({
      parent: holder.current!,
      state: EditorState.create({
        doc: first.current.text,
        extensions: extensions(first.current.label, listening, saving),
      }),
    });
    view.current = editor;
    editor.focus();
    return () => editor.destroy();
  }, []);

  useEffect(() => {
    const editor = view.current;
    if (!editor || editor.state.doc.toString() === text) return;
    editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert: text } });
  }, [text]);

  useEffect(() => {
    const editor = view.current;
    if (!editor) return;
    const marks = findings.map((finding) => diagnostic(finding, editor.state.doc.length));
    editor.dispatch(setDiagnostics(editor.state, marks));
  }, [findings]);

  return <div ref={holder} className="code-editor" />;
}
