/** How it begins, a solution, and mistakes: each is drawn in a sandbox and kept from there. */
import { PencilRuler, Plus, Trash2 } from "lucide-react";
import { useState } from "react";

import { type Mistake, drawPicture } from "../../api/authored";
import { sandboxAddress } from "../../lib/page";
import { attempt } from "../../model/attempt";
import { Badge } from "../../ui/Badge";
import { Button, IconButton } from "../../ui/Button";
import { GoalChecks } from "./GoalChecks";
import { Section } from "./Section";
import { SignsField } from "./SignsField";
import { TextField } from "./TextField";
import { edit, save, useDraft } from "./draft-store";
import { titleOf } from "./places";

const put = (changed: Mistake[]) => edit({ mistakes: changed });

export function PicturesSection() {
  const mistakes = useDraft((state) => state.mistakes);
  const add = () => {
    let number = mistakes.length + 1;
    while (mistakes.some((each) => each.code === `MISTAKE_${String(number)}`)) number += 1;
    put([...mistakes, { code: `MISTAKE_${String(number)}`, feedback: "", breaks: [] }]);
  };
  return (
    <Section
      id="pictures"
      title="Pictures"
      words="Each opens as a sandbox. Draw there, then keep it: the exercise remembers what differs from the start."
    >
      <ul className="author-pictures">
        <Drawn code="start" title="Start" words="What learners begin with." />
        <Drawn code="solution" title="Solution" words="One way to meet every goal." />
        {mistakes.map((mistake) => (
          <Drawn key={mistake.code} code={mistake.code} title={titleOf(mistake.code, mistakes.map((each) => each.code))} words={mistake.code}>
            <TextField
              label="Feedback"
              hint="What learners read when they make it: what is wrong, not what to write."
              lines={2}
              value={mistake.feedback}
              most={400}
              part="mistakes.json"
              place={`[${String(mistakes.indexOf(mistake))}].feedback`}
              onChange={(feedback) => put(mistakes.map((each) => (each === mistake ? { ...each, feedback } : each)))}
            />
            <GoalChecks
              chosen={mistake.breaks}
              onChange={(breaks) => put(mistakes.map((each) => (each === mistake ? { ...each, breaks } : each)))}
            />
            <SignsField
              mistake={mistake}
              index={mistakes.indexOf(mistake)}
              onChange={(signs) => put(mistakes.map((each) => (each === mistake ? { ...each, signs } : each)))}
            />
            <IconButton label="Delete this mistake" tone="quiet" size="small" className="author-remove" onClick={() => put(mistakes.filter((each) => each !== mistake))}>
              <Trash2 size={14} />
            </IconButton>
          </Drawn>
        ))}
      </ul>
      <Button size="small" icon={<Plus size={14} />} disabled={mistakes.length >= 20} onClick={add}>
        Add a mistake
      </Button>
    </Section>
  );
}

interface DrawnProps {
  code: string;
  title: string;
  words: string;
  children?: React.ReactNode;
}

function Drawn({ code, title, words, children }: DrawnProps) {
  const whole = useDraft((state) => state.whole);
  const [busy, setBusy] = useState(false);
  if (!whole) return null;
  const picture = whole.review.pictures.find((each) => each.code === code);
  const isOpen = code in whole.open;
  const draw = async () => {
    setBusy(true);
    const outcome = (await save()) ? await attempt(() => drawPicture(whole.id, code)) : null;
    if (outcome?.ok) location.assign(sandboxAddress(outcome.value.sandbox));
    else setBusy(false);
  };
  return (
    <li className="author-picture" id={`picture-${code}`}>
      <div className="author-picture-head">
        <h3>
          {title} <small>{words}</small>
        </h3>
        {isOpen ? <Badge tone="soon">Being drawn</Badge> : <State drawn={picture?.drawn ?? false} complaint={picture?.complaint ?? ""} />}
        <Button size="small" icon={<PencilRuler size={14} />} busy={busy} onClick={() => void draw()}>
          {isOpen ? "Go on drawing" : picture?.drawn ? "Change" : "Draw it"}
        </Button>
      </div>
      {picture?.complaint && <p className="author-complaint">{picture.complaint}</p>}
      {children}
    </li>
  );
}

function State({ drawn, complaint }: { drawn: boolean; complaint: string }) {
  if (!drawn) return <Badge>Not drawn yet</Badge>;
  return complaint ? <Badge tone="danger">Not as promised</Badge> : <Badge tone="live">Drawn</Badge>;
}
