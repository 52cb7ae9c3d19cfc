import { expect, test } from "vitest";

import { formatJson } from "./format-json";

test("one line becomes many, and short lists stay together", () => {
  expect(formatJson('{"Version":"2012-10-17","Statement":[{"Action":["s3:Get*","s3:List*"],"Condition":{}}]}')).toBe(
    `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Action": ["s3:Get*", "s3:List*"],
      "Condition": {}
    }
  ]
}`,
  );
});

const strip = (one: string) => one.match(/"(?:[^"\\\n]|\\.)*"|[^\s"]/g)?.join("");

test("every token stays as it was: a key given twice, a long number, an escape", () => {
  const text = '{"a":1.50,"a":12345678901234567890,"b":"\\u0041 { , ] \\"","c":[[],[true,null]]}';
  expect(strip(formatJson(text)!)).toBe(strip(text));
});

test("what is formatted stays as it is", () => {
  const once = formatJson('{"Statement":{"Resource":["arn:aws:s3:::a-rather-long-bucket-name/*","arn:aws:s3:::another-name"]}}');
  expect(formatJson(once!)).toBe(once);
});

test("what is no JSON is left alone", () => {
  expect(formatJson("{")).toBeNull();
  expect(formatJson("{'a': 1}")).toBeNull();
});
