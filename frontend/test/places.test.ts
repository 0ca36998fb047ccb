import assert from "node:assert/strict";
import { test } from "node:test";

import { between, moved } from "../src/places";

const A4 = { width: 2100, height: 2970 };

test("a place lies between two corners, whichever comes first, and on the page", () => {
  const wanted = { left: 100, top: 200, width: 300, height: 50 };
  assert.deepEqual(between([100, 200], [400, 250], A4), wanted);
  assert.deepEqual(between([400, 250], [100, 200], A4), wanted);
  assert.deepEqual(between([2000, -50], [2500, 100], A4), { left: 2000, top: 0, width: 100, height: 100 });
  assert.equal(between([100, 200], [104, 900], A4), undefined);
});

test("arrows move a place, with shift they change its size, and it stays on the page", () => {
  const place = { left: 5, top: 200, width: 300, height: 50 };
  assert.deepEqual(moved(place, "ArrowRight", false, A4), { ...place, left: 15 });
  assert.deepEqual(moved(place, "ArrowLeft", false, A4), { ...place, left: 0 });
  assert.deepEqual(moved(place, "ArrowDown", true, A4), { ...place, height: 60 });
  assert.deepEqual(moved({ ...place, height: 12 }, "ArrowUp", true, A4), { ...place, height: 10 });
  assert.deepEqual(moved({ ...place, top: 2915 }, "ArrowDown", false, A4), { ...place, top: 2920 });
  assert.equal(moved(place, "Enter", false, A4), undefined);
});
