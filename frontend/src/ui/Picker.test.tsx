import { cleanup, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { afterEach, expect, test } from "vitest";

import { Field } from "./Field";
import { Picker } from "./Picker";

afterEach(cleanup);

const choices = [
  { id: "ana", label: "Ana Ruiz", detail: "User in Company A" },
  { id: "ben", label: "Ben Okafor", detail: "User in Company A" },
  { id: "ec2", label: "EC2", detail: "AWS service" },
];

function Who() {
  const [value, setValue] = useState<string | null>("ana");
  return (
    <>
      <Field label="Who">
        {(control) => <Picker control={control} choices={choices} value={value} onChange={setValue} />}
      </Field>
      <button type="button">Elsewhere</button>
    </>
  );
}

const field = () => screen.getByLabelText<HTMLInputElement>("Who");
const offers = () => screen.queryAllByRole("option").map((option) => option.textContent);

test("typing sifts by name and by detail, Enter takes the one walked to", async () => {
  const user = userEvent.setup();
  render(<Who />);
  await user.clear(field());
  await user.type(field(), "service");
  expect(offers()).toEqual(["EC2AWS service"]);
  await user.keyboard("{ArrowDown}{Enter}");
  expect(field().value).toBe("EC2");
  expect(offers()).toEqual([]);
});

test("what was typed and not chosen goes away again", async () => {
  const user = userEvent.setup();
  render(<Who />);
  await user.clear(field());
  await user.type(field(), "nobody at all");
  expect(screen.getByText("Nothing fits.")).toBeInTheDocument();
  await user.click(screen.getByRole("button", { name: "Elsewhere", hidden: true }));
  expect(field().value).toBe("Ana Ruiz");
});

test("Arrow up from the field goes to the last offer", async () => {
  const user = userEvent.setup();
  render(<Who />);
  await user.clear(field());
  await user.type(field(), "company");
  await user.keyboard("{ArrowUp}{Enter}");
  expect(field().value).toBe("Ben Okafor");
});

test("Escape closes the list and keeps the choice", async () => {
  const user = userEvent.setup();
  render(<Who />);
  await user.click(field());
  expect(offers().length).toBe(3);
  await user.keyboard("{Escape}");
  expect(offers()).toEqual([]);
  expect(field().value).toBe("Ana Ruiz");
});
