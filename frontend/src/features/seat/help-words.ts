/** PURE: how help stands, in a sentence. */
import type { HelpShape } from "../../live/events.gen";

const nameOf = (person: HelpShape["helper"]): string => person?.name ?? "Your instructor";

/** For whoever learns here; empty while there is nothing to say. `at`: when it came to stand so, as a wall clock. */
export function learnerWords({ state, helper, ending }: HelpShape, at: string): string {
  const name = nameOf(helper);
  if (state === "asked") return `You asked for help at ${at}`;
  if (state === "offered") return `${name} asks to draw along with you`;
  if (state === "open") return `${name} draws here with you`;
  switch (ending) {
    case "learner":
      return `The help ended at ${at}. Only you draw here now.`;
    case "helper":
      return `${name} ended the help at ${at}. Only you draw here now.`;
    case "gone":
      return `${name} is offline, so the help ended at ${at}.`;
    case "class":
      return `The workshop is over, and so is the help, at ${at}.`;
    case "answered":
      return "Your instructor has answered your question.";
    default:
      return "";
  }
}

/** For whoever teaches and looks on; `me`: their id, `learner`: whose sandbox it is. */
export function helperWords({ state, helper, note, ending }: HelpShape, me: string | undefined, learner: string): string {
  const mine = helper !== null && helper.id === me;
  if (state === "asked") return note ? `asks for help: “${note}”` : "asks for help";
  if (state === "offered") return mine ? `${learner} decides whether you draw along` : `${nameOf(helper)} offers to help`;
  if (state === "open") return mine ? `You draw here with ${learner}` : `${nameOf(helper)} helps here`;
  if (!mine) return "";
  switch (ending) {
    case "refused":
      return `${learner} goes on alone for now`;
    case "learner":
      return `${learner} has ended the help`;
    case "gone":
      return "The help ended: you were offline";
    case "class":
      return "The help ended with the workshop";
    default:
      return "";
  }
}
