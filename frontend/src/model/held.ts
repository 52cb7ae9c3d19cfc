/** A learner's side of the instructor's bar: which class this canvas belongs to, and what holds for it right now. */
import { type QueryClient, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";

import { type ClassOfSandbox, loadClassOf } from "../api/classroom";
import { type Held, loadHeld, readMessage } from "../api/controls";
import { type ClassNews, onClassNews } from "./class-news";
import { newer, withBars, withMessage } from "./controls";
import { usePlayground } from "./store";
import { useClass } from "./supervision";

// The channel that brings the news may lose one; a heartbeat tells of edits only.
const AGAIN_MS = 60_000;

const keyOfClass = (sandbox: string) => ["class-of", sandbox];
const keyOfHeld = (workshop: string) => ["held", workshop];

/** The workshop that the sandbox on this page belongs to, kept up; undefined for none. */
export function useClassOf(): ClassOfSandbox | undefined {
  const sandbox = usePlayground((state) => state.sandboxId);
  const inClass = usePlayground((state) => state.canvas?.supervision != null);
  const queries = useQueryClient();
  const found = useQuery({
    queryKey: keyOfClass(sandbox),
    queryFn: () => loadClassOf(sandbox),
    enabled: inClass,
    refetchInterval: AGAIN_MS,
  });
  useEffect(
    () =>
      onClassNews((news) => {
        if (news.type !== "class") return;
        fold<ClassOfSandbox>(queries, keyOfClass(sandbox), (known) =>
          known.workshop.revision < news.workshop.revision ? { ...known, workshop: news.workshop } : known,
        );
      }),
    [queries, sandbox],
  );
  return inClass ? found.data : undefined;
}

/** The workshop that whoever looks at this page learns in; undefined for none, and for those who teach it. */
export function useLearningIn(): string | undefined {
  const learning = useClass() !== null;
  const found = useClassOf();
  return learning ? found?.workshop.id : undefined;
}

/** What holds for this learner of a workshop, kept up; undefined until it is known. */
export function useHeld(workshop: string | undefined): Held | undefined {
  const queries = useQueryClient();
  const id = workshop ?? "";
  const found = useQuery({ queryKey: keyOfHeld(id), queryFn: () => loadHeld(id), enabled: id !== "", refetchInterval: AGAIN_MS });
  useEffect(
    () =>
      onClassNews((news) => {
        if (news.type === "welcome") void queries.invalidateQueries({ queryKey: keyOfHeld(id) });
        else fold<Held>(queries, keyOfHeld(id), (held) => withNews(held, news), news.type !== "bars");
      }),
    [queries, id],
  );
  return found.data;
}

/** News into what is known. An answer that is on its way may be older than they are: it is asked for anew.
 * `matters`: not for news that the next ones replace anyway. */
function fold<Known>(queries: QueryClient, queryKey: string[], by: (known: Known) => Known, matters = true): void {
  if (matters && queries.isFetching({ queryKey }) > 0)
    void queries.cancelQueries({ queryKey }).then(() => queries.invalidateQueries({ queryKey }));
  else queries.setQueryData<Known>(queryKey, (known) => known && by(known));
}

/** PURE: what holds after this news. */
export function withNews(held: Held, news: ClassNews): Held {
  switch (news.type) {
    case "controls": {
      const controls = newer(held.controls, news.controls);
      return { ...held, controls, picked: askedIn(controls) === askedIn(held.controls) ? held.picked : null };
    }
    case "message":
      return { ...held, messages: withMessage(held.messages, news.message) };
    case "bars":
      return { ...held, controls: withBars(held.controls, news) };
    default:
      return held;
  }
}

/** The question that waits for answers. */
const askedIn = ({ controls }: Held["controls"]): string | undefined => controls.find(({ kind }) => kind === "poll")?.id;

/** This learner's own part changes on the screen at once. */
export function noteHeld(queries: QueryClient, workshop: string, mine: Partial<Omit<Held, "controls" | "messages">>): void {
  queries.setQueryData<Held>(keyOfHeld(workshop), (held) => held && { ...held, ...mine });
}

/** It has been read: shown so at once, kept by the server. Where that fails it is shown again later. */
export async function noteRead(queries: QueryClient, workshop: string, message: string): Promise<void> {
  const mark = (held?: Held) =>
    held && { ...held, messages: held.messages.map((one) => (one.id === message ? { ...one, read: 1 } : one)) };
  queries.setQueryData<Held>(keyOfHeld(workshop), mark);
  try {
    await readMessage(workshop, message);
  } catch {
    void queries.invalidateQueries({ queryKey: keyOfHeld(workshop) });
  }
}
