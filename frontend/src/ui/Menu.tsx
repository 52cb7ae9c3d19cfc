import { DropdownMenu as Primitive } from "radix-ui";
import { useRef, type ReactElement, type ReactNode } from "react";

export interface MenuItem {
  label: ReactNode;
  icon?: ReactNode;
  hint?: string;
  danger?: boolean;
  disabled?: boolean;
  /** Marks the chosen one of several. */
  checked?: boolean;
  /** Puts the focus somewhere itself: runs when the menu is gone and would give the focus back. */
  takesFocus?: boolean;
  run: () => void;
}

export interface MenuProps {
  label: string;
  trigger: ReactElement;
  /** "---" draws a line between items. */
  items: (MenuItem | "---")[];
  align?: "start" | "center" | "end";
  /** A sentence under the items. */
  note?: ReactNode;
  /** Open from the start; told when it is closed. */
  onClose?: () => void;
}

export function Menu({ label, trigger, items, align = "end", note, onClose }: MenuProps) {
  const last = useRef<MenuItem | null>(null);
  const take = (item: MenuItem) => {
    if (item.takesFocus) last.current = item;
    else item.run();
  };
  const onCloseAutoFocus = (event: Event) => {
    if (!last.current) return;
    event.preventDefault();
    last.current.run();
    last.current = null;
  };
  return (
    <Primitive.Root
      modal={false}
      {...(onClose ? { open: true, onOpenChange: (open: boolean) => open || onClose() } : {})}
    >
      <Primitive.Trigger asChild>{trigger}</Primitive.Trigger>
      <Primitive.Portal>
        <Primitive.Content className="menu" align={align} sideOffset={6} collisionPadding={8} aria-label={label} onCloseAutoFocus={onCloseAutoFocus}>
          {items.map((item, index) =>
            item === "---" ? (
              <Primitive.Separator key={`line-${String(index)}`} className="menu-line" />
            ) : (
              <MenuRow key={`item-${String(index)}`} item={item} onTake={take} />
            ),
          )}
          {note && <div className="menu-note">{note}</div>}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}

export interface ContextMenuProps {
  label: string;
  items: (MenuItem | "---")[];
  /** Where it opens, in the window. */
  at: { x: number; y: number };
  onClose: () => void;
}

/** A menu without a button: it opens where somebody asked for it. */
export function ContextMenu({ label, items, at, onClose }: ContextMenuProps) {
  return (
    <Menu
      label={label}
      items={items}
      align="start"
      onClose={onClose}
      trigger={
        <button type="button" tabIndex={-1} aria-label={label} className="menu-point" style={{ left: at.x, top: at.y }} />
      }
    />
  );
}

function MenuRow({ item, onTake }: { item: MenuItem; onTake: (item: MenuItem) => void }) {
  const inner = (
    <>
      <span className="menu-icon">{item.checked ? "✓" : item.icon}</span>
      <span className="menu-label">{item.label}</span>
      {item.hint && <span className="menu-hint">{item.hint}</span>}
    </>
  );
  const common = { className: `menu-item ${item.danger ? "danger" : ""}`, disabled: item.disabled };
  return item.checked === undefined ? (
    <Primitive.Item {...common} onSelect={() => onTake(item)}>
      {inner}
    </Primitive.Item>
  ) : (
    <Primitive.CheckboxItem {...common} checked={item.checked} onCheckedChange={() => onTake(item)}>
      {inner}
    </Primitive.CheckboxItem>
  );
}
