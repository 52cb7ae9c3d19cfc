/** Opens a starting picture as a new sandbox of this person, and goes there. */
import { useMutation } from "@tanstack/react-query";

import { createSandbox } from "../../api/canvas";
import { startExercise } from "../../api/workshop";
import { sandboxAddress } from "../../lib/page";
import { startedSandbox } from "./addresses";

/** In: an exercise; empty for a blank sandbox. */
export function useOpening(slug: string) {
  const open = useMutation({
    mutationFn: async () => (slug === "" ? (await createSandbox({})).id : startedSandbox(await startExercise(slug))),
    onSuccess: (sandbox) => window.location.assign(sandboxAddress(sandbox)),
  });
  return { open: () => open.mutate(), busy: open.isPending || open.isSuccess, error: open.error };
}
