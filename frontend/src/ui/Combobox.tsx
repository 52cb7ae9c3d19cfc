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
  onFocus?: () => void;
  onBlur?: () => void;
  placeholder?: string;
  /** Drawn inside the field, before the text: the tile of what is chosen. */
  leading?: ReactNode;
  /** Said in the list when nothing fits; without it the list just stays closed. */
  emptyWords?: string;
  mono?: boolean;
  autoFocus?: boolean;
}

export function Combobox(props: ComboboxProps) {
  const { control, text, choices, onType, onChoose, emptyWords } = props;
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const listId = useId();
  const shown = open && (choices.length > 0 || emptyWords !== undefined);
  const choose = (choice: Choice) => {
    setOpen(false);
    setActive(-1);
    onChoose(choice);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step !== 0) {
      event.preventDefault();
      setOpen(true);
      setActive((active + step + choices.length) % Math.max(choices.length, 1));
    } else if (event.key === "Enter" && shown && choices[active]) {
      event.preventDefault();
      choose(choices[active]);
    } else if (event.key === "Escape" && shown) {
      // The list closes, the dialog around it stays.
      event.stopPropagation();
      event.nativeEvent.stopImmediatePropagation();
      setOpen(false);
    }
  };
  return (
    <Primitive.Root open={shown} onOpenChange={setOpen}>
      <Primitive.Anchor asChild>
        <div className="combobox" data-mono={props.mono || undefined}>
          {props.leading && <span className="combobox-leading">{props.leading}</span>}
          <input
            {...control}
            role="combobox"
            autoFocus={props.autoFocus}
            autoComplete="off"
            spellCheck={false}
            aria-expanded={shown}
            aria-controls={shown ? listId : undefined}
            aria-autocomplete="list"
            aria-activedescendant={shown && active >= 0 ? `${listId}-${active}` : undefined}
            placeholder={props.placeholder}
            value={text}
            onChange={(event) => {
              setOpen(true);
              setActive(-1);
              onType(event.target.value);
            }}
            onFocus={props.onFocus}
            onClick={() => setOpen(true)}
            onBlur={() => {
              setOpen(false);
              props.onBlur?.();
            }}
            onKeyDown={onKeyDown}
          />
        </div>
      </Primitive.Anchor>
      <Primitive.Portal>
        <Primitive.Content
          id={listId}
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
          {choices.length === 0 && <p className="combobox-empty">{emptyWords}</p>}
          {choices.map((choice, index) => (
            <div
              key={choice.id}
              id={`${listId}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === active}
              className="combobox-option"
              // Pressing must not take the focus from the field, or its blur would close the list first.
              onMouseDown={(event) => event.preventDefault()}
              onMouseEnter={() => setActive(index)}
              onClick={() => choose(choice)}
              onKeyDown={(event) => event.key === "Enter" && choose(choice)}
            >
              {choice.tile}
              <span className="combobox-words">
                <span className="combobox-label">{choice.label}</span>
                {choice.detail && <span className="combobox-detail">{choice.detail}</span>}
              </span>
            </div>
          ))}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
