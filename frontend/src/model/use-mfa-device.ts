/** What a user's MFA device shows now, asked again when the code changes. */
import { keepPreviousData, useQuery } from "@tanstack/react-query";

import { type MfaDevice, mfaDevice } from "../api/mfa";
import { serverNow } from "../lib/server-clock";
import { usePlayground } from "./store";

const SOON_AFTER = 300; // milliseconds after a code has run out until the next one is asked for

/** A device with the moment, in the server's milliseconds, at which its code changes. */
export type ShownDevice = MfaDevice & { until: number };

const ask = async (sandbox: string, userId: string): Promise<ShownDevice> => {
  const device = await mfaDevice(sandbox, userId);
  return { ...device, until: serverNow() + device.seconds_left * 1000 };
};

/** In: a user, or null for nobody. Out: its device, undefined while there is none. */
export function useMfaDevice(userId: string | null): { device: ShownDevice | undefined } {
  const sandbox = usePlayground((state) => state.sandboxId);
  const revision = usePlayground((state) => state.canvas?.revision);
  const { data, isError } = useQuery({
    queryKey: ["mfa-device", sandbox, userId, revision],
    queryFn: () => ask(sandbox, userId ?? ""),
    enabled: userId !== null,
    placeholderData: keepPreviousData,
    retry: false,
    gcTime: 10_000,
    refetchInterval: ({ state }) => (state.data ? state.data.seconds_left * 1000 + SOON_AFTER : false),
  });
  return { device: userId === null || isError ? undefined : data };
}
