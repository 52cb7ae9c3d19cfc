import type { ReactNode } from "react";

export type BadgeTone = "live" | "soon" | "grey" | "danger" | "accent";

export function Badge({ tone = "grey", icon, children }: { tone?: BadgeTone; icon?: ReactNode; children: ReactNode }) {
  return (
    <span className={`badge badge-${tone}`}>
      {icon}
      {children}
    </span>
  );
}
