/** What those who teach hold for a whole class, what they say to it, and what a learner sees of that. */
import type { ControlsShape, MessageShape } from "../live/events.gen";
import { api, done, shaped } from "./http";
import type { components } from "./schema.gen";

export type NewMessage = components["schemas"]["MessageInRequest"];
export type NewTime = components["schemas"]["TimerInRequest"];

/** What holds for one learner. `picked`: their answer to the question that is asked, null before; `away`: the id of what
 * is shown to all and they do not look at. */
export interface Held {
  controls: ControlsShape;
  messages: MessageShape[];
  picked: number[] | null;
  may_be_shown: boolean;
  away: string | null;
}

const within = (workshop: string) => ({ params: { path: { workshop } } });

/** Nobody but those who teach changes anything until it goes on; once more, with other words, changes the words. */
export const pauseClass = (id: string, message: string) =>
  done(api.PUT("/api/workshops/{workshop}/pause/", { ...within(id), body: { message } }));

export const goOn = (id: string) => done(api.DELETE("/api/workshops/{workshop}/pause/", within(id)));

export const giveTime = (id: string, body: NewTime) => done(api.PUT("/api/workshops/{workshop}/timer/", { ...within(id), body }));

export const endTime = (id: string) => done(api.DELETE("/api/workshops/{workshop}/timer/", within(id)));

export const sendMessage = (id: string, body: NewMessage) =>
  done(api.POST("/api/workshops/{workshop}/messages/", { ...within(id), body }));

export const setClocks = (id: string, rate: number, paused: boolean) =>
  done(api.PUT("/api/workshops/{workshop}/clock/", { ...within(id), body: { rate, paused } }));

export const skipClocks = (id: string) => done(api.POST("/api/workshops/{workshop}/clock/skip/", within(id)));

export const giveClocksBack = (id: string) => done(api.DELETE("/api/workshops/{workshop}/clock/", within(id)));

export const loadHeld = (id: string) => shaped<Held>(api.GET("/api/workshops/{workshop}/mine/controls/", within(id)));

export const readMessage = (workshop: string, message: string) =>
  done(api.PUT("/api/workshops/{workshop}/mine/messages/{message}/", { params: { path: { workshop, message } } }));
