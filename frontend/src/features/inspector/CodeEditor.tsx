/** CodeMirror for one policy document. Loaded only when somebody edits: import it with React.lazy. */
import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { json } from "@codemirror/lang-json";
import { bracketMatching, indentOnInput, syntaxHighlighting } from "@codemirror/language";
import { lintGutter, lintKeymap, setDiagnostics } from "@codemirror/lint";
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
import { type Ref, useEffect, useImperativeHandle, useRef } from "react";

import { cspNonce } from "../../lib/page";
import { syntaxMark, verdictMarks } from "./marks";
import { completion, type Surroundings } from "./policy-completion";
import { replaceSelection } from "./replace-selection";
import { statementStart } from "./statements";
import type { Judged } from "./use-findings";

export interface CodeEditorHandle {
  /** Puts the cursor at the start of a statement, counted from 0. */
  showStatement: (index: number) => void;
  focus: () => void;
}

interface Props {
  text: string;
  label: string;
  /** The statement to begin at, counted from 0. */
  at?: number | null;
  judged: Judged | null;
  /** What may be written here: asked at each completion, so it may change meanwhile. */
  surroundings: Surroundings;
  onChange: (text: string) => void;
  onSave: () => void;
  onFormat: () => void;
  ref?: Ref<CodeEditorHandle>;
}

function extensions(label: string, ours: Extension[]): Extension[] {
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
    ...ours,
    keymap.of([...closeBracketsKeymap, ...completionKeymap, ...lintKeymap, ...historyKeymap, ...defaultKeymap]),
    EditorView.lineWrapping,
    EditorView.contentAttributes.of({ "aria-label": label, spellcheck: "false" }),
  ];
}

type Calls = Pick<Props, "onChange" | "onSave" | "onFormat" | "surroundings">;

/** A key's command that always counts as handled. */
const does = (call: () => void) => () => {
  call();
  return true;
};

/** Keys, completion and listening, which always use the newest of what the component was given. */
function listeners(calls: { current: Calls }, told: Set<string>): Extension[] {
  return [
    EditorView.updateListener.of((update) => {
      if (!update.docChanged) return;
      const text = update.state.doc.toString();
      told.add(text);
      calls.current.onChange(text);
    }),
    autocompletion({
      icons: false,
      // Inside a string Enter can only mean the list: a line break there would be no JSON.
      interactionDelay: 0,
      override: [(context) => completion(context, calls.current.surroundings)],
    }),
    keymap.of([
      { key: "Mod-s", run: does(() => calls.current.onSave()), preventDefault: true },
      { key: "Shift-Alt-f", run: does(() => calls.current.onFormat()), preventDefault: true },
    ]),
  ];
}

/** Marks of the server where it judged this very text; until then a broken JSON is marked at once. */
function mark(editor: EditorView, judged: Judged | null): void {
  const text = editor.state.doc.toString();
  const broken = syntaxMark(text);
  if (judged?.text === text) editor.dispatch(setDiagnostics(editor.state, verdictMarks(judged)));
  else if (broken) editor.dispatch(setDiagnostics(editor.state, [broken]));
}

/** Puts the cursor at the start of a statement, in the middle of what is seen. */
function goTo(editor: EditorView, statement: number): void {
  const at = statementStart(editor.state.doc.toString(), statement);
  editor.dispatch({ selection: { anchor: at }, effects: EditorView.scrollIntoView(at, { y: "center" }) });
}

export default function CodeEditor({ text, label, at = null, judged, ref, ...given }: Props) {
  const holder = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  const calls = useRef<Calls>(given);
  useEffect(() => {
    calls.current = given;
  });
  const first = useRef({ text, label, at });
  // What the editor has told and has not heard back yet: under quick fingers its own older texts come late.
  const told = useRef(new Set<string>());
  const heard = useRef(text);

  useEffect(() => {
    const { text: doc, label: name, at: statement } = first.current;
    const state = EditorState.create({ doc, extensions: extensions(name, listeners(calls, told.current)) });
    const editor = new EditorView({ parent: holder.current!, state });
    view.current = editor;
    if (statement !== null) goTo(editor, statement);
    // It comes late, when it is loaded: whoever writes a name by then goes on writing it.
    if (!document.activeElement?.closest("input, textarea")) editor.focus();
    return () => editor.destroy();
  }, []);

  useEffect(() => {
    const editor = view.current;
    if (!editor) return;
    const now = editor.state.doc.toString();
    if (now === text) told.current.clear();
    else if (text !== heard.current && !told.current.has(text)) editor.dispatch({ changes: changesBetween(now, text) });
    heard.current = text;
    mark(editor, judged);
  }, [text, judged]);

  useImperativeHandle(ref, () => ({
    showStatement: (index) => {
      const editor = view.current!;
      goTo(editor, index);
      editor.focus();
    },
    focus: () => view.current?.focus(),
  }));

  return <div ref={holder} className="code-editor" />;
}

/** Only what differs is replaced, so that the cursor and the marks elsewhere stay. */
function changesBetween(before: string, after: string) {
  const shorter = Math.min(before.length, after.length);
  let from = 0;
  while (from < shorter && before[from] === after[from]) from += 1;
  let end = 0;
  while (end < shorter - from && before[before.length - 1 - end] === after[after.length - 1 - end]) end += 1;
  return { from, to: before.length - end, insert: after.slice(from, after.length - end) };
}
