import { expect, test } from "vitest";

import { placeAt } from "./policy-place";

const at = (before: string) => {
  const place = placeAt(before);
  return place && [place.kind, place.path.join(" "), before.slice(place.from)];
};

test("a name at the top, in a statement, in a Condition and under an operator", () => {
  expect(at('{ "Ver')).toEqual(["key", "", "Ver"]);
  expect(at('{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Act')).toEqual(["key", "Statement", "Act"]);
  expect(at('{"Statement": [{"Condition": {"')).toEqual(["key", "Statement Condition", ""]);
  expect(at('{"Statement": {"Condition": {"Bool": {"aws:M')).toEqual(["key", "Statement Condition Bool", "aws:M"]);
});

test("a value alone and in a list belongs to its name", () => {
  expect(at('{"Statement": [{"Action": "s3:')).toEqual(["value", "Statement Action", "s3:"]);
  expect(at('{"Statement": [{"Action": ["s3:GetObject", "s3:P')).toEqual(["value", "Statement Action", "s3:P"]);
  expect(at('{"Statement": [{"Principal": {"AWS": ["')).toEqual(["value", "Statement Principal AWS", ""]);
});

test("what was closed before does not count any more", () => {
  expect(at('{"Statement": [{"Condition": {"Bool": {"a": "b"}}}, {"Eff')).toEqual(["key", "Statement", "Eff"]);
});

test("a brace or a quote inside a string is only a letter", () => {
  expect(at('{"Statement": [{"Sid": "a{\\"b", "Eff')).toEqual(["key", "Statement", "Eff"]);
});

test("outside a string there is no place", () => {
  expect(at('{"Statement": [{"Sid": "a"')).toBeNull();
  expect(at("")).toBeNull();
});
