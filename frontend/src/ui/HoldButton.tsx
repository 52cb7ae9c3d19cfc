/** A button that acts only when it is held: by pointer, Enter or Space. Whoever cannot hold needs another way beside it. */
import { type KeyboardEvent, type PointerEvent, type ReactNode, useEffect, useRef, useState } from "react";

export const HOLD_MS = 1_500;

interface Props {
  icon: ReactNode;
  children: ReactNode;
  /** Said to people who listen: how to press it. */
  describedBy?: string;
  busy?: boolean;
  /** Asked when a press begins; false: not yet, and whoever answers says why. */
  mayBegin: () => boolean;
  onHeld: () => void;
  /** Let go too early, or pressed by something that cannot hold. */
  onTooShort: () => void;
}

const swallow = (event: Event) => {
  event.preventDefault();
  event.stopPropagation();
};

/** The key that held goes on repeating: no button that comes after this one may take that for a press. */
function swallowRest(): void {
  const end = (event: Event) => {
    swallow(event);
    window.removeEventListener("keydown", swallow, true);
    window.removeEventListener("keyup", end, true);
  };
  window.addEventListener("keydown", swallow, true);
  window.addEventListener("keyup", end, true);
}

const isPress = (event: KeyboardEvent) => event.key === "Enter" || event.key === " ";

export function HoldButton({ icon, children, describedBy, busy, mayBegin, onHeld, onTooShort }: Props) {
  const [holding, setHolding] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const stop = () => {
    if (timer.current === null) return false;
    clearTimeout(timer.current);
    timer.current = null;
    setHolding(false);
    return true;
  };
  useEffect(() => () => void (timer.current !== null && clearTimeout(timer.current)), []);
  const begin = (byKey: boolean) => {
    if (busy || timer.current !== null || !mayBegin()) return;
    setHolding(true);
    timer.current = setTimeout(() => {
      stop();
      if (byKey) swallowRest();
      onHeld();
    }, HOLD_MS);
  };
  const letGo = () => stop() && onTooShort();
  return (
    <button
      type="button"
      className="btn btn-hold"
      data-holding={holding || undefined}
      aria-describedby={describedBy}
      aria-busy={busy || undefined}
      style={{ "--hold": `${String(HOLD_MS)}ms` } as React.CSSProperties}
      onPointerDown={(event: PointerEvent) => event.button === 0 && begin(false)}
      // A press that was refused led elsewhere: the button does not take the focus back.
      onMouseDown={(event) => timer.current === null && event.preventDefault()}
      onPointerUp={letGo}
      onPointerLeave={letGo}
      onPointerCancel={letGo}
      onContextMenu={(event) => event.preventDefault()}
      onKeyDown={(event) => {
        if (!isPress(event)) return;
        event.preventDefault();
        if (!event.repeat) begin(true);
      }}
      onKeyUp={(event) => {
        if (!isPress(event)) return;
        event.preventDefault();
        letGo();
      }}
      onBlur={stop}
      // A click without a pointer comes from a screen reader or a voice: it cannot be held.
      onClick={(event) => event.detail === 0 && mayBegin() && onTooShort()}
    >
      <span className="btn-hold-fill" aria-hidden>
        <svg viewBox="0 0 100 30" preserveAspectRatio="none">
          <path pathLength={1} d="M38 30 46 19 40 12 52 7 50 0M46 19 60 22 66 30M52 7 70 10 84 3 100 6M40 12 22 14 12 6 0 9M60 22 78 18 100 24" />
        </svg>
      </span>
      {icon}
      <span>{children}</span>
    </button>
  );
}
