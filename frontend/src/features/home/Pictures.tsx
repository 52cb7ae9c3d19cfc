/** Starting pictures as cards. Each opens as a new sandbox of this person. */
import { useMutation } from "@tanstack/react-query";
import { ArrowRight, Clock3 } from "lucide-react";

import { createSandbox } from "../../api/canvas";
import { type ExerciseCard, startExercise } from "../../api/workshop";
import { Preview } from "./Preview";
import { Problem } from "./Problem";
import { sandboxAddress, startedSandbox } from "./addresses";

interface Picture {
  slug: string;
  title: string;
  words: string;
  minutes: number | null;
}

const EMPTY: Picture = {
  slug: "",
  title: "Empty sandbox",
  words: "A blank canvas and one account. Draw what you like.",
  minutes: null,
};

export function Pictures({ exercises, loading }: { exercises: ExerciseCard[]; loading: boolean }) {
  const pictures: Picture[] = [
    ...exercises.map(({ slug, title, objective, minutes }) => ({ slug, title, words: objective, minutes })),
    EMPTY,
  ];
  return (
    <ul className="pictures" aria-busy={loading}>
      {loading && [1, 2, 3].map((card) => <li key={card} className="picture picture-loading" aria-hidden />)}
      {pictures.map((picture) => (
        <PictureCard key={picture.slug} picture={picture} />
      ))}
    </ul>
  );
}

function PictureCard({ picture }: { picture: Picture }) {
  const open = useMutation({
    mutationFn: async () => {
      if (picture.slug === "") return (await createSandbox({})).id;
      return startedSandbox(await startExercise(picture.slug));
    },
    onSuccess: (sandbox) => window.location.assign(sandboxAddress(sandbox)),
  });
  const busy = open.isPending || open.isSuccess;
  return (
    <li className="picture">
      <button type="button" className="picture-open" aria-busy={busy} disabled={busy} onClick={() => open.mutate()}>
        <Preview slug={picture.slug} />
        <span className="picture-words">
          <span className="picture-title">{picture.title}</span>
          <span className="picture-objective">{picture.words}</span>
        </span>
        <span className="picture-foot">
          {picture.minutes !== null && (
            <span>
              <Clock3 size={12} aria-hidden /> about {picture.minutes} min
            </span>
          )}
          <span className="picture-go">
            {busy ? "Opening…" : "Open"} <ArrowRight size={14} aria-hidden />
          </span>
        </span>
      </button>
      {open.isError && <Problem error={open.error} />}
    </li>
  );
}
