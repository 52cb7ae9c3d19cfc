/** What tells a mistake from others that leave the same goals open: more assertions, in the notation of goals. */
import { ChevronRight } from "lucide-react";

import type { Mistake } from "../../api/authored";
import { NotationField } from "./NotationField";
import { wordsOf } from "./TextField";
import { useFindings } from "./findings";

export function SignsField({ mistake, index, onChange }: { mistake: Mistake; index: number; onChange: (signs: unknown[]) => void }) {
  const found = useFindings("mistakes.json", `[${String(index)}].signs`);
  return (
    <details className="author-more" open={found.length > 0 || undefined}>
      <summary>
        <ChevronRight size={14} aria-hidden /> More signs
      </summary>
      <NotationField
        label="Signs"
        hint='Only where two pictures leave the same goals open. {"met": "g1"}, {"unmet": "g2"}, or a goal without id and text, with "holds": false for one that must fail.'
        lines={4}
        value={mistake.signs}
        error={wordsOf(found)}
        onChange={(signs) => onChange(Array.isArray(signs) ? signs : signs === undefined ? [] : [signs])}
      />
    </details>
  );
}
