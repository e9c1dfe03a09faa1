// Scrolls an element into view inside its own scrolling part of the page. The browser's scrollIntoView
// moves every ancestor, the page's frame with the timeline among them, which has to stay where it is.

export function reveal(element, where = "nearest") {
  const frame = scroller(element);
  if (!frame) return;
  const own = element.getBoundingClientRect();
  const seen = frame.getBoundingClientRect();
  const over = own.top - seen.top;
  const under = own.bottom - seen.bottom;
  if (where === "start") frame.scrollTop += over;
  else if (over < 0) frame.scrollTop += over - 8;
  else if (under > 0) frame.scrollTop += Math.min(under + 8, over);
}

function scroller(element) {
  for (let above = element.parentElement; above && above !== document.body; above = above.parentElement) {
    if (/auto|scroll/.test(getComputedStyle(above).overflowY) && above.scrollHeight > above.clientHeight) return above;
  }
  return null;
}
