/** The exercise that this sandbox is, as the server first told it; null for a sandbox of one's own. */
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";

import { type Attempt, loadAttempt } from "../api/workshop";
import { onClassNews } from "./class-news";
import { exerciseIn } from "./drawing";
import { usePlayground } from "./store";

export function useAttempt(): Attempt | null {
  const sandbox = usePlayground((state) => state.sandboxId);
  const slug = usePlayground((state) => exerciseIn(state.canvas));
  const query = useQuery({
    queryKey: ["attempt", sandbox],
    queryFn: () => loadAttempt(sandbox),
    enabled: slug !== null,
  });
  const queries = useQueryClient();
  // The class's instructor may have opened the solution.
  useEffect(
    () => onClassNews(({ type }) => type === "class" && void queries.invalidateQueries({ queryKey: ["attempt", sandbox] })),
    [queries, sandbox],
  );
  return slug === null ? null : (query.data ?? null);
}
