/** A websocket that comes back: backoff while the server is away, at once when the laptop wakes. */
import type { Message } from "./events.gen";

/** "refused": the server said not to try again. */
export type SocketState = "connecting" | "open" | "waiting" | "refused";

export interface SocketHandlers {
  onMessage: (message: Message) => void;
  onState: (state: SocketState) => void;
}

const FIRST_WAIT_MS = 250;
const LONGEST_WAIT_MS = 8_000;
// The server's heartbeat comes every two seconds: three missed ones mean a dead line.
const SILENCE_MS = 7_000;
// The server's code for a sandbox that is not there, or not yours any more.
const NOT_FOUND = 4404;

export class LiveSocket {
  private socket: WebSocket | null = null;
  private wait = FIRST_WAIT_MS;
  private retry: ReturnType<typeof setTimeout> | undefined;
  private silence: ReturnType<typeof setTimeout> | undefined;
  private closed = false;

  constructor(
    private readonly address: string,
    private readonly handlers: SocketHandlers,
  ) {}

  open(): void {
    document.addEventListener("visibilitychange", this.wake);
    window.addEventListener("online", this.wake);
    this.connect();
  }

  close(): void {
    this.closed = true;
    document.removeEventListener("visibilitychange", this.wake);
    window.removeEventListener("online", this.wake);
    clearTimeout(this.retry);
    this.drop();
  }

  /** Tell the server something that may get lost; nothing is kept for later. */
  send(text: string): void {
    if (this.socket?.readyState === WebSocket.OPEN) this.socket.send(text);
  }

  private refused(socket: WebSocket): void {
    if (this.closed || socket !== this.socket) return;
    this.close();
    this.handlers.onState("refused");
  }

  private connect(): void {
    clearTimeout(this.retry);
    this.drop();
    this.handlers.onState("connecting");
    const socket = new WebSocket(this.address);
    this.socket = socket;
    this.listenForSilence();
    socket.addEventListener("open", () => {
      this.wait = FIRST_WAIT_MS;
      this.handlers.onState("open");
    });
    socket.addEventListener("message", (event: MessageEvent<string>) => {
      this.listenForSilence();
      this.handlers.onMessage(JSON.parse(event.data) as Message);
    });
    socket.addEventListener("close", (event) => (event.code === NOT_FOUND ? this.refused(socket) : this.lost(socket)));
  }

  private lost(socket: WebSocket): void {
    if (this.closed || socket !== this.socket) return;
    this.drop();
    this.handlers.onState("waiting");
    // Some chance in the wait, so that a whole class does not return in the same instant.
    this.retry = setTimeout(() => this.connect(), this.wait * (0.5 + Math.random() / 2));
    this.wait = Math.min(this.wait * 2, LONGEST_WAIT_MS);
  }

  private drop(): void {
    clearTimeout(this.silence);
    const socket = this.socket;
    this.socket = null;
    socket?.close();
  }

  private listenForSilence(): void {
    clearTimeout(this.silence);
    const socket = this.socket;
    this.silence = setTimeout(() => socket && this.lost(socket), SILENCE_MS);
  }

  private readonly wake = (): void => {
    if (document.visibilityState === "hidden" || this.socket?.readyState === WebSocket.OPEN) return;
    this.wait = FIRST_WAIT_MS;
    this.connect();
  };
}

/** ws(s)://this host/ws/sandboxes/ID/ */
export const socketAddress = (sandbox: string, where: Location = location): string => lineTo("sandboxes", sandbox, where);

/** ws(s)://this host/ws/workshops/ID/ */
export const workshopSocketAddress = (workshop: string, where: Location = location): string =>
  lineTo("workshops", workshop, where);

function lineTo(kind: string, id: string, where: Location): string {
  const scheme = where.protocol === "https:" ? "wss" : "ws";
  return `${scheme}://${where.host}/ws/${kind}/${encodeURIComponent(id)}/`;
}
