// Each part of the page is given what it uses, by name, and the root (main.js) is where they meet: nothing is handed
// round that carries all of it, and nobody hangs things on what it was given.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import test from "node:test";
import ts from "typescript";

const APP = new URL("../../assets/app/", import.meta.url);
const ROOT = "main.js";
const MOST = 9; // things given to one part
const NOT_GIVEN = /^(app|page|config|facts)$/;
const scripts = readdirSync(APP, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".js"));
const parsed = (text) => ts.createSourceFile("script.js", text, ts.ScriptTarget.Latest, true, ts.ScriptKind.JS);
const read = (name) => readFileSync(new URL(name, APP), "utf8");

function each(node, look) {
  look(node);
  ts.forEachChild(node, (child) => each(child, look));
}

const isFunction = (node) => ts.isFunctionDeclaration(node) || ts.isArrowFunction(node) || ts.isFunctionExpression(node) || ts.isMethodDeclaration(node);

/** Things that are handed over whole, or too many at once. */
function bags(text) {
  const found = [];
  each(parsed(text), (node) => {
    if (!isFunction(node)) return;
    for (const { name } of node.parameters) {
      if (ts.isIdentifier(name) && NOT_GIVEN.test(name.text)) found.push(name.text);
      if (ts.isObjectBindingPattern(name) && name.elements.length > MOST) found.push(name.getText());
      if (ts.isObjectBindingPattern(name) && name.elements.some((one) => one.dotDotDotToken) && ts.isFunctionDeclaration(node)) found.push(name.getText());
    }
  });
  return found;
}

/** Members of what a function was given that it sets: `moment.more = …` where `moment` is destructured from a parameter. */
function hung(text) {
  const found = [];
  each(parsed(text), (node) => {
    if (!isFunction(node)) return;
    const given = node.parameters.flatMap(({ name }) => (ts.isObjectBindingPattern(name) ? name.elements.map((one) => one.name.getText()) : []));
    each(node, (inner) => {
      const sets = ts.isBinaryExpression(inner) && inner.operatorToken.kind >= ts.SyntaxKind.FirstAssignment && inner.operatorToken.kind <= ts.SyntaxKind.LastAssignment;
      if (!sets || !ts.isPropertyAccessExpression(inner.left) || !ts.isIdentifier(inner.left.expression)) return;
      if (given.includes(inner.left.expression.text)) found.push(inner.left.getText());
    });
  });
  return [...new Set(found)];
}

/** Parts that a script makes. */
function made(text) {
  const names = [];
  each(parsed(text), (node) => {
    if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && /^(create|mount)[A-Z]/.test(node.expression.text)) names.push(node.expression.text);
  });
  return names;
}

test("no part is handed everything, and none gets more than it can name", () => {
  for (const name of scripts) assert.deepEqual(bags(read(name)), [], name);
});

test("nothing is hung on what a part was given", () => {
  // A map's figure and an element's style are drawn on: that is what they are for.
  const elements = /^(card|list|input|button|root|canvas|row|element|context|status|mark|band|box|fields)\./;
  for (const name of scripts) assert.deepEqual(hung(read(name)).filter((set) => !elements.test(set)), [], name);
});

test("the root alone makes the moment, the link, the orbit, the map and the views", () => {
  const once = ["createMoment", "createLinkState", "createHistory", "createOrbit", "createSeasons", "createSegments", "createMarks", "createLife", "createViews", "createVoice", "mountMap"];
  const root = made(read(ROOT));
  for (const name of once) assert.equal(root.filter((one) => one === name).length, 1, `${name} in ${ROOT}`);
  for (const name of scripts.filter((one) => one !== ROOT)) {
    assert.deepEqual(made(read(name)).filter((one) => once.includes(one)), [], name);
  }
});

test("these tests see what they forbid", () => {
  assert.deepEqual(bags("export function mountClock(app) {}"), ["app"]);
  assert.deepEqual(bags("const draw = ({ a, b, c, d, e, f, g, h, i, j }) => a;").length, 1);
  assert.deepEqual(bags("function mount({ moment, ...rest }) {}").length, 1);
  assert.deepEqual(hung("function mount({ map }) { const act = () => { map.layer = 1; }; }"), ["map.layer"]);
  assert.deepEqual(made("const one = createMoment(0, []);"), ["createMoment"]);
});
