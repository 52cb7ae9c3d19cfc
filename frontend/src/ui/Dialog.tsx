import { X } from "lucide-react";
import { Dialog as Primitive } from "radix-ui";
import { type ReactNode, useRef } from "react";
import { Button } from "./Button";

export interface DialogProps {
  open?: boolean;
  onClose: () => void;
  title: ReactNode;
  /** One sentence under the title; also what a screen reader reads after it. */
  description?: ReactNode;
  /** Buttons at the bottom right. */
  footer?: ReactNode;
  /** Whether Escape belongs to something inside right now, such as an open list. */
  keepsEscape?: () => boolean;
  size?: "small" | "normal" | "wide" | "large";
  /** Nothing but words inside: then the body itself takes the focus, so that the arrow keys scroll it. */
  reading?: boolean;
  children?: ReactNode;
}

// Of a choice between several, the chosen one.
const FIELDS = "input:not([disabled], [type=radio]:not(:checked)), select:not([disabled]), textarea:not([disabled])";
const NEXT_BEST = ":is(a[href], button, input, select, textarea):not([disabled])";

/** Begin where the work begins: the first field that is not marked data-by-the-way, else the main button, else what the library chooses. */
function focusFirst(event: Event): void {
  // On a touch screen a focused field would bring up the keyboard before anybody has read a word.
  if (window.matchMedia("(pointer: coarse)").matches) return;
  const dialog = event.currentTarget as HTMLElement;
  const field = dialog.querySelector<HTMLElement>(`.dialog-body :is(${FIELDS}):not([data-by-the-way] *)`);
  const first = field ?? dialog.querySelector<HTMLElement>(".btn-primary");
  if (!first) return;
  event.preventDefault();
  first.focus();
}

function withParents(element: Element | null): Element[] {
  return element === null ? [] : [element, ...withParents(element.parentElement)];
}

/** To the opener; when that is gone, to what can be pressed in the nearest part of the page that is still there. */
function focusBack([opener, ...around]: Element[]): void {
  const near = around.find((each) => each.isConnected && each.querySelector(NEXT_BEST));
  const found = opener?.isConnected ? opener : near?.querySelector(NEXT_BEST);
  if (found instanceof HTMLElement) found.focus();
}

/** A modal. Focus stays inside and goes back where it came from; Escape closes. */
export function Dialog(props: DialogProps) {
  const { open = true, onClose, title, description, footer, size = "normal", children } = props;
  const opener = useRef<Element[]>([]);
  return (
    <Primitive.Root open={open} onOpenChange={(now) => now || onClose()}>
      <Primitive.Portal>
        <Primitive.Overlay className="dialog-overlay" />
        <Primitive.Content
          className={`dialog dialog-${size}`}
          onOpenAutoFocus={(event) => {
            opener.current = withParents(document.activeElement);
            focusFirst(event);
          }}
          onEscapeKeyDown={(event) => props.keepsEscape?.() && event.preventDefault()}
          onCloseAutoFocus={(event) => {
            // Without a trigger of its own the library would leave the focus on the page.
            event.preventDefault();
            focusBack(opener.current);
          }}
          {...(description ? {} : { "aria-describedby": undefined })}
        >
          <header className="dialog-head">
            <Primitive.Title className="dialog-title">{title}</Primitive.Title>
            {description && <Primitive.Description className="dialog-description">{description}</Primitive.Description>}
          </header>
          {children && (
            <div className="dialog-body" {...(props.reading ? { tabIndex: 0, role: "document" } : {})}>
              {children}
            </div>
          )}
          {footer && <footer className="dialog-foot">{footer}</footer>}
          {/* Last, so that the focus begins where the work is. */}
          <Primitive.Close asChild>
            <Button className="btn-icon dialog-close" aria-label="Close" tone="quiet">
              <X size={16} />
            </Button>
          </Primitive.Close>
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
