/** Starts the live connection of a sandbox: socket to sync, sync to store. */
import { loadCanvas, loadJournal } from "../api/canvas";
import { ApiError, onRevision } from "../api/http";
import { me } from "../api/people";
import { noteServerTime } from "../lib/server-clock";
import { LiveSocket, socketAddress } from "../live/socket";
import { Sync } from "../live/sync";
import { tellClass } from "./class-news";
import { forgetEverybody, receivePresence, speakThrough } from "./presence";
import { noteHelp } from "./help";
import { noteSupervision } from "./supervision";
import { applyEdits, replaceCanvas, showToast, usePlayground } from "./store";

/** Connect and fetch at once, hold, keep up. Returns how to stop. */
export function startLive(sandboxId: string): () => void {
  const set = usePlayground.setState;
  set({ sandboxId });
  const sync = new Sync({
    fetchCanvas: async () => {
      const canvas = await loadCanvas(sandboxId);
      noteServerTime(canvas.now);
      return canvas;
    },
    fetchJournal: (since) => loadJournal(sandboxId, since),
    replace: replaceCanvas,
    apply: applyEdits,
    marked: (marks) => set({ marks }),
    current: (isCurrent) => {
      const { connection } = usePlayground.getState();
      if (connection === "live" || connection === "catching-up")
        set({ connection: isCurrent ? "live" : "catching-up" });
    },
    failed: reportFailure,
  });
  const socket = new LiveSocket(socketAddress(sandboxId), {
    onMessage: (message) => {
      if (message.type === "presence" || message.type === "left") return receivePresence(message);
      if (message.type === "supervision") return noteSupervision(message.supervision);
      if (message.type === "help") {
        if (noteHelp(message.help)) sync.renew(); // with what this person may do by now
        return undefined;
      }
      tellClass(message);
      if (message.type === "activity") return set((state) => ({ calls: state.calls + 1 }));
      if ("now" in message) noteServerTime(message.now);
      if (message.type === "welcome") set({ person: message.person, connection: "catching-up" });
      return sync.receive(message);
    },
    onState: (state) => {
      const shown = usePlayground.getState().canvas !== null;
      if (state === "refused") {
        sync.stop();
        return set({ connection: "ended" });
      }
      if (state !== "open") {
        forgetEverybody();
        set({ connection: shown ? "reconnecting" : "connecting" });
      }
      // Where no websocket passes, each try to connect at least brings the news.
      if (state === "waiting") sync.refresh();
      return undefined;
    },
  });
  const silence = speakThrough((text) => socket.send(text));
  const deaf = onRevision((revision) => sync.expect(revision));
  socket.open();
  sync.refresh(); // side by side with the socket; its welcome tells whether this canvas is the newest
  void me().then(
    (person) => set({ person: { id: person.id, name: person.name } }),
    () => undefined, // the socket's welcome names the person, too
  );
  return () => {
    deaf();
    silence();
    sync.stop();
    socket.close();
  };
}

function reportFailure(error: unknown): void {
  // Without a line the connection chip says enough; a refusal needs words.
  if (!(error instanceof ApiError) || error.status === 0) return;
  if (usePlayground.getState().toasts.some((toast) => toast.title === error.message)) return;
  showToast({ tone: "error", title: error.message, detail: error.hint });
}
