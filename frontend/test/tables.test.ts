// Table fields: what is pasted becomes rows, what is written is lines with tabs.

import assert from "node:assert/strict";
import { test } from "node:test";

import { isAddress } from "../src/ask";
import { parse, write } from "../src/tables";

test("a block from a spreadsheet becomes rows of the declared width", () => {
  assert.deepEqual(parse("甲\t10\r\n乙\t20\t多\r\n\r\n", 2), [["甲", "10"], ["乙", "20"]]);
  assert.deepEqual(parse("甲", 3), [["甲", "", ""]]);
});

test("what is written is read back the same", () => {
  const rows = [["甲", "10"], ["乙", ""]];
  assert.deepEqual(parse(write(rows), 2), rows);
});

test("empty rows go, and a cell holds one line", () => {
  assert.equal(write([["", " "], ["甲\n乙", "1\t2"]]), "甲 乙\t1 2");
});

test("only addresses that the server keeps are taken as they are", () => {
  for (const kept of ["https://a.example/", "mailto:a@b.example", "/records/1", "#a"]) assert.ok(isAddress(kept), kept);
  for (const other of ["javascript:alert(1)", "//evil.example", "www.a.example"]) assert.ok(!isAddress(other), other);
});
