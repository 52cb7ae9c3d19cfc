/** Says aloud what happens to sessions: issued, ending soon (once), expired. */
import { useEffect, useRef } from "react";
import { lifeStage, secondsLeft } from "../../lib/time";
import type { RoleSession } from "../../model/canvas";
import { announce, usePlayground } from "../../model/store";
import { useTick } from "../../ui/Countdown";

/** Its service holds newer credentials of the same role: nobody misses it. */
const isReplaced = (sessions: RoleSession[], old: RoleSession): boolean =>
  sessions.some((one) => one.renews && one.caller_id === old.caller_id && one.role_id === old.role_id);

export function useSessionNews(): void {
  const sessions = usePlayground((state) => state.canvas?.sessions);
  const clock = usePlayground((state) => state.canvas?.sandbox.clock);
  const now = useTick();
  const warned = useRef(new Set<string>());
  const states = useRef(new Map<string, string>());
  useEffect(() => {
    if (!sessions || !clock) return;
    const ended: string[] = [];
    for (const session of sessions) {
      const before = states.current.get(session.id);
      if (before === "active" && session.state !== "active" && !isReplaced(sessions, session)) ended.push(`${session.session_name} ${session.state}`);
      states.current.set(session.id, session.state);
    }
    if (ended.length > 0) announce(ended.length > 3 ? `${String(ended.length)} sessions ended.` : `${ended.join(", ")}.`);
  }, [sessions, clock]);
  useEffect(() => {
    if (!sessions || !clock) return;
    for (const session of sessions) {
      if (session.state !== "active" || session.renews || isReplaced(sessions, session) || warned.current.has(session.id)) continue;
      if (lifeStage(secondsLeft(session.expiration, clock, now), session.duration) === "live") continue;
      warned.current.add(session.id);
      announce(`The session ${session.session_name} on ${session.role_name} ends soon.`);
    }
  }, [sessions, clock, now]);
}
