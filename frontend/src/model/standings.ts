/** PURE: rows of progress into what a dashboard shows: who is where, since when nothing moves, in which order. */
import type { HelpShape, LearnerHelp, LearnerProgress, LearnerShape, LiveSession } from "../live/events.gen";

export type Rows = Readonly<Record<string, LearnerProgress>>;

/** A goal that was met a moment ago: `learner:index of the goal` to when. */
export type Fresh = Readonly<Record<string, number>>;

export interface EndedSession extends LiveSession {
  learner_id: string;
  at: number;
}

/** Nothing has moved for so long: somebody is stuck. */
export const STUCK_MS = 5 * 60_000;
const FRESH_MS = 10_000;
const MOST_ENDED = 50;

export interface Standing {
  learner: LearnerShape;
  /** Of the learner, or of whoever of the team began. */
  row: LearnerProgress | null;
  here: boolean;
  /** Asked for, offered or given; in a team by anybody of it. */
  help: HelpShape | null;
  /** When a goal was last met, or the start; null before it, and once all are met. */
  stillSince: number | null;
}

export const isFinished = ({ row }: Standing): boolean => row !== null && row.finished_at !== null;

/** Somebody who teaches is asked for, and has not come yet. */
export const isWaiting = ({ help }: Standing): boolean => help?.state === "asked";

export const isStuck = ({ stillSince }: Standing, now: number): boolean => stillSince !== null && now - stillSince >= STUCK_MS;

export const goalsMet = (row: LearnerProgress | null): number => row?.met.filter(Boolean).length ?? 0;

/** Newer rows over older ones; a row that was read before what is shown came by is no news. */
export function foldRows(rows: Rows, news: readonly LearnerProgress[], exercise: string | null): Rows {
  const mine = news.filter((row) => row.exercise === exercise && row.revision >= (rows[row.learner_id]?.revision ?? 0));
  return mine.length === 0 ? rows : { ...rows, ...Object.fromEntries(mine.map((row) => [row.learner_id, row])) };
}

/** The goals that these news tick, besides those ticked a moment ago. */
export function foldFresh(fresh: Fresh, rows: Rows, news: readonly LearnerProgress[], now: number): Fresh {
  const young = Object.entries(fresh).filter(([, at]) => now - at < FRESH_MS);
  const ticked = news.flatMap((row) => {
    const before = rows[row.learner_id];
    if (before?.exercise !== row.exercise) return [];
    return row.met.flatMap((met, goal) => (met && before.met[goal] === false ? [[`${row.learner_id}:${goal}`, now]] : []));
  });
  return Object.fromEntries([...young, ...ticked]) as Fresh;
}

/** The sessions that are live in `rows` and not in the news, newest first, before those that ended earlier. */
export function foldEnded(ended: readonly EndedSession[], rows: Rows, news: readonly LearnerProgress[], now: number): readonly EndedSession[] {
  const over = news.flatMap((row) => {
    const before = rows[row.learner_id];
    if (before?.sandbox !== row.sandbox || row.sessions >= before.sessions) return [];
    const live = new Set(row.live.map(({ id }) => id));
    return before.live.filter(({ id }) => !live.has(id)).map((session) => ({ ...session, learner_id: row.learner_id, at: now }));
  });
  return over.length === 0 ? ended : [...over, ...ended].slice(0, MOST_ENDED);
}

/** In: who sits in the room. Out: how each stands. Members of a team share the row of the one who began. */
export function standings(
  learners: readonly LearnerShape[],
  rows: Rows,
  here: ReadonlySet<string> | null,
  helped: readonly LearnerHelp[] = [],
): Standing[] {
  const ofTeam = new Map(
    learners.flatMap(({ id, team_id }) => (team_id !== null && rows[id] ? [[team_id, rows[id]] as const] : [])),
  );
  const teamOf = new Map(learners.map(({ id, team_id }) => [id, team_id]));
  const helpOf = new Map(helped.flatMap(({ learner_id, help }) => [[learner_id, help] as const, [teamOf.get(learner_id) ?? "", help] as const]));
  return learners
    .filter(({ state }) => state === "in")
    .map((learner) => {
      const row = (learner.team_id === null ? undefined : ofTeam.get(learner.team_id)) ?? rows[learner.id] ?? null;
      const stillSince = row === null || row.finished_at !== null ? null : Date.parse(row.moved_at ?? row.started_at);
      const help = helpOf.get(learner.team_id ?? learner.id) ?? null;
      return { learner, help, row, here: here?.has(learner.person_id) ?? true, stillSince };
    });
}

/** Whoever waits for help comes first, the longest first; then who has been stuck longest, who has not begun, who has finished. */
export function byStuck(one: Standing, other: Standing): number {
  const asked = (each: Standing) => (isWaiting(each) ? (each.help?.asked_at ?? "") : "~");
  const rank = (each: Standing) => (isFinished(each) ? 2 : each.row === null ? 1 : 0);
  return (
    (asked(one) < asked(other) ? -1 : asked(one) > asked(other) ? 1 : 0) ||
    rank(one) - rank(other) ||
    (one.stillSince ?? 0) - (other.stillSince ?? 0) ||
    one.learner.nickname.localeCompare(other.learner.nickname)
  );
}

/** In: an order of ids that people read right now. Out: the standings in it, newcomers at the end. */
export function inOrder(all: readonly Standing[], order: readonly string[]): Standing[] {
  const place = new Map(order.map((id, index) => [id, index]));
  const at = ({ learner }: Standing) => place.get(learner.id) ?? order.length;
  return all.toSorted((one, other) => at(one) - at(other) || byStuck(one, other));
}

export type Show = "all" | "asks" | "stuck" | "offline" | "finished";

export interface Filter {
  show: Show;
  team: string;
  text: string;
}

export const EVERYBODY: Filter = { show: "all", team: "", text: "" };

export function passes(each: Standing, filter: Filter, now: number): boolean {
  const { show, team, text } = filter;
  if (show === "asks" && !isWaiting(each)) return false;
  if (show === "stuck" && !isStuck(each, now)) return false;
  if (show === "offline" && each.here) return false;
  if (show === "finished" && !isFinished(each)) return false;
  if (team !== "" && each.learner.team_id !== team) return false;
  return each.learner.nickname.toLowerCase().includes(text.trim().toLowerCase());
}

export interface Group {
  key: string;
  /** Of a known mistake, or the engine's reason for a goal. */
  mistake: string;
  reason: string;
  goal: number;
  who: Standing[];
}

/** What several get wrong: known mistakes by their code, goals by the reason that decided; the most frequent first. */
export function commonMistakes(all: readonly Standing[]): Group[] {
  const groups = new Map<string, Group>();
  const add = (group: Omit<Group, "who">, who: Standing) => {
    const found = groups.get(group.key) ?? { ...group, who: [] };
    found.who.push(who);
    groups.set(group.key, found);
  };
  for (const each of all) {
    const { row } = each;
    if (row === null || row.finished_at !== null) continue;
    for (const code of row.mistakes) add({ key: `mistake:${code}`, mistake: code, reason: "", goal: -1 }, each);
    row.reasons.forEach((reason, goal) => {
      if (row.met[goal] === false && reason !== "") add({ key: `${reason}:${goal}`, mistake: "", reason, goal }, each);
    });
  }
  return [...groups.values()].toSorted((one, other) => Number(other.mistake !== "") - Number(one.mistake !== "") || other.who.length - one.who.length);
}
