import { expect, test } from "vitest";

import { excessWords, principalWords } from "./excess-words";

const excess = (extra_principals: number, extra_actions: number) => ({
  entrants: [],
  grants: [],
  extra_principals,
  extra_actions,
  more: 0,
});

test("nothing more than needed is worth saying", () => {
  expect(excessWords(excess(0, 0))).toBe("Yours allows nothing that the reference does not.");
});

test("principals and actions beyond the reference are counted", () => {
  expect(excessWords(excess(1, 84))).toBe("Yours lets in 1 more principal and allows 84 more actions than the reference needs.");
  expect(excessWords(excess(0, 1))).toBe("Yours allows 1 more action than the reference needs.");
});

test("a principal is called by the end of its ARN, and * is everybody", () => {
  expect(principalWords("arn:aws:iam::111111111111:user/jane")).toBe("user/jane");
  expect(principalWords("lambda.amazonaws.com")).toBe("lambda.amazonaws.com");
  expect(principalWords("*")).toBe("everybody with AWS credentials");
});
