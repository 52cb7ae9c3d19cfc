const tones = ["trust", "live", "soon", "expired", "denied", "permission"] as const;

export type ArrowTone = (typeof tones)[number];

export const arrow = (tone: ArrowTone) => `url(#arrow-${tone})`;

/** Arrowheads by tone; coloured by the style sheet, so both themes share them. */
export function Arrowheads() {
  return (
    <svg className="arrowheads" aria-hidden>
      <defs>
        {tones.map((tone) => (
          <marker
            key={tone}
            id={`arrow-${tone}`}
            className={`arrow-${tone}`}
            viewBox="-10 -10 20 20"
            markerWidth="24"
            markerHeight="24"
            markerUnits="userSpaceOnUse"
            orient="auto"
            refX="0"
            refY="0"
          >
            <polyline points="-7,-4.5 0,0 -7,4.5 -7,-4.5" strokeLinejoin="round" />
          </marker>
        ))}
      </defs>
    </svg>
  );
}
