/** Under the code: how much of AWS's quota it takes, whether it is saved, and what can be done with it. */
import { AlignLeft, GitCompareArrows, Maximize2, Minimize2 } from "lucide-react";

import type { PolicyType } from "../../api/policies";
import { shownLanguage } from "../../lib/language";
import { Button, IconButton } from "../../ui/Button";
import { policySize } from "./json-lines";

// AWS pages "IAM and AWS STS quotas" and "Quotas for AWS Organizations": here every character counts.
const WHOLE_TEXT: PolicyType[] = ["session", "scp", "rcp"];

interface Props {
  text: string;
  policyType: PolicyType;
  limit: number;
  taken?: number;
  unsaved: boolean;
  /** From the text that is saved. */
  differs: boolean;
  comparing: boolean;
  large: boolean;
  onCompare: () => void;
  onFormat: () => void;
  onResize: () => void;
}

export function DocumentMeter({ text, policyType, limit, taken = 0, unsaved, differs, comparing, large, ...on }: Props) {
  const whole = WHOLE_TEXT.includes(policyType);
  const size = (whole ? text.length : policySize(text)) + taken;
  const rule = whole ? "Every character counts." : "White space outside strings is not counted.";
  const others = taken > 0 ? ` ${taken.toLocaleString(shownLanguage())} of them are in other policies.` : "";
  return (
    <div className="document-meter">
      <span data-over={size > limit || undefined} title={rule + others}>
        <span className="mono">
          {size.toLocaleString(shownLanguage())} / {limit.toLocaleString(shownLanguage())}
        </span>
        <span className={large ? undefined : "sr-only"}> characters</span>
      </span>
      {unsaved && <span className="unsaved">Unsaved</span>}
      <span className="document-tools">
        {differs && (
          <Button
            size="small"
            tone="quiet"
            icon={<GitCompareArrows size={14} />}
            aria-pressed={comparing}
            onClick={on.onCompare}
          >
            Changes
          </Button>
        )}
        <IconButton label="Format" shortcut="Shift Alt F" tone="quiet" size="small" onClick={on.onFormat}>
          <AlignLeft size={14} />
        </IconButton>
        <IconButton
          label={large ? "Back into the inspector" : "Large editor"}
          tone="quiet"
          size="small"
          onClick={on.onResize}
        >
          {large ? <Minimize2 size={14} /> : <Maximize2 size={14} />}
        </IconButton>
      </span>
    </div>
  );
}
