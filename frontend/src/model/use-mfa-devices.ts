/** What a user's MFA devices show now, asked again when the codes change. */
import { keepPreviousData, useQuery } from "@tanstack/react-query";

import { type MfaDevice, mfaDevices } from "../api/mfa";
import { serverNow } from "../lib/server-clock";
import { usePlayground } from "./store";

const SOON_AFTER = 300; // milliseconds after a code has run out until the next one is asked for

/** A device with the moment, in the server's milliseconds, at which its code changes. */
export type ShownDevice = MfaDevice & { until: number };

const ask = async (sandbox: string, userId: string): Promise<ShownDevice[]> => {
  const devices = await mfaDevices(sandbox, userId);
  const now = serverNow();
  return devices.map((device) => ({ ...device, until: now + device.seconds_left * 1000 }));
};

const NONE: ShownDevice[] = [];

/** In: a user, or null for nobody. Out: its devices, the oldest first, also one that is not enabled yet. */
export function useMfaDevices(userId: string | null): ShownDevice[] {
  const sandbox = usePlayground((state) => state.sandboxId);
  const revision = usePlayground((state) => state.canvas?.revision);
  const { data, isError } = useQuery({
    queryKey: ["mfa-devices", sandbox, userId, revision],
    queryFn: () => ask(sandbox, userId ?? ""),
    enabled: userId !== null,
    placeholderData: keepPreviousData,
    retry: false,
    gcTime: 10_000,
    // The codes of all devices change at the same moment.
    refetchInterval: ({ state }) => (state.data?.[0] ? state.data[0].seconds_left * 1000 + SOON_AFTER : false),
  });
  return userId === null || isError ? NONE : (data ?? NONE);
}
