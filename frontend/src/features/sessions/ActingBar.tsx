/** Who this person acts as, as in the console: name, colour and pattern, time left; switch, switch back, recent roles. */
import { ArrowLeftRight, ChevronDown, CircleUserRound, LogOut, Undo2 } from "lucide-react";
import { useEffect } from "react";

import "../../styles/acting.css";
import { recallActing, recentRoles, signOut, switchBack, useActing } from "../../model/acting";
import type { Canvas, RoleSession } from "../../model/canvas";
import { accountOf, accountName, identityById } from "../../model/selectors";
import { openDialog, showToast, usePlayground } from "../../model/store";
import { Countdown } from "../../ui/Countdown";
import { Menu, type MenuItem } from "../../ui/Menu";
import { useSwitching } from "./use-switching";

export function ActingBar() {
  const canvas = usePlayground((state) => state.canvas);
  const sandbox = usePlayground((state) => state.sandboxId);
  useEffect(() => recallActing(sandbox), [sandbox]);
  if (!canvas?.may_edit) return null;
  return <Bar canvas={canvas} />;
}

const ask = () => openDialog({ kind: "switchRole" });

function Bar({ canvas }: { canvas: Canvas }) {
  const { userId, switched, history } = useActing();
  const { refusal, switchTo } = useSwitching();
  useEffect(() => {
    if (refusal) showToast({ tone: "error", title: refusal.title, detail: refusal.detail });
  }, [refusal]);
  const user = identityById(canvas, userId);
  if (!user)
    return (
      <button type="button" className="acting" onClick={ask}>
        <CircleUserRound size={15} aria-hidden /> Sign in as…
      </button>
    );
  const session = canvas.sessions.find((one) => one.id === switched?.sessionId);
  const recent = recentRoles(history, canvas);
  const items: (MenuItem | "---")[] = [
    { label: "Switch role…", icon: <ArrowLeftRight size={14} />, takesFocus: true, run: ask },
    ...(switched ? [{ label: `Back to ${user.name}`, icon: <Undo2 size={14} />, run: switchBack }] : []),
    ...(recent.length > 0 ? ["---" as const] : []),
    ...recent.map((one) => ({
      label: one.name,
      icon: <i className="acting-mark" data-hue={one.hue} aria-hidden />,
      hint: accountName(canvas, accountOf(canvas, one.roleId)),
      run: () => void switchTo(one),
    })),
    "---" as const,
    { label: "Sign out", icon: <LogOut size={14} />, run: signOut },
  ];
  return (
    <Menu
      label="Acting as"
      align="start"
      note="Each switch uses the sign-in, not the role before: switching twice is no chain."
      items={items}
      trigger={
        <button type="button" className="acting" data-switched={switched ? "" : undefined}>
          {switched ? <i className="acting-mark" data-hue={switched.hue} aria-hidden /> : <CircleUserRound size={15} aria-hidden />}
          <span className="sr-only">You act as </span>
          <strong>{switched ? switched.name : user.name}</strong>
          {switched && <Left session={session} canvas={canvas} />}
          <ChevronDown size={13} aria-hidden />
        </button>
      }
    />
  );
}

function Left({ session, canvas }: { session: RoleSession | undefined; canvas: Canvas }) {
  if (session?.state !== "active") return <span className="acting-over">ended, switch again</span>;
  return <Countdown expiration={session.expiration} duration={session.duration} clock={canvas.sandbox.clock} />;
}
