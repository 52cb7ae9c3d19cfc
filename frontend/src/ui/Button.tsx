import type { ButtonHTMLAttributes, MouseEvent, ReactNode, Ref } from "react";
import { Tooltip } from "./Tooltip";

type Tone = "plain" | "primary" | "danger" | "quiet";

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  tone?: Tone;
  size?: "normal" | "small";
  icon?: ReactNode;
  /** Waiting for the server: shown, and not pressable again. */
  busy?: boolean;
  ref?: Ref<HTMLButtonElement>;
}

const ignore = (event: MouseEvent) => event.preventDefault();

export function Button({ tone = "plain", size = "normal", icon, busy, children, className, ...rest }: ButtonProps) {
  // A waiting button keeps the focus, so it is not disabled in the HTML sense; its clicks just do nothing.
  const waiting = busy ? { "aria-disabled": true, onClick: ignore } : {};
  const classes = ["btn", `btn-${tone}`, size === "small" ? "btn-small" : "", className ?? ""].join(" ");
  return (
    <button type="button" {...rest} {...waiting} className={classes} aria-busy={busy || undefined}>
      {icon}
      {children}
    </button>
  );
}

export interface IconButtonProps extends Omit<ButtonProps, "icon" | "children"> {
  /** What it does: its name for all who cannot see the icon, and its tooltip. */
  label: string;
  shortcut?: string;
  children: ReactNode;
}

export function IconButton({ label, shortcut, children, className, ...rest }: IconButtonProps) {
  return (
    <Tooltip text={label} shortcut={shortcut}>
      <Button {...rest} className={`btn-icon ${className ?? ""}`} aria-label={label}>
        {children}
      </Button>
    </Tooltip>
  );
}
