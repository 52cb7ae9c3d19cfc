/** Ends of lines that nobody can grab. React Flow measures elements of these classes; to-flow.ts says the same in figures.
 *
 * Plain elements on purpose: a Handle component each would listen to every move of the viewport.
 */
const sides = [
  ["source", "back", "left"],
  ["source", "top", "top"],
  ["source", "bottom", "bottom"],
  ["target", "right", "right"],
  ["target", "top", "top"],
  ["target", "bottom", "bottom"],
] as const;

export function Anchors() {
  return sides.map(([type, id, side]) => (
    <i key={`${type}-${id}`} className={`anchor ${type}`} data-handleid={id} data-handlepos={side} aria-hidden />
  ));
}
