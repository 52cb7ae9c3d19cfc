import { CircleX } from "lucide-react";
import type { ReactNode } from "react";
import { Tooltip } from "./Tooltip";

export interface ChipProps {
  /** What it says, shortly. */
  children: ReactNode;
  /** What it means: its tooltip. */
  help: string;
  /** It is what the last attempt failed on. */
  unmet?: boolean;
  icon?: ReactNode;
  label?: string;
  /** Without it the chip only tells. */
  onClick?: () => void;
}

export function Chip({ children, help, unmet = false, icon, label, onClick }: ChipProps) {
  return (
    <Tooltip text={help}>
      <button
        type="button"
        className="chip nodrag nopan"
        data-unmet={unmet || undefined}
        aria-label={label}
        aria-disabled={onClick === undefined || undefined}
        onClick={onClick}
      >
        {unmet ? <CircleX size={12} aria-label="Not met" /> : icon}
        {children}
      </button>
    </Tooltip>
  );
}
