/** A code as a device shows it: six digits in two groups, and when the next one comes. */
import { useState } from "react";
import { Ring, useTick } from "./Countdown";

interface Props {
  code: string;
  used: boolean;
  /** Seconds the code had left when it was asked for. */
  secondsLeft: number;
}

const PERIOD = 30;

export function OneTimeCode({ code, used, secondsLeft }: Props) {
  const now = useTick();
  const [seen, setSeen] = useState({ code, at: now });
  if (seen.code !== code) setSeen({ code, at: now });
  const left = Math.max(0, secondsLeft - Math.round((now - seen.at) / 1000));
  return (
    <p className="one-time-code" data-used={used || undefined}>
      <Ring fraction={left / PERIOD} tone={used ? "over" : "live"} size={22} />
      <code>{`${code.slice(0, 3)} ${code.slice(3)}`}</code>
      <span>{used ? `used, the next one in ${String(left)} s` : `for ${String(left)} s`}</span>
    </p>
  );
}
