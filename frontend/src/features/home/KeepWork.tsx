/** For a guest: the way to keep what was drawn, by an account. The page loads anew under it. */
import { useQuery } from "@tanstack/react-query";
import { Save } from "lucide-react";
import { useState } from "react";

import { me } from "../../api/people";
import { Button } from "../../ui/Button";
import { type AccountDialogKind, AccountDialogs } from "./AccountDialogs";

export function KeepWork() {
  const { data } = useQuery({ queryKey: ["me"], queryFn: me });
  const [asking, setAsking] = useState<AccountDialogKind | null>(null);
  if (data === undefined || data.has_account) return null;
  return (
    <section className="farewell-keep">
      <p>You are here as a guest: your work is kept for this browser only.</p>
      <Button tone="primary" icon={<Save size={14} />} onClick={() => setAsking("open")}>
        Keep my work
      </Button>
      {asking && <AccountDialogs kind={asking} me={data} onAsk={setAsking} onClose={() => setAsking(null)} />}
    </section>
  );
}
