// What several parts of the page read is asked for once; what failed can be asked for again.

import assert from "node:assert/strict";
import { test } from "node:test";

import { jsonOnce } from "../../assets/app/lib/once.js";

/** Answers in order instead of the network; the addresses asked for. */
function answering(context, ...answers) {
  const asked = [];
  context.mock.method(globalThis, "fetch", async (url) => {
    asked.push(url);
    const answer = answers.shift();
    if (answer instanceof Error) throw answer;
    return answer;
  });
  return asked;
}

test("all who ask get the same one", async (context) => {
  const asked = answering(context, Response.json({ name: ["Lahore"] }), Response.json({}));
  const [one, two] = await Promise.all([jsonOnce("/cities"), jsonOnce("/cities")]);
  assert.equal(one, two);
  assert.equal(await jsonOnce("/cities"), one);
  assert.deepEqual(await jsonOnce("/names"), {});
  assert.deepEqual(asked, ["/cities", "/names"]);
});

for (const failed of [new TypeError("no network"), new Response("busy", { status: 503 })]) {
  test(`a failure is not kept: ${failed instanceof Error ? "network" : "status"}`, async (context) => {
    const url = `/${failed instanceof Error}`;
    answering(context, failed, Response.json([1]));
    await assert.rejects(jsonOnce(url), /no network|answered 503/);
    assert.deepEqual(await jsonOnce(url), [1]);
  });
}
