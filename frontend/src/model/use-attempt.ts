/** The exercise that this sandbox is, as the server first told it; null for a sandbox of one's own. */
import { useQuery } from "@tanstack/react-query";

import { type Attempt, loadAttempt } from "../api/workshop";
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
  return slug === null ? null : (query.data ?? null);
}
