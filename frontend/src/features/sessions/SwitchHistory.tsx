/** Every switch of role that this person made here, on whichever device: choosing one fills the form in. */
import { formatClock } from "../../lib/time";
import { useActing } from "../../model/acting";
import type { Canvas } from "../../model/canvas";
import { accountName, accountOf, roleById } from "../../model/selectors";

interface Chosen {
  account: string;
  role: string;
  name: string;
  hue: number;
}

export function SwitchHistory({ canvas, onChoose }: { canvas: Canvas; onChoose: (chosen: Chosen) => void }) {
  const history = useActing((state) => state.history);
  if (history.length === 0) return null;
  return (
    <details className="switch-history">
      <summary>{`History (${history.length})`}</summary>
      <ol>
        {history.map((one, at) => {
          const role = roleById(canvas, one.role_id);
          const account = role && canvas.accounts.find((each) => each.id === role.account_id);
          return (
            <li key={history.length - at}>
              <button
                type="button"
                disabled={!role || !account}
                onClick={() => account && onChoose({ account: account.number, role: role!.name, name: one.name, hue: one.hue })}
              >
                <i className="acting-mark" data-hue={one.hue} aria-hidden />
                <strong>{one.name}</strong>
                <span>{role ? accountName(canvas, accountOf(canvas, one.role_id)) : "The role is gone"}</span>
                <time className="mono" dateTime={one.at}>
                  {formatClock(Date.parse(one.at))}
                </time>
              </button>
            </li>
          );
        })}
      </ol>
    </details>
  );
}
