/** Hints and messages: said to all or to some, kept in a list on both sides, shown to each learner until read. */
import { useQueryClient } from "@tanstack/react-query";
import { Check, Lightbulb, MessageSquare, MessagesSquare } from "lucide-react";
import { useState } from "react";

import { sendMessage } from "../../api/controls";
import type { MessageShape } from "../../live/events.gen";
import { noteRead } from "../../model/held";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import type { BarProps } from "./controls";
import { MessageDialog } from "./MessageDialog";
import type { StripProps } from "./strip";
import { timeOfDay } from "./time";
import { whoHolds } from "./who";

/** `learner`: whom it is for, where it is begun from theirs. */
export function MessageButton({ room, run, learner }: BarProps & { learner?: string }) {
  const [writing, setWriting] = useState(false);
  return (
    <>
      <Button icon={<MessageSquare size={14} />} onClick={() => setWriting(true)}>
        Message
      </Button>
      {writing && (
        <MessageDialog
          room={room}
          learner={learner}
          onSend={(message) => run(() => sendMessage(room.workshop.id, message))}
          onClose={() => setWriting(false)}
        />
      )}
    </>
  );
}

/** For a learner: all that was said, to be read again. */
export function MessagesLine({ held }: StripProps) {
  const [open, setOpen] = useState(false);
  const { messages } = held;
  if (messages.length === 0) return null;
  return (
    <>
      <button type="button" className="strip-item strip-button" aria-label={`Messages of your class: ${String(messages.length)}`} onClick={() => setOpen(true)}>
        <MessagesSquare size={13} aria-hidden />
        <span className="strip-label">Messages</span> {messages.length}
      </button>
      {open && (
        <Dialog title="Messages of your class" onClose={() => setOpen(false)} reading>
          <ol className="said-list">
            {messages.map((message) => (
              <li key={message.id}>
                <Said message={message} />
              </li>
            ))}
          </ol>
        </Dialog>
      )}
    </>
  );
}

/** For a learner, over the canvas: what they have not read yet, the oldest first. */
export function MessageCard({ workshop, held }: StripProps) {
  const queries = useQueryClient();
  const unread = held.messages.filter(({ read }) => read === 0);
  const message = unread.at(-1);
  if (message === undefined) return null;
  return (
    <section className="held-card held-message" role="status" aria-label="Message">
      <Said message={message} />
      <Button size="small" icon={<Check size={13} />} onClick={() => void noteRead(queries, workshop, message.id)}>
        {unread.length > 1 ? `Read, ${String(unread.length - 1)} more` : "Read"}
      </Button>
    </section>
  );
}

export function Said({ message }: { message: MessageShape }) {
  const { by, at, text, hint, for_all } = message;
  const to = for_all ? "to all" : "to you";
  return (
    <div className="said">
      <p className="said-who">
        {hint === null ? <MessageSquare size={13} aria-hidden /> : <Lightbulb size={13} aria-hidden />}
        <strong>{whoHolds({ by })}</strong>
        <span>{hint === null ? to : `hint ${String(hint)}, ${to}`}</span>
        <time>{timeOfDay(at)}</time>
      </p>
      <p className="said-text">{text}</p>
    </div>
  );
}
