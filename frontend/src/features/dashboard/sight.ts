/** Which of many elements are in sight, and how wide they are: two observers for all of them. */
interface Watched {
  seen: (seen: boolean) => void;
  width: (pixels: number) => void;
}

const AHEAD = "80px"; // so that whoever scrolls finds pictures

export class Sight {
  private readonly watched = new Map<Element, Watched>();
  private readonly sight = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) this.watched.get(target)?.seen(isIntersecting);
    },
    { rootMargin: AHEAD },
  );
  private readonly size = new ResizeObserver((entries) => {
    for (const { target, contentRect } of entries) this.watched.get(target)?.width(Math.round(contentRect.width));
  });

  /** Out: how to look no more. */
  watch(element: Element, seen: Watched["seen"], width: Watched["width"]): () => void {
    this.watched.set(element, { seen, width });
    this.sight.observe(element);
    this.size.observe(element);
    return () => {
      this.watched.delete(element);
      this.sight.unobserve(element);
      this.size.unobserve(element);
    };
  }
}
