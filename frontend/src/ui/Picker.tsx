/** A combobox that ends at one of its choices: what was typed and not chosen goes away again. */
import { useState } from "react";

import { type Choice, Combobox } from "./Combobox";
import type { FieldControl } from "./Field";

export interface PickerProps {
  control: FieldControl;
  choices: Choice[];
  value: string | null;
  onChange: (id: string) => void;
  placeholder?: string;
  emptyWords?: string;
  autoFocus?: boolean;
}

const MOST_SHOWN = 60;

export function Picker(props: PickerProps) {
  const { control, choices, value, onChange, placeholder, emptyWords = "Nothing fits." } = props;
  const [typed, setTyped] = useState<string | null>(null);
  const chosen = choices.find((choice) => choice.id === value);
  const wanted = (typed ?? "").trim().toLowerCase();
  const fits = (choice: Choice) => `${choice.label} ${choice.detail ?? ""}`.toLowerCase().includes(wanted);
  return (
    <Combobox
      control={control}
      text={typed ?? chosen?.label ?? ""}
      choices={choices.filter(fits).slice(0, MOST_SHOWN)}
      leading={typed === null ? chosen?.tile : undefined}
      placeholder={placeholder}
      autoFocus={props.autoFocus}
      emptyWords={emptyWords}
      onType={setTyped}
      onBlur={() => setTyped(null)}
      onChoose={(choice) => {
        setTyped(null);
        onChange(choice.id);
      }}
    />
  );
}
