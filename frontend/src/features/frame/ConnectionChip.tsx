import { CloudOff, LoaderCircle } from "lucide-react";
import { useSyncExternalStore } from "react";
import { subscribeWrites, writesUnderWay } from "../../api/http";
import { usePlayground, type Connection } from "../../model/store";

type State = Connection | "saving";

const words: Record<State, string> = {
  connecting: "Connecting…",
  live: "Saved",
  saving: "Saving…",
  "catching-up": "Catching up…",
  reconnecting: "Offline",
  ended: "No longer shared",
};

const meanings: Record<State, string> = {
  connecting: "The canvas is on its way.",
  live: "Every change is stored, and you see the newest.",
  saving: "A change is on its way to the server.",
  "catching-up": "News of others are on their way.",
  reconnecting: "The server does not answer. What you change now is refused, with a message; nothing is lost silently.",
  ended: "This picture is no longer shared with you.",
};

/** Whether what you see is what is stored. Quiet while all is well. */
export function ConnectionChip() {
  const connection = usePlayground((state) => state.connection);
  const writes = useSyncExternalStore(subscribeWrites, writesUnderWay);
  const state = connection === "live" && writes > 0 ? "saving" : connection;
  return (
    <span className="connection" data-state={state} role="status" title={meanings[state]}>
      {state === "live" && <i aria-hidden />}
      {(state === "reconnecting" || state === "ended") && <CloudOff size={13} aria-hidden />}
      {(state === "connecting" || state === "catching-up" || state === "saving") && <LoaderCircle size={13} aria-hidden />}
      {words[state]}
    </span>
  );
}
