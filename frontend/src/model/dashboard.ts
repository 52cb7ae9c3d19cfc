/** The state of a dashboard: rows are loaded once for an exercise, then the socket tells of each that changed. */
import { create } from "zustand";

import { loadDashboard, type GoalColumn, type KnownMistake, type TeamName } from "../api/dashboard";
import { noteServerTime, serverNow } from "../lib/server-clock";
import type { LearnerProgress, Message } from "../live/events.gen";
import { LiveSocket, type SocketState, workshopSocketAddress } from "../live/socket";
import { useClassroom } from "./classroom";
import { type EndedSession, foldEnded, foldFresh, foldRows, type Fresh, type Rows } from "./standings";

interface DashboardState {
  workshop: string;
  /** Whose rows these are; null where there is nothing to do, or nothing loaded. */
  exercise: string | null;
  /** Chosen on this page; null follows the class. */
  chosen: string | null;
  loaded: boolean;
  goals: GoalColumn[];
  mistakes: KnownMistake[];
  teams: TeamName[];
  rows: Rows;
  fresh: Fresh;
  ended: readonly EndedSession[];
  /** People with a page of the class open; null until that is known. */
  here: ReadonlySet<string> | null;
  line: SocketState;
  error: unknown;
}

const NOTHING = { rows: {}, fresh: {}, ended: [] };

export const useDashboard = create<DashboardState>()(() => ({
  ...NOTHING,
  workshop: "",
  exercise: null,
  chosen: null,
  loaded: false,
  goals: [],
  mistakes: [],
  teams: [],
  here: null,
  line: "connecting",
  error: null,
}));

const { getState: get, setState: set } = useDashboard;
let asked = 0;

/** Read the rows of what is shown; news that come meanwhile are newer and stay. */
async function load(): Promise<void> {
  asked += 1;
  const mine = asked;
  try {
    const { now, rows, ...found } = await loadDashboard(get().workshop, get().chosen);
    if (mine !== asked) return;
    noteServerTime(now);
    set((state) => {
      const kept = state.exercise === found.exercise ? state : { ...state, ...NOTHING };
      return { ...kept, ...found, rows: foldRows(kept.rows, rows, found.exercise), loaded: true, error: null };
    });
  } catch (error) {
    if (mine === asked) set({ error });
  }
}

function note(news: LearnerProgress[]): void {
  const now = serverNow();
  set(({ rows, fresh, ended, exercise }) => ({
    rows: foldRows(rows, news, exercise),
    fresh: foldFresh(fresh, rows, news, now),
    ended: foldEnded(ended, rows, news, now),
  }));
}

function hear(message: Message): void {
  if (message.type === "progress") note(message.rows);
  else if (message.type === "here") set({ here: new Set(message.people) });
  else if (message.type === "welcome") void load(); // what was told while nobody listened
  if ("now" in message) noteServerTime(message.now);
}

/** In: an exercise of the workshop, null to follow the class. */
export function chooseExercise(slug: string | null): void {
  set({ chosen: slug });
  void load();
}

const doing = () => useClassroom.getState().room?.workshop.current ?? null;

/** Connect and keep up; the room itself is kept up by `startClassroom`. Out: how to stop. */
export function startDashboard(workshop: string): () => void {
  set({ workshop });
  const socket = new LiveSocket(`${workshopSocketAddress(workshop)}dashboard/`, {
    onMessage: hear,
    onState: (line) => set({ line }),
  });
  socket.open();
  let before = doing();
  const deaf = useClassroom.subscribe(() => {
    if (doing() === before) return;
    before = doing();
    if (get().chosen === null && get().loaded) void load();
  });
  return () => {
    deaf();
    socket.close();
  };
}
