/** How far something is that takes a while; `of` 0 while nobody knows yet. */
import "../styles/progress-bar.css";

export function Progress({ label, done, of }: { label: string; done: number; of: number }) {
  return (
    <div className="progress-bar">
      <progress aria-label={label} {...(of > 0 ? { value: done, max: of } : {})} />
      <span>{of > 0 ? `${String(Math.floor((done / of) * 100))} %` : "…"}</span>
    </div>
  );
}
