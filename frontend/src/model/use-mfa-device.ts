/** What a user's MFA device shows now, asked again when the code changes. */
import { keepPreviousData, useQuery } from "@tanstack/react-query";

import { type MfaDevice, mfaDevice } from "../api/mfa";
import { usePlayground } from "./store";

const SOON_AFTER = 300; // milliseconds after a code has run out until the next one is asked for

/** In: a user, or null for nobody. Out: its device, undefined while there is none. */
export function useMfaDevice(userId: string | null): { device: MfaDevice | undefined; refresh: () => void } {
  const sandbox = usePlayground((state) => state.sandboxId);
  const revision = usePlayground((state) => state.canvas?.revision);
  const { data, isError, refetch } = useQuery({
    queryKey: ["mfa-device", sandbox, userId, revision],
    queryFn: () => mfaDevice(sandbox, userId ?? ""),
    enabled: userId !== null,
    placeholderData: keepPreviousData,
    retry: false,
    gcTime: 10_000,
    refetchInterval: ({ state }) => (state.data ? state.data.seconds_left * 1000 + SOON_AFTER : false),
  });
  const device = userId === null || isError ? undefined : data;
  return { device, refresh: () => void refetch() };
}
