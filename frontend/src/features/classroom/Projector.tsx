/** The code for a whole room: as large as the screen allows. */
import type { JoinCode } from "../../api/classroom";
import { Dialog } from "../../ui/Dialog";
import { QrCode } from "./QrCode";

export function Projector({ title, code, onClose }: { title: string; code: JoinCode; onClose: () => void }) {
  return (
    <Dialog size="large" title={title} onClose={onClose}>
      <div className="projector">
        <QrCode code={code} />
        <div className="projector-words">
          <p>
            Scan it, or open <strong>{new URL(code.address).host}/join</strong> and type
          </p>
          <p className="projector-code mono">{code.code}</p>
          <p>A nickname is all you need.</p>
        </div>
      </div>
    </Dialog>
  );
}
