/** One's workshops in one's own calendar program: a secret address, shown once, and how to take it back. */
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";

import "../../styles/device.css";
import { myCalendar, renewCalendar, revokeCalendar } from "../../api/people";
import { shownLanguage } from "../../lib/language";
import { Button } from "../../ui/Button";
import { CopyButton } from "../../ui/CopyButton";
import { Dialog } from "../../ui/Dialog";
import { Problem } from "../../model/Problem";

const KEY = ["calendar"];

export function CalendarDialog({ onClose }: { onClose: () => void }) {
  const queries = useQueryClient();
  const query = useQuery({ queryKey: KEY, queryFn: myCalendar, gcTime: 0, retry: false });
  const renew = useMutation({ mutationFn: renewCalendar, onSuccess: (feed) => queries.setQueryData(KEY, feed) });
  const revoke = useMutation({
    mutationFn: revokeCalendar,
    onSuccess: () => queries.setQueryData(KEY, { since: null, address: null }),
  });
  const feed = query.data;
  const error = query.error ?? renew.error ?? revoke.error;
  const busy = renew.isPending || revoke.isPending;
  return (
    <Dialog
      size="small"
      title="Calendar feed"
      description="Your calendar program shows when your workshops are, and follows when a time changes. Whoever has the address can read it: keep it to yourself."
      onClose={onClose}
      footer={
        <>
          {feed?.since && (
            <Button tone="danger" className="foot-left" busy={revoke.isPending} disabled={busy} onClick={() => revoke.mutate()}>
              Revoke address
            </Button>
          )}
          <Button onClick={onClose}>Done</Button>
          <Button tone="primary" busy={renew.isPending} disabled={busy || !feed} onClick={() => renew.mutate()}>
            {feed?.since ? "New address" : "Make an address"}
          </Button>
        </>
      }
    >
      {query.isPending && <p role="status">Loading…</p>}
      {error && <Problem error={error} />}
      {feed?.address && (
        <div className="device-link" role="status">
          <p className="device-address">
            <code>{feed.address}</code>
            <CopyButton text={feed.address} label="Copy address" />
          </p>
          <p>Shown this once: add it to your calendar program now, as a subscription by address.</p>
        </div>
      )}
      {feed && !feed.address && (
        <p>{feed.since ? `There is an address since ${new Date(feed.since).toLocaleDateString(shownLanguage())}. A new one ends it.` : "There is no address yet."}</p>
      )}
    </Dialog>
  );
}
