import { CloudOff, LoaderCircle } from "lucide-react";
import { usePlayground, type Connection } from "../../model/store";

const words: Record<Connection, string> = {
  connecting: "Connecting…",
  live: "Up to date",
  "catching-up": "Catching up…",
  reconnecting: "Reconnecting…",
  ended: "No longer shared",
};

/** Whether what you see is what is there. Quiet while all is well. */
export function ConnectionChip() {
  const connection = usePlayground((state) => state.connection);
  return (
    <span className="connection" data-state={connection} role="status">
      {connection === "live" && <i aria-hidden />}
      {(connection === "reconnecting" || connection === "ended") && <CloudOff size={13} aria-hidden />}
      {(connection === "connecting" || connection === "catching-up") && <LoaderCircle size={13} aria-hidden />}
      {words[connection]}
    </span>
  );
}
