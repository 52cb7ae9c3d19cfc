import { X } from "lucide-react";
import { Dialog as Primitive } from "radix-ui";
import type { ReactNode } from "react";
import { IconButton } from "./Button";

export interface DialogProps {
  open?: boolean;
  onClose: () => void;
  title: ReactNode;
  /** One sentence under the title; also what a screen reader reads after it. */
  description?: ReactNode;
  /** Buttons at the bottom right. */
  footer?: ReactNode;
  size?: "small" | "normal" | "wide";
  children?: ReactNode;
}

/** A modal. Focus stays inside and goes back where it came from; Escape closes. */
export function Dialog({ open = true, onClose, title, description, footer, size = "normal", children }: DialogProps) {
  return (
    <Primitive.Root open={open} onOpenChange={(now) => now || onClose()}>
      <Primitive.Portal>
        <Primitive.Overlay className="dialog-overlay" />
        <Primitive.Content
          className={`dialog dialog-${size}`}
          {...(description ? {} : { "aria-describedby": undefined })}
        >
          <header className="dialog-head">
            <div>
              <Primitive.Title className="dialog-title">{title}</Primitive.Title>
              {description && (
                <Primitive.Description className="dialog-description">{description}</Primitive.Description>
              )}
            </div>
            <Primitive.Close asChild>
              <IconButton label="Close" tone="quiet">
                <X size={16} />
              </IconButton>
            </Primitive.Close>
          </header>
          <div className="dialog-body">{children}</div>
          {footer && <footer className="dialog-foot">{footer}</footer>}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
