/** One part of the page, under a heading that a link can point to. */
import type { ReactNode } from "react";

interface Props {
  id: string;
  title: string;
  words?: ReactNode;
  action?: ReactNode;
  children: ReactNode;
}

export function Section({ id, title, words, action, children }: Props) {
  return (
    <section className="author-section" id={id} aria-labelledby={`${id}-title`}>
      <div className="author-section-head">
        <h2 id={`${id}-title`}>{title}</h2>
        {action}
      </div>
      {words && <p className="author-words">{words}</p>}
      {children}
    </section>
  );
}
