/** The question that is asked now, for those who teach and for the wall: how many have answered, and what. */
import type { LearnerShape, PollShape } from "../../live/events.gen";
import { PollOptions } from "./PollOptions";

export function AskedNow({ poll, learners }: { poll: PollShape; learners: readonly LearnerShape[] }) {
  const all = Math.max(poll.answered, learners.filter(({ state }) => state === "in").length);
  return (
    <section className="poll-now" aria-label="Question to everybody">
      <h2>{poll.text}</h2>
      <p className="poll-answered" role="status">
        <strong>{poll.answered}</strong> of {all} answered
        {poll.right === null && poll.many && <span> · any number may be right</span>}
      </p>
      <PollOptions poll={poll} bars />
      {poll.right !== null && (
        <div className="poll-told">
          {poll.why.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </div>
      )}
    </section>
  );
}
