/** A line of the bar: something holds for everybody. */
import type { ReactNode } from "react";

interface Props {
  icon: ReactNode;
  /** What holds: said when it begins. */
  words: ReactNode;
  /** What changes each second, and is not said. */
  ticking?: ReactNode;
  /** The ways to change and end it. */
  children: ReactNode;
}

export function Holding({ icon, words, ticking, children }: Props) {
  return (
    <div className="bar-line">
      {icon}
      <span className="bar-words" role="status">
        {words}
      </span>
      {ticking}
      <span className="bar-ways">{children}</span>
    </div>
  );
}
