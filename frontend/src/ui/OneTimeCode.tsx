/** A code as a device shows it: six digits in two groups, and when the next one comes. */
import { Ring, useTick } from "./Countdown";

interface Props {
  code: string;
  used: boolean;
  /** The server's time in milliseconds at which the next code comes. */
  until: number;
}

const PERIOD = 30;

export function OneTimeCode({ code, used, until }: Props) {
  const left = Math.max(0, Math.ceil((until - useTick()) / 1000));
  return (
    <p className="one-time-code" data-used={used || undefined}>
      <Ring fraction={Math.min(1, left / PERIOD)} tone={used ? "over" : "live"} size={22} />
      <code>{`${code.slice(0, 3)} ${code.slice(3)}`}</code>
      <span>{used ? `used, the next one in ${String(left)} s` : `for ${String(left)} s`}</span>
    </p>
  );
}
