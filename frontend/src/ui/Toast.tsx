import { CircleAlert, CircleCheck, Info, X } from "lucide-react";
import { useEffect } from "react";
import { Button } from "./Button";

export interface ToastProps {
  tone: "info" | "success" | "error";
  title: string;
  detail?: string;
  action?: { label: string; run: () => void };
  onClose: () => void;
}

const icons = { info: Info, success: CircleCheck, error: CircleAlert };
const STAY_MS = 6_000;

/** A passing message. Errors stay until somebody closes them. */
export function Toast({ tone, title, detail, action, onClose }: ToastProps) {
  useEffect(() => {
    if (tone === "error") return undefined;
    const timer = setTimeout(onClose, STAY_MS);
    return () => clearTimeout(timer);
    // Started once: a new onClose must not lengthen its stay.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [tone]);
  const Icon = icons[tone];
  return (
    <div className={`toast toast-${tone}`} role={tone === "error" ? "alert" : "status"}>
      <Icon size={17} aria-hidden />
      <div className="toast-words">
        <strong>{title}</strong>
        {detail && <span>{detail}</span>}
      </div>
      {action && (
        <Button
          size="small"
          onClick={() => {
            action.run();
            onClose();
          }}
        >
          {action.label}
        </Button>
      )}
      <button type="button" className="toast-close" aria-label="Dismiss message" onClick={onClose}>
        <X size={14} aria-hidden />
      </button>
    </div>
  );
}
