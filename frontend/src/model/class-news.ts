/** What the socket of a learner's page tells of their class, for all who listen. */
import type { Message } from "../live/events.gen";

export type ClassNews = Extract<Message, { type: "class" | "seat" | "controls" | "message" | "bars" | "welcome" }>;

const listeners = new Set<(news: ClassNews) => void>();

export function onClassNews(listener: (news: ClassNews) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Pass it on, whatever it is; only news of a class are heard. */
export function tellClass(message: Message): void {
  switch (message.type) {
    case "class":
    case "seat":
    case "controls":
    case "message":
    case "bars":
    case "welcome": // news may have been missed
      for (const listener of listeners) listener(message);
      break;
    default:
  }
}
