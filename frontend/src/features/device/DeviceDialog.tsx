/** Go on elsewhere: a link and its QR code, good once and for ten minutes. For guests; who has an account signs in. */
import { useQuery } from "@tanstack/react-query";

import "../../styles/device.css";
import { newDeviceLink } from "../../api/people";
import { wordsFor } from "../../model/attempt";
import { CopyButton } from "../../ui/CopyButton";
import { useTick } from "../../ui/Countdown";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { QrCode } from "../../ui/QrCode";

const HERE_ALONE = /^(localhost|127\.|\[::1\])/;

export function DeviceDialog({ onClose }: { onClose: () => void }) {
  // Each look is a new link, and ends the one before.
  const query = useQuery({ queryKey: ["device-link"], queryFn: newDeviceLink, gcTime: 0, staleTime: Infinity, retry: false });
  const link = query.data;
  const now = useTick();
  const left = link ? Math.round((Date.parse(link.expires_at) - now) / 60_000) : 0;
  return (
    <Dialog
      size="small"
      title="Continue on my phone"
      description="Scan this with the other device, or open the link there: it is you there as well, with all sandboxes and your progress."
      onClose={onClose}
      footer={<Button onClick={onClose}>Done</Button>}
    >
      {query.isPending && <p role="status">Making a link…</p>}
      {query.isError && <p role="alert">{wordsFor(query.error).title}</p>}
      {link && (
        <div className="device-link">
          <QrCode size={link.qr_size} path={link.qr_path} label="QR code of the link" />
          <p className="device-address">
            <code>{link.address}</code>
            <CopyButton text={link.address} label="Copy link" />
          </p>
          <p>
            {left > 0 ? `Works once, and for ${String(left)} min. Keep it to yourself: who opens it first is you.` : "Too late: this link works no more. Close this and make a new one."}
          </p>
          {HERE_ALONE.test(location.host) && (
            <p className="device-aside">
              This address is known to this computer alone. For other devices in your network start Understudy with --host.
            </p>
          )}
        </div>
      )}
    </Dialog>
  );
}
