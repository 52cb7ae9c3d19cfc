/** A workshop as those who teach it have it on their page: read once, then kept up by its journal. */
import { create } from "zustand";

import { loadWorkshop, loadWorkshopJournal } from "../api/classroom";
import type { ClassroomEvent, ControlsShape, LearnerHelp, LearnerShape, Message, MessageShape, WorkshopEdit, WorkshopShape } from "../live/events.gen";
import { noteServerTime } from "../lib/server-clock";
import { withBars, withCounts, withMessage } from "./controls";
import { LiveSocket, type SocketState, workshopSocketAddress } from "../live/socket";

export interface Room {
  workshop: WorkshopShape;
  learners: readonly LearnerShape[];
  /** What holds for everybody. */
  controls: ControlsShape;
  /** What was said, newest first. */
  messages: readonly MessageShape[];
  /** Another number whenever the roster may be another one. */
  roster: number;
  /** Another number whenever the open links for co-instructors may be others. */
  links: number;
  /** Who asks for help, is offered some or gets it. */
  helped: readonly LearnerHelp[];
}

interface ClassroomState {
  room: Room | null;
  me: string | null;
  /** "refused": this person teaches it no more, or it is gone. */
  line: SocketState;
  error: unknown;
}

export const useClassroom = create<ClassroomState>()(() => ({ room: null, me: null, line: "connecting", error: null }));

/** PURE: one committed change. */
export function applyChange(room: Room, edit: WorkshopEdit): Room {
  const next = edit.events.reduce(applyOne, room);
  return { ...next, workshop: { ...next.workshop, revision: edit.revision } };
}

function applyOne(room: Room, event: ClassroomEvent): Room {
  switch (event.type) {
    case "WorkshopChanged":
      return { ...room, workshop: event.workshop };
    case "LearnerChanged": {
      const known = room.learners.some(({ id }) => id === event.learner.id);
      const learners = room.learners.map((one) => (one.id === event.learner.id ? event.learner : one));
      return { ...room, learners: known ? learners : [...learners, event.learner] };
    }
    case "HelpChanged": {
      const { help } = event.helped;
      const others = room.helped.filter((one) => one.help.sandbox !== help.sandbox);
      return { ...room, helped: help.state === "over" ? others : [...others, event.helped] };
    }
    case "LearnerGone":
      return { ...room, learners: room.learners.filter(({ id }) => id !== event.learner_id) };
    case "ControlsChanged":
      return { ...room, controls: event.controls };
    case "MessageSent":
      return { ...room, messages: withMessage(room.messages, event.message) };
    case "RosterChanged":
      return { ...room, roster: room.roster + 1 };
    case "CoInstructorLinksChanged":
      return { ...room, links: room.links + 1 };
  }
}

/** PURE: what is not journaled, for it is only counted: answers to a question, readers of a message, who looks
 * away, what is tried. */
export function applyCount(room: Room, message: Message): Room {
  if (message.type === "bars") return { ...room, controls: withBars(room.controls, message) };
  if (message.type === "counted") return { ...room, controls: withCounts(room.controls, message.control) };
  if (message.type !== "read") return room;
  const { message_id, read } = message;
  return { ...room, messages: room.messages.map((one) => (one.id === message_id ? { ...one, read } : one)) };
}

// In one go; the next heartbeat asks again.
const MOST_TRIES = 3;

/** Connect and fetch at once, keep up. Out: how to stop. */
export function startClassroom(id: string): () => void {
  const { getState, setState } = useClassroom;
  let busy = false;
  let wanted = -1;
  const shown = () => getState().room?.workshop.revision ?? -1;

  const catchUp = async (): Promise<void> => {
    if (busy) return;
    busy = true;
    try {
      for (let tries = 0; tries === 0 || (tries < MOST_TRIES && shown() < wanted); tries += 1) {
        const { room } = getState();
        const news = room && (await loadWorkshopJournal(id, room.workshop.revision));
        if (room && news?.complete) setState({ room: news.entries.reduce(applyChange, room), error: null });
        else setState({ room: { ...(await loadWorkshop(id)), roster: (room?.roster ?? 0) + 1, links: (room?.links ?? 0) + 1 }, error: null });
      }
    } catch (error) {
      setState({ error });
    } finally {
      busy = false;
    }
  };

  const hear = (message: Message): void => {
    if (message.type === "workshop") {
      const { room } = getState();
      wanted = Math.max(wanted, message.revision);
      if (room && message.revision === shown() + 1) setState({ room: applyChange(room, message) });
      else if (message.revision > shown()) void catchUp();
    } else if (message.type === "welcome" || message.type === "heartbeat") {
      if (message.type === "welcome") setState({ me: message.person?.id ?? null });
      noteServerTime(message.now);
      wanted = Math.max(wanted, message.revision);
      if (message.revision > shown()) void catchUp();
    } else setState(({ room }) => ({ room: room && applyCount(room, message) }));
  };

  const socket = new LiveSocket(workshopSocketAddress(id), { onMessage: hear, onState: (line) => setState({ line }) });
  socket.open();
  void catchUp();
  return () => socket.close();
}
