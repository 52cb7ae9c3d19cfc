import { Dialog } from "../../ui/Dialog";
import { setCanvasUi, useCanvasUi } from "./canvas-ui";
import { shortcuts } from "./keyboard";

export function ShortcutsDialog() {
  const open = useCanvasUi((ui) => ui.shortcuts);
  if (!open) return null;
  return (
    <Dialog
      size="small"
      reading
      title="Keyboard"
      description="Everything on the canvas works without a mouse."
      onClose={() => setCanvasUi({ shortcuts: false })}
    >
      <dl className="shortcuts">
        {shortcuts.map(([keys, what]) => (
          <div key={keys}>
            <dt>
              <kbd>{keys}</kbd>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
