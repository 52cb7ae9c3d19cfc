/** Where a learner waits: to be let in, for the first exercise, or after the end. It goes on by itself. */
import { type ReactNode, useEffect, useState } from "react";

import "../../styles/seat.css";
import { loadMySeat, type Mine } from "../../api/classroom";
import { LiveSocket, workshopSocketAddress } from "../../live/socket";
import { classAddress } from "../../lib/page";
import { noteServerTime } from "../../lib/server-clock";
import { series } from "../../lib/words";
import { tellClass } from "../../model/class-news";
import { Brand } from "../../ui/Brand";
import { ThemeSwitch } from "../../ui/ThemeSwitch";

// News may get lost. Whoever joins moves the revision on, too, so not every waiting page asks at each heartbeat.
const AGAIN_MS = 10_000;

interface Props {
  start: Mine;
  /** What holds for everybody while this learner waits: in few words, and what must be seen. */
  strip: ReactNode;
  cards: ReactNode;
  /** What they take along once the class has ended. */
  farewell: ReactNode;
}

export function WaitingPage({ start, strip, cards, farewell }: Props) {
  const [{ workshop, seat }, setMine] = useState(start);
  const [ended, setEnded] = useState(false);
  const { id } = start.workshop;
  useEffect(() => {
    let known = start.workshop.revision;
    const keep = (found: Mine) => {
      if (found.workshop.revision < known) return; // asked for before the newest was told
      known = found.workshop.revision;
      setMine(found);
    };
    let looks = 0;
    const again = () => {
      looks = performance.now() + AGAIN_MS * (1 + Math.random());
      void loadMySeat(id).then(keep, () => setEnded(true));
    };
    const socket = new LiveSocket(workshopSocketAddress(id), {
      onMessage: (message) => {
        if ("now" in message) noteServerTime(message.now);
        tellClass(message);
        if (message.type === "class" && message.workshop.revision >= known) {
          known = message.workshop.revision;
          setMine((mine) => ({ ...mine, workshop: message.workshop }));
        } else if (message.type === "seat") setMine((mine) => ({ ...mine, seat: message.seat }));
        else if (message.type === "welcome") again();
        else if (message.type === "heartbeat" && message.revision > known && performance.now() > looks) again();
      },
      onState: (state) => state === "refused" && setEnded(true),
    });
    socket.open();
    return () => socket.close();
  }, [id, start]);
  const isOn = workshop.state === "open" || workshop.state === "locked";
  const isOver = workshop.state === "closed" || workshop.state === "archived";
  const sits = !ended && (seat.state === "in" || seat.state === "waiting");
  const goes = !ended && isOn && seat.state === "in" && workshop.current !== null;
  useEffect(() => {
    if (goes) location.assign(classAddress(id)); // which leads to the sandbox
  }, [goes, id]);
  const [title, words] = wordsOf(workshop.state, seat.state, ended, goes);
  return (
    <div className="waiting">
      <header>
        <Brand />
        {sits && isOn && strip}
        <ThemeSwitch />
      </header>
      {sits && isOn && cards}
      <main>
        <p className="waiting-workshop">{workshop.title}</p>
        <div role="status">
          <h1>
            {!ended && isOn && <i className="waiting-dot" aria-hidden />}
            {title}
          </h1>
          <p>{words}</p>
        </div>
        <dl>
          <dt>You are</dt>
          <dd>{seat.nickname}</dd>
          {workshop.led_by.length > 0 && (
            <>
              <dt>Led by</dt>
              <dd>{series(workshop.led_by.map(({ name }) => name))}</dd>
            </>
          )}
        </dl>
        {sits && isOver && farewell}
        {(!sits || workshop.state === "draft") && (
          <a className="btn btn-primary" href="/">
            To your sandboxes
          </a>
        )}
      </main>
    </div>
  );
}

function wordsOf(state: Mine["workshop"]["state"], seat: Mine["seat"]["state"], ended: boolean, goes: boolean): [string, string] {
  if (ended || seat === "removed" || seat === "blocked")
    return ["You are not in this workshop any more", "What you have drawn is still yours."];
  if (state === "closed" || state === "archived") return ["This workshop is over", "What you have drawn stays yours."];
  if (state === "draft") return ["This workshop is not open yet", "Stay here: it goes on by itself."];
  if (goes) return ["It begins", "Your sandbox opens now."];
  if (seat === "waiting") return ["Your instructor lets you in", "Stay here: it goes on by itself."];
  return ["You are in", "Your instructor begins the exercise in a moment. It opens here by itself."];
}
