/** Who can reach this, and what can this reach: lists whose chains are drawn on the canvas, hop by hop. */
import { useQuery } from "@tanstack/react-query";
import { X } from "lucide-react";
import { useEffect, useMemo, useRef, useState } from "react";

import "../../styles/reach.css";
import { loadPermissionLinks } from "../../api/policies";
import { reachedBy, whoCan } from "../../api/reach";
import { wordsFor } from "../../model/attempt";
import type { ResourceType } from "../../live/events.gen";
import { actionNamed, fittingActions } from "../../model/known-actions";
import type { Canvas } from "../../model/canvas";
import { findEntity } from "../../model/selectors";
import { light, lightsOut, type Question, useSpotlight } from "../../model/spotlight";
import { usePlayground } from "../../model/store";
import { IconButton } from "../../ui/Button";
import { EmptyState } from "../../ui/EmptyState";
import { Combobox } from "../../ui/Combobox";
import { Field } from "../../ui/Field";
import { LongList } from "../../ui/LongList";
import { Tile } from "../../ui/Tile";
import { actionsOn, askedArn, fromSections, type Row, type Section, whoSections } from "./chains";
import { HopReasons } from "./HopReasons";

export function ReachPanel() {
  const question = useSpotlight((spotlight) => spotlight.question);
  const canvas = usePlayground((state) => state.canvas);
  const about = question !== null && question.kind !== "why" ? question : null;
  const gone = about !== null && canvas !== null && findEntity(canvas, about.id) === null;
  useEffect(() => {
    if (gone) lightsOut();
  }, [gone]);
  if (!about || !canvas || gone) return null;
  return <Panel key={`${about.kind}${about.id}`} question={about} canvas={canvas} />;
}

interface Props {
  question: Exclude<Question, { kind: "why" }>;
  canvas: Canvas;
}

function Panel({ question, canvas }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  const name = findEntity(canvas, question.id)!.value.name;
  useEffect(() => {
    heading.current?.focus();
    const onKey = (event: KeyboardEvent) => {
      if (event.key === "Escape" && !document.querySelector("[role=dialog], [role=menu]")) lightsOut();
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, []);
  return (
    <section className="reach" aria-labelledby="reach-title">
      <header className="reach-head">
        <h2 id="reach-title" ref={heading} tabIndex={-1}>
          {question.kind === "to" ? `Who can reach ${name}?` : `What can ${name} reach?`}
        </h2>
        <IconButton label="Close the answer" tone="quiet" onClick={lightsOut}>
          <X size={16} />
        </IconButton>
      </header>
      {question.kind === "to" ? <To id={question.id} canvas={canvas} /> : <From id={question.id} canvas={canvas} />}
    </section>
  );
}

function To({ id, canvas }: { id: string; canvas: Canvas }) {
  const sandbox = usePlayground((state) => state.sandboxId);
  const choices = actionsOn(canvas, id);
  const [action, setAction] = useState(choices[0]?.action ?? "");
  const [object, setObject] = useState("report.csv");
  const inside = actionNamed(action)?.inside ?? false;
  const resource = askedArn(canvas, id, inside ? object : "");
  const { data, error } = useQuery({
    queryKey: ["reach", "to", sandbox, canvas.revision, action, resource],
    queryFn: () => whoCan(sandbox, action, resource),
    retry: false,
    staleTime: Infinity,
  });
  const sections = useMemo(() => data && whoSections(canvas, id, data), [canvas, id, data]);
  return (
    <>
      {choices.length > 1 && (
        <div className="reach-asked">
          <ActionField action={action} type={typeOf(canvas, id)} onAction={setAction} />
          {inside && (
            <Field label="On which object">
              {(control) => <input {...control} value={object} onChange={(event) => setObject(event.target.value)} />}
            </Field>
          )}
        </div>
      )}
      <Answer canvas={canvas} sections={sections} error={error} asked={id} />
      <p className="reach-note">
        Counted are users with their keys, role sessions and AWS services, without MFA, tags or external IDs. Root users and
        web identities are not.
        {data?.more && " There are more chains than are shown."}
      </p>
    </>
  );
}

const typeOf = (canvas: Canvas, id: string) => canvas.resources.find((one) => one.id === id)?.type ?? null;

/** Any action may be asked about; it is asked once it is chosen, or written to its end. */
function ActionField({ action, type, onAction }: { action: string; type: ResourceType | null; onAction: (action: string) => void }) {
  const [typed, setTyped] = useState(action);
  const whole = typed.trim();
  const offers = fittingActions(whole === action ? "" : whole, type);
  return (
    <Field label="To do what">
      {(control) => (
        <Combobox
          control={control}
          mono
          text={typed}
          placeholder={action}
          choices={offers.map((one) => ({ id: one.name, label: one.name, detail: one.words }))}
          onType={setTyped}
          onChoose={(choice) => {
            setTyped(choice.id);
            onAction(choice.id);
          }}
          onBlur={() => (ACTION.test(whole) ? onAction(whole) : setTyped(action))}
        />
      )}
    </Field>
  );
}

const ACTION = /^[a-z][a-z0-9-]*:[A-Za-z][A-Za-z0-9]*$/;

function From({ id, canvas }: { id: string; canvas: Canvas }) {
  const sandbox = usePlayground((state) => state.sandboxId);
  const { data, error } = useQuery({
    queryKey: ["reach", "from", sandbox, canvas.revision, id],
    queryFn: () => reachedBy(sandbox, id),
    retry: false,
    staleTime: Infinity,
  });
  // The canvas has asked this already: the answer lies ready.
  const permissions = useQuery({
    queryKey: ["permissions", sandbox, canvas.revision],
    queryFn: () => loadPermissionLinks(sandbox),
    staleTime: Infinity,
  });
  const links = permissions.data?.links;
  const sections = useMemo(() => data && links && fromSections(canvas, data, links), [canvas, data, links]);
  return (
    <>
      <Answer canvas={canvas} sections={sections} error={error} asked={id} />
      <p className="reach-note">
        Roles are counted as they are assumed without MFA, tags or external IDs; resources by a few telling actions each.
        {data?.more && " There are more chains than are shown."}
      </p>
    </>
  );
}

// As many rows as cost nothing.
const MANY = 60;

interface AnswerProps {
  canvas: Canvas;
  sections: Section[] | undefined;
  error: Error | null;
  asked: string;
}

function Answer({ canvas, sections, error, asked }: AnswerProps) {
  const [chosen, setChosen] = useState<string | null>(null);
  const choose = (row: Row) => setChosen(row.key === chosen ? null : row.key);
  const shown = sections?.flatMap((section) => section.rows).find((one) => one.key === chosen);
  useEffect(() => {
    if (!sections) return;
    const rows = sections.flatMap((section) => section.rows);
    const row = rows.find((one) => one.key === chosen);
    if (row) light(row.path, row.path);
    else light([asked, ...rows.flatMap((one) => one.path)]);
  }, [sections, chosen, asked]);
  if (error) return <EmptyState title={wordsFor(error).title}>{wordsFor(error).detail}</EmptyState>;
  if (!sections) return <p className="reach-wait">Looking at every chain…</p>;
  return (
    <div className="reach-parts">
      {shown && <HopReasons key={shown.key} canvas={canvas} path={shown.path} goal={shown.goal} />}
      {sections.map((section) => (
        <section key={section.title} aria-label={section.title}>
          <h3>
            {section.title} <span>{section.rows.length}</span>
          </h3>
          {section.rows.length === 0 && <p className="reach-none">{section.empty}</p>}
          {section.rows.length > MANY ? (
            <LongList label={section.title} rows={section.rows} keyOf={(row) => row.key}>
              {(row, tabIndex) => <RowButton row={row} chosen={row.key === chosen} tabIndex={tabIndex} onChoose={choose} />}
            </LongList>
          ) : (
            <ul>
              {section.rows.map((row) => (
                <li key={row.key}>
                  <RowButton row={row} chosen={row.key === chosen} onChoose={choose} />
                </li>
              ))}
            </ul>
          )}
        </section>
      ))}
    </div>
  );
}

interface RowProps {
  row: Row;
  chosen: boolean;
  tabIndex?: 0 | -1;
  onChoose: (row: Row) => void;
}

function RowButton({ row, chosen, tabIndex, onChoose }: RowProps) {
  return (
    <button type="button" className="reach-row" aria-pressed={chosen} tabIndex={tabIndex} onClick={() => onChoose(row)}>
      <Tile kind={row.tile} name={row.name} size="row" />
      <span>
        <strong>{row.name}</strong>
        <span>{row.detail}</span>
      </span>
    </button>
  );
}
