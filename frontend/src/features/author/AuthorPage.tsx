/** Where an exercise is written: story, pictures, goals by clicking, hints, and whether it keeps its promises. */
import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";

import "../../styles/author.css";
import "../../styles/home.css";
import "../../styles/touch.css";
import { loadAuthored } from "../../api/authored";
import { AuthorBar } from "./AuthorBar";
import { Conflict } from "./Conflict";
import { GoalsSection } from "./GoalsSection";
import { HintsSection } from "./HintsSection";
import { LessonSection } from "./LessonSection";
import { PicturesSection } from "./PicturesSection";
import { StartPicture } from "./StartPicture";
import { StorySection } from "./StorySection";
import { TestPanel } from "./TestPanel";
import { VarySection } from "./VarySection";
import { guardLeaving, take, useDraft } from "./draft-store";

export function AuthorPage({ id, notices }: { id: string; notices: React.ReactNode }) {
  const query = useQuery({ queryKey: ["authored", id], queryFn: () => loadAuthored(id), staleTime: Infinity });
  useEffect(() => {
    if (query.data) take(query.data);
  }, [query.data]);
  useEffect(guardLeaving, []);
  const whole = useDraft((state) => state.whole);
  return (
    <div className="author">
      <AuthorBar />
      {whole && (
        <div className="author-body">
          <main className="author-main">
            <Conflict />
            <StorySection />
            <PicturesSection />
            <GoalsSection />
            <HintsSection />
            <LessonSection />
            <VarySection />
          </main>
          <aside className="author-side" aria-label="Picture and test">
            <StartPicture />
            <TestPanel />
          </aside>
        </div>
      )}
      {notices}
    </div>
  );
}
