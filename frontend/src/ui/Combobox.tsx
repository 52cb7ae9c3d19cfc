/** A text field with a list of offers under it. Arrow keys walk, Enter takes, Escape closes, typing is always free. */
import { Popover as Primitive } from "radix-ui";
import { type KeyboardEvent, type ReactNode, useId, useState } from "react";

import "../styles/combobox.css";
import type { FieldControl } from "./Field";

export interface Choice {
  id: string;
  label: string;
  detail?: string;
  tile?: ReactNode;
}

export interface ComboboxProps {
  control: FieldControl;
  text: string;
  choices: Choice[];
  onType: (text: string) => void;
  onChoose: (choice: Choice) => void;
  onBlur?: () => void;
  placeholder?: string;
  /** Drawn inside the field, before the text: the tile of what is chosen. */
  leading?: ReactNode;
  /** Said in the list when nothing fits; without it the list just stays closed. */
  emptyWords?: string;
  mono?: boolean;
  autoFocus?: boolean;
}

interface List {
  id: string;
  shown: boolean;
  active: number;
  walk: (index: number) => void;
  show: () => void;
  hide: () => void;
  choose: (choice: Choice) => void;
}

function useList({ choices, onChoose, emptyWords }: ComboboxProps): List {
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const id = useId();
  const hide = () => {
    setOpen(false);
    setActive(-1);
  };
  return {
    id,
    shown: open && (choices.length > 0 || emptyWords !== undefined),
    active,
    walk: setActive,
    show: () => setOpen(true),
    hide,
    choose: (choice) => {
      hide();
      onChoose(choice);
    },
  };
}

const STEPS: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };

function onListKey(event: KeyboardEvent, list: List, choices: Choice[]): void {
  const step = STEPS[event.key];
  const chosen = choices[list.active];
  if (step !== undefined && choices.length > 0) {
    event.preventDefault();
    list.show();
    // From the field itself up is the last, down the first.
    const from = list.active < 0 && step < 0 ? 0 : list.active;
    list.walk((from + step + choices.length) % choices.length);
  } else if (event.key === "Enter" && list.shown && chosen) {
    event.preventDefault();
    list.choose(chosen);
  } else if (event.key === "Escape" && list.shown) {
    // The list closes; whatever is around it stays.
    event.stopPropagation();
    event.nativeEvent.stopImmediatePropagation();
    list.hide();
  }
}

export function Combobox(props: ComboboxProps) {
  const list = useList(props);
  return (
    <Primitive.Root open={list.shown} onOpenChange={(open) => (open ? list.show() : list.hide())}>
      <Primitive.Anchor asChild>
        <div className="combobox" data-mono={props.mono || undefined}>
          {props.leading && <span className="combobox-leading">{props.leading}</span>}
          <Input props={props} list={list} />
        </div>
      </Primitive.Anchor>
      <Primitive.Portal>
        <Primitive.Content
          id={list.id}
          role="listbox"
          aria-label="Suggestions"
          className="combobox-list"
          align="start"
          sideOffset={4}
          collisionPadding={8}
          onOpenAutoFocus={(event) => event.preventDefault()}
          onCloseAutoFocus={(event) => event.preventDefault()}
          onInteractOutside={(event) => event.preventDefault()}
        >
          {props.choices.length === 0 && <p className="combobox-empty">{props.emptyWords}</p>}
          {props.choices.map((choice, index) => (
            <Option key={choice.id} choice={choice} index={index} list={list} />
          ))}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}

function Input({ props, list }: { props: ComboboxProps; list: List }) {
  return (
    <input
      {...props.control}
      role="combobox"
      autoFocus={props.autoFocus}
      autoComplete="off"
      spellCheck={false}
      aria-expanded={list.shown}
      aria-controls={list.shown ? list.id : undefined}
      aria-autocomplete="list"
      aria-activedescendant={list.shown && list.active >= 0 ? `${list.id}-${list.active}` : undefined}
      placeholder={props.placeholder}
      value={props.text}
      onChange={(event) => {
        list.show();
        list.walk(-1);
        props.onType(event.target.value);
      }}
      onClick={list.show}
      onBlur={() => {
        list.hide();
        props.onBlur?.();
      }}
      onKeyDown={(event) => onListKey(event, list, props.choices)}
    />
  );
}

function Option({ choice, index, list }: { choice: Choice; index: number; list: List }) {
  return (
    <div
      id={`${list.id}-${index}`}
      role="option"
      tabIndex={-1}
      aria-selected={index === list.active}
      className="combobox-option"
      // Pressing must not take the focus from the field, or its blur would close the list first.
      onMouseDown={(event) => event.preventDefault()}
      onMouseEnter={() => list.walk(index)}
      onClick={() => list.choose(choice)}
      onKeyDown={(event) => event.key === "Enter" && list.choose(choice)}
    >
      {choice.tile}
      <span className="combobox-words">
        <span className="combobox-label">{choice.label}</span>
        {choice.detail && <span className="combobox-detail">{choice.detail}</span>}
      </span>
    </div>
  );
}
