/** A policy's text with the statement marked that somebody asked to be shown. */
import { type PolicyPart, useStatementRead } from "../../model/reading";
import { type LineRange, PolicyText } from "./PolicyText";
import { statementLines } from "./statements";

interface Props {
  nodeId: string;
  part: PolicyPart;
  policy?: string;
  text: string;
  label: string;
  flashed?: LineRange | null;
  /** Marked when no statement was asked for. */
  otherwise?: LineRange[];
}

export function StatementRead({ nodeId, part, policy, text, label, flashed, otherwise = [] }: Props) {
  const { statement, times } = useStatementRead(nodeId, part, policy);
  const marked = statement === null ? otherwise : [statementLines(text, statement)];
  return <PolicyText text={text} label={label} marked={marked} flashed={flashed} shows={statement === null ? 0 : times} />;
}
