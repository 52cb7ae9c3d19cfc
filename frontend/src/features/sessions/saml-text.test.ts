import { expect, test } from "vitest";

import { base64Of, indented } from "./saml-text";

const XML =
  '<r:Response><a:Subject><a:NameID F="p">ann</a:NameID><a:Data/></a:Subject><d:Signature><d:Value>x</d:Value></d:Signature></r:Response>';

test("each element has a line of its own, and a text stays with its element", () => {
  expect(indented(XML).map(({ text }) => text).join("")).toBe(
    [
      "<r:Response>",
      "  <a:Subject>",
      '    <a:NameID F="p">ann</a:NameID>',
      "    <a:Data/>",
      "  </a:Subject>",
      "  <d:Signature>",
      "    <d:Value>x</d:Value>",
      "  </d:Signature>",
      "</r:Response>",
      "",
    ].join("\n"),
  );
});

test("a line knows which part of the assertion it is of", () => {
  expect(indented(XML).map(({ part }) => part)).toEqual(
    ["rest", "subject", "subject", "subject", "subject", "signature", "signature", "signature", "rest"],
  );
});

test("letters beyond ASCII are sent as UTF-8", () => {
  expect(base64Of("ü")).toBe("w7w=");
});
