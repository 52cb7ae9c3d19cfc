/** Who teaches it: they look into every sandbox of the workshop. Others come by a link that works once. */
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Link, X } from "lucide-react";
import { type FormEvent, useState } from "react";

import { type CoInstructorLinkMade, listCoInstructorLinks, makeCoInstructorLink, removeCoInstructor, takeBackCoInstructorLink } from "../../api/classroom";
import type { WorkshopShape } from "../../live/events.gen";
import { shownLanguage } from "../../lib/language";
import { useClassroom } from "../../model/classroom";
import { Problem } from "../../model/Problem";
import { Button, IconButton } from "../../ui/Button";
import { CopyButton } from "../../ui/CopyButton";
import type { Run } from "./run";

interface Props {
  workshop: WorkshopShape;
  /** Another number whenever the open links may be others. */
  links: number;
  run: Run;
}

export function Instructors({ workshop, links, run }: Props) {
  const me = useClassroom((state) => state.me);
  return (
    <section className="panel" aria-labelledby="instructors-title">
      <h2 id="instructors-title">Instructors</h2>
      <ul className="learner-rows">
        {workshop.led_by.map(({ id, name }) => (
          <li key={id} className="learner-row">
            <span className="learner-name">{name}</span>
            {id === workshop.owner_id && <small>owner</small>}
            {id !== workshop.owner_id && (me === workshop.owner_id || me === id) && (
              <IconButton
                label={`Take ${name} off this workshop`}
                tone="quiet"
                size="small"
                onClick={() => void run(() => removeCoInstructor(workshop.id, id))}
              >
                <X size={14} />
              </IconButton>
            )}
          </li>
        ))}
      </ul>
      <Links workshop={workshop} told={links} run={run} />
    </section>
  );
}

/** The open links; one that was just made shows its address, this once. */
function Links({ workshop, told, run }: { workshop: WorkshopShape; told: number; run: Run }) {
  const links = useQuery({
    queryKey: ["co-instructor-links", workshop.id, told],
    queryFn: () => listCoInstructorLinks(workshop.id),
    placeholderData: keepPreviousData,
  });
  const [made, setMade] = useState<CoInstructorLinkMade | null>(null);
  const [note, setNote] = useState("");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void run(async () => {
      setMade(await makeCoInstructorLink(workshop.id, note.trim()));
      setNote("");
      await links.refetch();
    });
  };
  const takeBack = (id: string) => () =>
    void run(async () => {
      await takeBackCoInstructorLink(workshop.id, id);
      await links.refetch();
    });
  const open = links.data ?? [];
  const fresh = open.find(({ id }) => id === made?.id) && made;
  return (
    <>
      <form className="invite" onSubmit={submit}>
        <input className="input" aria-label="For whom the link is" placeholder="For whom" value={note} maxLength={40} onChange={(event) => setNote(event.target.value)} />
        <Button type="submit" icon={<Link size={14} />}>
          Invite by link
        </Button>
      </form>
      {links.isError && <Problem error={links.error} onAgain={() => void links.refetch()} />}
      {fresh && (
        <div className="invite-made" role="status">
          <p>
            Shown this once: <a href={fresh.address}>{fresh.address}</a>
          </p>
          <CopyButton text={fresh.address} label="Copy the link" />
        </div>
      )}
      {open.length > 0 && (
        <ul className="learner-rows" aria-label="Open links">
          {open.map(({ id, note: words, made_by, expires_at }) => (
            <li key={id} className="learner-row">
              <span className="learner-name learner-lines">
                {words || "Link to teach"}
                <small>
                  until {dayOf(expires_at)}, by {made_by}
                </small>
              </span>
              <IconButton label={`Take back the link ${words}`} tone="quiet" size="small" onClick={takeBack(id)}>
                <X size={14} />
              </IconButton>
            </li>
          ))}
        </ul>
      )}
      <p className="panel-aside">
        A link works once and for a week. Whoever opens it does all that you do here but delete the workshop. A learner can be made a co-instructor,
        too.
      </p>
    </>
  );
}

const dayOf = (at: string): string => new Date(at).toLocaleDateString(shownLanguage(), { day: "numeric", month: "long" });
