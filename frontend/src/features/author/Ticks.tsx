/** One goal in the start and in the solution. */
import { Check, CircleDashed, X } from "lucide-react";

import { Tooltip } from "../../ui/Tooltip";
import { useDraft } from "./draft-store";

export function Ticks({ id }: { id: string }) {
  return (
    <span className="author-ticks">
      <Tick id={id} code="start" title="Start" />
      <Tick id={id} code="solution" title="Solution" />
    </span>
  );
}

function Tick({ id, code, title }: { id: string; code: string; title: string }) {
  const picture = useDraft((state) => state.whole?.review.pictures.find((each) => each.code === code));
  const mark = picture?.goals?.find((each) => each.id === id);
  const words = mark ? (mark.met ? "met" : `not met. ${mark.why}`) : "not marked yet";
  return (
    <Tooltip text={`${title}: ${words}`}>
      <button type="button" className="author-tick" data-met={mark?.met} aria-label={`${title}: ${words}`}>
        {mark ? mark.met ? <Check size={13} aria-hidden /> : <X size={13} aria-hidden /> : <CircleDashed size={13} aria-hidden />}
        <span aria-hidden>{title}</span>
      </button>
    </Tooltip>
  );
}
