// The API reference: "Try it" sends the request of a form and shows the answer as it came.

const LONGEST = 20000; // characters of an answer shown at once

/** The request a form stands for: path parameters filled in, empty fields left out. */
export function addressOf(path, fields) {
  const query = [];
  let address = path;
  for (const { name, place, value } of fields) {
    if (place === "path") address = address.replace(`{${name}}`, encodeURIComponent(value));
    else if (value !== "") query.push(`${name}=${encodeURIComponent(value).replaceAll("%3A", ":").replaceAll("%2C", ",")}`);
  }
  return query.length ? `${address}?${query.join("&")}` : address;
}

/** JSON set out for reading: short lists of numbers stay on one line. */
export function pretty(value) {
  return JSON.stringify(value, null, 2).replace(/\[\s+(-?[\d.e+-]+(?:,\s+-?[\d.e+-]+)*)\s+\]/g,
    (_, numbers) => `[${numbers.replace(/\s+/g, " ")}]`);
}

function fieldsOf(form) {
  return [...form.querySelectorAll("input")].map((input) => (
    { name: input.name, place: input.dataset.in, value: input.value.trim() }));
}

function element(tag, text, className) {
  const made = document.createElement(tag);
  if (text !== undefined) made.textContent = text;
  if (className) made.className = className;
  return made;
}

async function bodyOf(response) {
  const type = response.headers.get("content-type") ?? "";
  if (type.startsWith("image/")) {
    const picture = element("img");
    picture.src = URL.createObjectURL(await response.blob());
    picture.alt = "The picture the server answered with";
    return picture;
  }
  let text = await response.text();
  if (type.includes("json")) text = pretty(JSON.parse(text));
  const left = text.length - LONGEST;
  const shown = element("pre", left > 0 ? `${text.slice(0, LONGEST)}\n… and ${left.toLocaleString("en")} more characters` : text);
  shown.tabIndex = 0;
  return shown;
}

async function send(form) {
  const outcome = form.nextElementSibling;
  const address = addressOf(form.dataset.try, fieldsOf(form));
  const started = performance.now();
  outcome.hidden = false;
  outcome.replaceChildren(element("p", "Asking…"));
  try {
    const response = await fetch(address);
    const body = await bodyOf(response);
    const took = Math.round(performance.now() - started);
    const link = element("a", address);
    link.href = address;
    const status = element("p", `${response.status} ${response.statusText}, ${took} ms, Cache-Control: ${response.headers.get("cache-control") ?? "none"}`,
      response.ok ? "good" : "bad");
    const line = element("p");
    line.append(link);
    outcome.replaceChildren(line, status, body);
  } catch (problem) {
    outcome.replaceChildren(element("p", `No answer: ${problem.message}`, "bad"));
  }
}

if (typeof document !== "undefined") {
  document.addEventListener("submit", (event) => {
    if (!/** @type {HTMLElement} */ (event.target).matches("form[data-try]")) return;
    event.preventDefault();
    send(event.target);
  });
}
