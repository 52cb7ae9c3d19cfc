/** Who this browser belongs to: keep the work under an account, come back to it, leave. */
import { CalendarDays, KeyRound, LogIn, LogOut, Pencil, Save, Smartphone, Trash2 } from "lucide-react";
import { useState } from "react";

import type { Me } from "../../api/people";
import { initials } from "../../lib/words";
import { Button } from "../../ui/Button";
import { Menu, type MenuItem } from "../../ui/Menu";
import { type AccountDialogKind, AccountDialogs } from "./AccountDialogs";
import { CalendarDialog } from "./CalendarDialog";

interface Props {
  me: Me;
  /** A dialog to begin with, as the address of the sign-in page asks for. */
  begin: AccountDialogKind | null;
  onDevice: () => void;
}

export function AccountMenu({ me, begin, onDevice }: Props) {
  const [asking, setAsking] = useState(begin);
  const [calendar, setCalendar] = useState(false);
  const ask = (kind: AccountDialogKind) => () => setAsking(kind);
  const coming: (MenuItem | "---")[] = [
    { label: "Keep my work", icon: <Save size={14} />, hint: "e-mail and password", run: ask("open") },
    ...(me.kind === "guest"
      ? [{ label: "Continue on my phone", icon: <Smartphone size={14} />, hint: "link or QR code, once", run: onDevice }]
      : []),
    { label: "Sign in", icon: <LogIn size={14} />, run: ask("sign-in") },
    ...(me.sign_in_at
      ? [{ label: `Sign in at ${me.sign_in_at}`, icon: <LogIn size={14} />, run: () => location.assign("/sign-in/openid/") }]
      : []),
  ];
  const going: (MenuItem | "---")[] = [
    ...(me.has_password ? [{ label: "Change password", icon: <KeyRound size={14} />, run: ask("password") }] : []),
    { label: "Sign out", icon: <LogOut size={14} />, run: ask("sign-out") },
  ];
  return (
    <>
      <Menu
        label="You"
        trigger={
          <Button className="home-me" aria-label={`You are ${me.name}`}>
            <span className="home-face" aria-hidden>
              {initials(me.name)}
            </span>
            <span className="home-person">{me.name}</span>
          </Button>
        }
        note={me.has_account ? me.email : "A guest: your work is kept for this browser only."}
        items={[
          { label: "Change name", icon: <Pencil size={14} />, run: ask("name") },
          { label: "Calendar feed", icon: <CalendarDays size={14} />, hint: "when my workshops are", run: () => setCalendar(true) },
          ...(me.has_account ? going : coming),
          "---",
          { label: "Delete everything of mine", icon: <Trash2 size={14} />, danger: true, run: ask("delete") },
        ]}
      />
      {calendar && <CalendarDialog onClose={() => setCalendar(false)} />}
      {asking && <AccountDialogs kind={asking} me={me} onAsk={setAsking} onClose={() => setAsking(null)} />}
    </>
  );
}
