/** What was said to the class, newest first: to whom, and how many have read it. */
import { series } from "../../lib/words";
import type { MessageShape } from "../../live/events.gen";
import { timeOfDay } from "./time";
import { whoHolds } from "./who";

// The server names no more of those it was for.
const MOST_NAMED = 20;

export function SentList({ messages }: { messages: readonly MessageShape[] }) {
  if (messages.length === 0) return null;
  return (
    <section className="sent" aria-labelledby="sent-title">
      <h3 id="sent-title">Said so far</h3>
      <ol className="said-list" aria-labelledby="sent-title">
        {messages.map((message) => (
          <li key={message.id} className="said">
            <p className="said-who">
              <strong>{whoHolds(message)}</strong>
              <span>{message.for_all ? "to all" : message.to.length < MOST_NAMED ? `to ${series(message.to)}` : `to ${message.to.join(", ")} …`}</span>
              <time>{timeOfDay(message.at)}</time>
              <span className="said-read">read by {message.read}</span>
            </p>
            <p className="said-text">{message.text}</p>
          </li>
        ))}
      </ol>
    </section>
  );
}
