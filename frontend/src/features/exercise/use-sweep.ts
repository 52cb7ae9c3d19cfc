/** A sample of the crowd put to the engine, a hundred at a time, so that the figures count up; a change begins anew. */
import { useRef, useState } from "react";

import { type Sweep, sweepPlayers } from "../../api/workshop";
import { attempt } from "../../model/attempt";
import { type Players, sample } from "../../model/players";
import { announce, usePlayground } from "../../model/store";

export const SAMPLE = 1_000;
const AT_ONCE = 100;

export interface Swept extends Omit<Sweep, "refused" | "astray"> {
  /** Who is limited to their own item and has it. */
  well: number[];
  /** Who is kept out of their own, or may go to another's. */
  badly: number[];
  /** The edit that it is true of. */
  revision: number;
}

export function useSweep(players: Players) {
  const sandbox = usePlayground((state) => state.sandboxId);
  const revision = usePlayground((state) => state.canvas?.revision ?? 0);
  const [swept, setSwept] = useState<Swept | null>(null);
  const [busy, setBusy] = useState(false);
  const run = useRef(0);
  const sweep = async () => {
    run.current += 1;
    const mine = run.current;
    const numbers = sample(players, SAMPLE, Math.random);
    let sum: Swept = { asked: 0, entered: 0, own_allowed: 0, others_denied: 0, stays_out: "", well: [], badly: [], revision };
    setSwept(sum);
    setBusy(true);
    for (let at = 0; at < numbers.length && mine === run.current; at += AT_ONCE) {
      const part = numbers.slice(at, at + AT_ONCE);
      // One after the other: each hundred is seen before the next is asked about.
      const done = await attempt(() => sweepPlayers(sandbox, part));
      if (!done.ok) break;
      sum = added(sum, part, done.value);
      setSwept(sum);
    }
    setBusy(false);
    announce(`${String(sum.own_allowed)} of ${String(sum.asked)} reach their own, ${String(sum.others_denied)} are kept from the next one's.`);
  };
  return { swept: swept?.revision === revision ? swept : null, stale: swept !== null && swept.revision !== revision, busy, sweep };
}

function added(sum: Swept, part: number[], found: Sweep): Swept {
  const out = found.entered === 0;
  const bad = new Set([...found.refused, ...found.astray]);
  return {
    ...sum,
    asked: sum.asked + found.asked,
    entered: sum.entered + found.entered,
    own_allowed: sum.own_allowed + found.own_allowed,
    others_denied: sum.others_denied + found.others_denied,
    stays_out: sum.stays_out || found.stays_out,
    well: [...sum.well, ...part.filter((number) => !out && !bad.has(number))],
    badly: [...sum.badly, ...part.filter((number) => out || bad.has(number))],
  };
}
