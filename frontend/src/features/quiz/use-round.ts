/** The round that is played here: begun anew, gone on with, answered. */
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { type Round, loadRound, startRound } from "../../api/quiz";

/** What to ask: see `startRound`. */
export interface Ask {
  scope: string;
  again: boolean;
}

/** In: the id of a round to go on with, if there is one; who wants to know which one it is now. */
export function useRound(begun: string | null, onRound?: (id: string) => void) {
  const queries = useQueryClient();
  const [id, setId] = useState(begun);
  const [reading, setReading] = useState(false);
  const loaded = useQuery({
    queryKey: ["quiz-round", id],
    queryFn: () => loadRound(id!),
    enabled: id !== null,
    staleTime: Infinity,
  });
  const keep = (round: Round) => queries.setQueryData(["quiz-round", round.id], round);
  const open = (next: string) => {
    setReading(false);
    setId(next);
    onRound?.(next);
  };
  const start = useMutation({
    mutationFn: ({ scope, again }: Ask) => startRound(scope, again),
    onSuccess: (round) => {
      keep(round);
      open(round.id);
    },
  });
  return {
    round: loaded.data ?? null,
    reading,
    open,
    start: (ask: Ask) => start.mutate(ask),
    starting: start.isPending,
    error: start.error ?? loaded.error,
    onAnswer: (round: Round) => {
      keep(round);
      setReading(true);
      if (round.next === null) void queries.invalidateQueries({ queryKey: ["quiz"] });
    },
    onNext: () => setReading(false),
  };
}
