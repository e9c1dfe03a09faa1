// Run in the page: what of it, as it stands in this window, lies outside, is cut, lies over something else, or
// is too small for a finger. Every fault is a line of words.
() => {
  const faults = { outside: [], cut: [], overlapping: [], sideways: [], small: [] };
  const SLACK = 1.5;
  const wide = document.documentElement.clientWidth;
  const high = innerHeight;
  const styles = new Map();
  const style = (one) => styles.get(one) ?? (styles.set(one, getComputedStyle(one)), styles.get(one));
  const alpha = (text) => (text.startsWith("rgba") || text.includes("/") ? Number(text.match(/[\d.]+(?=\))/)[0]) : 1);
  const opaque = (one) => style(one).backgroundColor !== "rgba(0, 0, 0, 0)" && alpha(style(one).backgroundColor) > 0.65;
  const say = (element, text) => `${element.tagName.toLowerCase()}${element.id && `#${element.id}`}${element.getAttribute("class") ? `.${element.getAttribute("class").split(" ")[0]}` : ""} “${(text ?? element.textContent ?? "").trim().replace(/\s+/g, " ").slice(0, 44)}”`;
  const boxes = new Map();
  const boxOf = (one) => boxes.get(one) ?? (boxes.set(one, one.getBoundingClientRect()), boxes.get(one));

  // What clips an element is the chain of its containing blocks.
  const chains = new Map();
  function chain(element) {
    if (chains.has(element)) return chains.get(element);
    const list = [];
    let position = style(element).position;
    for (let one = element.parentElement; one; one = one.parentElement) {
      const held = position === "fixed" ? style(one).transform !== "none" : position !== "absolute" || style(one).position !== "static" || style(one).transform !== "none" || style(one).containerType !== "normal";
      if (!held) continue;
      list.push(one);
      position = style(one).position;
      if (position === "fixed" || one.matches("dialog, [popover]")) break;
    }
    chains.set(element, list);
    return list;
  }

  // What can be seen of a box; whether the rest can be reached by scrolling or is lost.
  function seen(element, box) {
    let { left, right, top, bottom } = box;
    let lost = "";
    let scroller = null;
    let whole = null;
    for (const one of [element, ...chain(element)]) {
      const { overflowX, overflowY, display } = style(one);
      if (display === "inline" || display === "contents" || one.tagName === "HTML") continue;
      const own = boxOf(one);
      const scrolls = one !== element && /auto|scroll/.test(overflowX + overflowY);
      if (scrolls && !scroller) [scroller, whole] = [one, { left, right, top, bottom }];
      if (overflowX !== "visible") {
        if (overflowX === "hidden" || overflowX === "clip") {
          if (right > own.right + SLACK || left < own.left - SLACK) lost ||= `cut by ${say(one, "")}`;
        }
        [left, right] = [Math.max(left, own.left), Math.min(right, own.right)];
      }
      if (overflowY !== "visible") {
        if (overflowY === "hidden" || overflowY === "clip") {
          if (bottom > own.bottom + SLACK + 1 || top < own.top - SLACK - 1) lost ||= `cut by ${say(one, "")}`;
        } else if (top < own.top && one.scrollTop === 0) lost ||= "above what scrolls";
        [top, bottom] = [Math.max(top, own.top), Math.min(bottom, own.bottom)];
      }
      if (right - left < 1 || bottom - top < 1) return { box: null, whole, scroller, lost };
    }
    if (right > wide + SLACK || left < -SLACK) lost ||= "outside";
    if (bottom > high + SLACK || top < -SLACK) lost ||= "outside";
    const visible = { left, right, top, bottom };
    return { box: visible, whole: whole ?? visible, scroller, lost };
  }

  const UNSEEN = ".visually-hidden, .skip, script, style, noscript, option, template, title, .map-stage #map";
  const shown = (element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true }) && !element.closest(UNSEEN) && !style(element).clipPath.startsWith("inset(50%");
  const dialog = document.querySelector("dialog:modal");
  const root = dialog ?? document.body;

  const texts = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (!node.data.trim() || !shown(element) || element.closest("[style*='clip-path: inset(50']")) continue;
    if ([...chain(element)].some((one) => style(one).clipPath.startsWith("inset(50%"))) continue;
    range.selectNodeContents(node);
    const drawn = element instanceof SVGElement;
    for (const line of range.getClientRects()) {
      if (line.width < 1 || line.height < 1) continue;
      const { box, whole, scroller, lost } = seen(element, line);
      const closedGist = element.closest(".gist, .flash");
      if (lost && !closedGist) (lost === "outside" ? faults.outside : faults.cut).push(`${say(element, node.data)} ${lost}`);
      if (whole) texts.push({ node, element, drawn, box, whole, scroller });
    }
  }

  // A layer with a ground of its own may lie over a text of another.
  function hides(over, under, box) {
    for (let one = over; one && !one.contains(under); one = one.parentElement) {
      if (one instanceof SVGElement || !opaque(one)) continue;
      const own = boxOf(one);
      if (own.left <= box.left + 1 && own.right >= box.right - 1 && own.top <= box.top + 1 && own.bottom >= box.bottom - 1) {
        if (style(one).position !== "static" || [...chain(one)].some((up) => !up.contains(under) && style(up).position !== "static")) return true;
      }
    }
    return false;
  }
  // Those that scroll together are compared wherever they are scrolled to, others as they stand.
  function compare(list, of) {
    list.sort((a, b) => a[of].top - b[of].top);
    list.forEach((a, i) => {
      for (let j = i + 1; j < list.length && list[j][of].top < a[of].bottom - 3; j += 1) {
        const b = list[j];
        if (a.node === b.node || (of === "box" && a.scroller && a.scroller === b.scroller)) continue;
        const [one, two] = [a[of], b[of]];
        const both = {
          left: Math.max(one.left, two.left), right: Math.min(one.right, two.right),
          top: Math.max(one.top, two.top), bottom: Math.min(one.bottom, two.bottom),
        };
        // A line's box is taller than its letters.
        const least = Math.min(one.bottom - one.top, two.bottom - two.top) * 0.34;
        if (both.right - both.left < 3 || both.bottom - both.top < least) continue;
        if (hides(a.element, b.element, both) || hides(b.element, a.element, both)) continue;
        faults.overlapping.push(`${say(a.element, a.node.data)} × ${say(b.element, b.node.data)}`);
      }
    });
  }
  for (const group of Map.groupBy(texts.filter((one) => one.scroller), (one) => one.scroller).values()) compare(group, "whole");
  compare(texts.filter((one) => one.box), "box");

  const TARGETS = "button, a[href], input:not([type=hidden]), select, summary, [role=option], [role=button]";
  const targets = [];
  for (const element of root.querySelectorAll(TARGETS)) {
    if (!shown(element)) continue;
    const pressed = element.matches("[type=checkbox], [type=radio]") ? element.closest("label") ?? element : element;
    const { box, lost } = seen(pressed, boxOf(pressed));
    if (lost) faults[lost === "outside" ? "outside" : "cut"].push(`${say(element)} ${lost}`);
    if (!box) continue;
    // A link in a sentence is as high as its line.
    const inline = element.matches("a") && style(element).display === "inline" && [...element.parentElement.childNodes].some((one) => one.nodeType === 3 && one.data.trim());
    targets.push({ element, box: boxOf(pressed), inline });
  }
  for (const one of targets) {
    const { box } = one;
    if (one.inline || (box.width >= 23.5 && box.height >= 23.5)) continue;
    // Small, but with a circle of 24 px to itself.
    const [x, y] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
    const crowded = targets.some((other) => {
      if (other === one || other.element.contains(one.element) || one.element.contains(other.element)) return false;
      const dx = Math.max(other.box.left - x, 0, x - other.box.right);
      const dy = Math.max(other.box.top - y, 0, y - other.box.bottom);
      return Math.hypot(dx, dy) < 11.5;
    });
    if (crowded) faults.small.push(`${Math.round(box.width)}×${Math.round(box.height)} ${say(one.element)}`);
  }

  for (const frame of document.querySelectorAll("html, body, .page, .views, .view:not([hidden]), .panels, .timeline-bar, .transport, .top, dialog[open]")) {
    if (frame.scrollWidth > frame.clientWidth + 1 && style(frame).overflowX !== "visible") faults.sideways.push(`${say(frame, "")} ${frame.scrollWidth} of ${frame.clientWidth}`);
  }
  for (const name of Object.keys(faults)) faults[name] = [...new Set(faults[name])];
  return faults;
}
