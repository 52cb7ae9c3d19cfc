/** Everybody in the room as they stand, in an order that does not jump while somebody reads. */
import { useCallback, useEffect, useMemo, useRef, useState } from "react";

import { serverNow } from "../../lib/server-clock";
import { useClassroom } from "../../model/classroom";
import { useDashboard } from "../../model/dashboard";
import { byStuck, inOrder, type Standing, standings } from "../../model/standings";

const SORT_MS = 5_000;

export function useStandings(): Standing[] {
  const room = useClassroom((state) => state.room);
  const rows = useDashboard((state) => state.rows);
  const here = useDashboard((state) => state.here);
  return useMemo(() => standings(room?.learners ?? [], rows, here, room?.helped), [room?.learners, room?.helped, rows, here]);
}

interface Ordered {
  all: Standing[];
  /** Sort now. */
  sort: () => void;
  /** While somebody points at a row, or has the focus in one, all stay where they are. */
  hold: (held: boolean) => void;
}

/** Sorted every few seconds at most; newcomers stand at the end until then. */
export function useStuckOrder(all: Standing[]): Ordered {
  const newest = useRef(all);
  const held = useRef(false);
  const [order, setOrder] = useState<string[]>([]);
  const sort = useCallback(() => {
    const ids = newest.current.toSorted(byStuck).map(({ learner }) => learner.id);
    setOrder((before) => (before.join() === ids.join() ? before : ids));
  }, []);
  const hold = useCallback((now: boolean) => {
    held.current = now;
  }, []);
  useEffect(() => {
    newest.current = all;
  }, [all]);
  useEffect(() => {
    const timer = setInterval(() => !held.current && sort(), SORT_MS);
    return () => clearInterval(timer);
  }, [sort]);
  return { all: useMemo(() => inOrder(all, order), [all, order]), sort, hold };
}

/** Server time, renewed every ten seconds: minutes are all that is shown of it. */
export function useMinutes(): number {
  const [now, setNow] = useState(serverNow);
  useEffect(() => {
    const timer = setInterval(() => setNow(serverNow()), 10_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}
