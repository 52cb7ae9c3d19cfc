/** Learners by goals. Only the rows in sight are in the page, so that a thousand cost what thirty do. */
import { Ban, Check, Circle, Hand, Lightbulb, Minus, TriangleAlert, WifiOff } from "lucide-react";
import { type KeyboardEvent, memo, useEffect, useLayoutEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";

import type { GoalColumn } from "../../api/dashboard";
import type { Fresh, Standing } from "../../model/standings";
import { isFinished, isStuck } from "../../model/standings";
import { Tooltip } from "../../ui/Tooltip";
import { helpWords, rowWords, stillWords } from "./words";

const ROW = 42; // pixels, as in dashboard.css
const HEAD = 42;
const AHEAD = 6;
const STEPS: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8, Home: -Infinity, End: Infinity };
const BEFORE_GOALS = 2; // columns
const AFTER_GOALS = 3;

interface Props {
  all: Standing[];
  goals: GoalColumn[];
  fresh: Fresh;
  now: number;
  chosen: string | null;
  onChoose: (learner: string) => void;
  onHold: (held: boolean) => void;
}

export function ProgressGrid({ all, goals, fresh, now, chosen, onChoose, onHold }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const [seen, setSeen] = useState({ top: 0, height: 600 });
  const [wanted, setActive] = useState(0);
  const active = Math.min(wanted, Math.max(0, all.length - 1));
  useLayoutEffect(() => {
    const watch = new ResizeObserver(([entry]) => setSeen((before) => ({ ...before, height: entry!.contentRect.height })));
    watch.observe(box.current!);
    return () => watch.disconnect();
  }, []);
  useEffect(() => () => onHold(false), [onHold]);
  const first = Math.max(0, Math.floor((seen.top - HEAD) / ROW) - AHEAD);
  const last = Math.min(all.length, Math.ceil((seen.top + seen.height) / ROW) + AHEAD);
  const shown = all.slice(first, last).map((each, index) => ({ each, index: first + index }));
  const here = all[active];
  if (here && (active < first || active >= last)) shown.push({ each: here, index: active });
  const onKeyDown = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    if (step === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const next = Math.min(all.length - 1, Math.max(0, active + step));
    flushSync(() => setActive(next));
    const found = box.current!.querySelector<HTMLElement>(`[aria-rowindex="${String(next + 2)}"] button`);
    found?.focus({ preventScroll: true });
    found?.closest(".grid-row")?.scrollIntoView({ block: "nearest" });
  };
  const columns = `minmax(132px, 1.6fr) 108px repeat(${String(goals.length)}, minmax(30px, 1fr)) 44px 44px 52px`;
  return (
    <div
      ref={box}
      className="grid-box"
      role="grid"
      tabIndex={-1}
      aria-label="Learners and goals"
      aria-rowcount={all.length + 1}
      aria-colcount={BEFORE_GOALS + goals.length + AFTER_GOALS}
      onScroll={(event) => {
        const { scrollTop: top, clientHeight: height } = event.currentTarget;
        setSeen({ top, height });
      }}
      onKeyDown={onKeyDown}
      onPointerEnter={() => onHold(true)}
      onPointerLeave={() => onHold(box.current!.contains(document.activeElement))}
      onFocus={() => onHold(true)}
      onBlur={() => onHold(box.current!.matches(":hover"))}
    >
      <div className="grid-sheet" style={{ height: HEAD + all.length * ROW }}>
        <GridHead goals={goals} columns={columns} />
        {shown.map(({ each, index }) => (
          <div
            key={each.learner.id}
            className="grid-row"
            role="row"
            aria-rowindex={index + 2}
            aria-selected={chosen === each.learner.id}
            data-stuck={isStuck(each, now) || undefined}
            data-away={!each.here || undefined}
            style={{ top: HEAD + index * ROW, gridTemplateColumns: columns }}
            onFocus={() => setActive(index)}
          >
            <NameCell each={each} goals={goals.length} now={now} tabIndex={index === active ? 0 : -1} onChoose={onChoose} />
            <GoalCells each={each} goals={goals} fresh={fresh} />
            <Figures each={each} />
          </div>
        ))}
      </div>
    </div>
  );
}

function GridHead({ goals, columns }: { goals: GoalColumn[]; columns: string }) {
  return (
    <div className="grid-row grid-head" role="row" aria-rowindex={1} style={{ gridTemplateColumns: columns }}>
      <span role="columnheader">Learner</span>
      <span role="columnheader">No goal for</span>
      {goals.map((goal, index) => (
        <Tooltip key={goal.id} text={goal.text}>
          <span role="columnheader" className="grid-goal" aria-label={`Goal ${String(index + 1)}: ${goal.text}`}>
            {index + 1}
            {goal.must_not && <Ban size={10} aria-hidden />}
          </span>
        </Tooltip>
      ))}
      <span role="columnheader" aria-label="Hints" title="Hints">
        <Lightbulb size={14} aria-hidden />
      </span>
      <span role="columnheader" aria-label="Mistakes shown" title="Mistakes shown">
        <TriangleAlert size={14} aria-hidden />
      </span>
      <span role="columnheader" aria-label="Live sessions" title="Live sessions">
        <span className="live-dot" aria-hidden />
      </span>
    </div>
  );
}

interface NameProps {
  each: Standing;
  goals: number;
  now: number;
  tabIndex: number;
  onChoose: (learner: string) => void;
}

function NameCell({ each, goals, now, tabIndex, onChoose }: NameProps) {
  return (
    <>
      <span role="rowheader" className="grid-name">
        <button type="button" tabIndex={tabIndex} aria-label={rowWords(each, goals, now)} onClick={() => onChoose(each.learner.id)}>
          {each.learner.nickname}
        </button>
        {each.help && (
          <Tooltip text={[helpWords(each, now), each.help.note].filter(Boolean).join(": ")}>
            <Hand size={14} className="help-hand" data-state={each.help.state} aria-hidden />
          </Tooltip>
        )}
        {!each.here && <WifiOff size={13} aria-hidden />}
      </span>
      <span role="gridcell" className="grid-still" data-done={isFinished(each) || undefined}>
        {stillWords(each, now)}
      </span>
    </>
  );
}

interface CellsProps {
  each: Standing;
  goals: GoalColumn[];
  fresh: Fresh;
}

const GoalCells = memo(({ each, goals, fresh }: CellsProps) => (
  <>
    {goals.map((goal, index) => {
      const met = each.row?.met[index] ?? null;
      const isFresh = each.row !== null && fresh[`${each.row.learner_id}:${String(index)}`] !== undefined;
      const state = met === null ? "open" : met ? (isFresh ? "fresh" : "met") : "unmet";
      const words = { open: "not marked", met: "met", fresh: "just met", unmet: "not met" }[state];
      const Icon = met === null ? Minus : met ? Check : Circle;
      return (
        <span key={goal.id} role="gridcell" className="grid-goal" data-state={state} aria-label={`Goal ${String(index + 1)}: ${words}`}>
          <Icon size={met ? 15 : 11} aria-hidden />
        </span>
      );
    })}
  </>
));
GoalCells.displayName = "GoalCells";

function Figures({ each: { row } }: { each: Standing }) {
  const figures = [row?.hints ?? 0, row?.mistakes.length ?? 0, row?.sessions ?? 0];
  const names = ["hints", "mistakes", "live sessions"];
  return figures.map((figure, index) => (
    <span key={names[index]} role="gridcell" className="grid-figure" aria-label={`${String(figure)} ${names[index]!}`} data-none={figure === 0 || undefined}>
      {figure}
    </span>
  ));
}
