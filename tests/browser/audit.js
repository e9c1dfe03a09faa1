// Run in the page: what of it can't be read, pressed or named. Each list holds what is wrong.
() => {
  const faults = { faint: [], cut: [], overlapping: [], unnamed: [], small: [] };
  const luminance = (rgb) => {
    const [r, g, b] = rgb.map((c) => (c / 255 <= 0.03928 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const colour = (text) => {
    const numbers = text.match(/[\d.]+/g)?.map(Number) ?? [0, 0, 0, 0];
    const unit = text.startsWith("color(") ? 255 : 1;
    return [numbers[0] * unit, numbers[1] * unit, numbers[2] * unit, numbers[3] ?? 1];
  };
  const over = (top, ground) => [0, 1, 2].map((i) => top[i] * top[3] + ground[i] * (1 - top[3]));
  const upwards = function* (element) {
    for (let one = element; one; one = one.parentElement) yield one;
  };
  function ground(element) {
    const stack = [];
    for (const one of upwards(element)) {
      stack.unshift(colour(getComputedStyle(one).backgroundColor));
      if (stack[0][3] === 1) break;
    }
    return stack.reduce((below, top) => over(top, below), [7, 11, 20]);
  }
  const opacity = (element) => [...upwards(element)].reduce((all, one) => all * getComputedStyle(one).opacity, 1);
  const seen = (element) => {
    const box = element.getBoundingClientRect();
    return box.width > 0 && box.height > 0 && getComputedStyle(element).visibility !== "hidden" && opacity(element) > 0.01 && !element.closest(".visually-hidden, .skip")
      && ![...upwards(element)].some((one) => getComputedStyle(one).clipPath.startsWith("inset(50%"));
  };
  const say = (element) => `${element.tagName}${element.id && `#${element.id}`} ${(element.textContent || element.outerHTML).trim().slice(0, 50)}`;

  const texts = new Set();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || texts.has(element) || element.matches("script, style, noscript, option") || !seen(element)) continue;
    texts.add(element);
    const style = getComputedStyle(element);
    const drawn = element instanceof SVGElement;
    const ink = colour(drawn ? style.fill : style.color);
    ink[3] *= opacity(element) * (drawn ? Number(style.fillOpacity) : 1);
    const paper = ground(drawn ? element.closest("svg").parentElement : element);
    const [a, b] = [luminance(over(ink, paper)), luminance(paper)];
    const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (contrast < 4.5) faults.faint.push(`${contrast.toFixed(2)} ${say(element)}`);
    const range = document.createRange();
    range.selectNodeContents(walker.currentNode);
    const box = range.getBoundingClientRect();
    for (const one of upwards(element)) {
      const { overflowX } = getComputedStyle(one);
      if (overflowX === "visible") continue;
      const frame = one.getBoundingClientRect();
      const beyond = box.right > frame.right + 1.5 || box.left < frame.left - 1.5;
      if (beyond && (overflowX === "hidden" || overflowX === "clip") && box.top < frame.bottom && box.bottom > frame.top) faults.cut.push(say(element));
      break;
    }
  }

  for (const drawing of document.querySelectorAll("svg")) {
    const written = [...drawing.querySelectorAll("text")].filter(seen).map((text) => [text, text.getBoundingClientRect()]);
    written.forEach(([text, a], i) => {
      for (const [other, b] of written.slice(i + 1)) {
        const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
        const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
        if (wide > 3 && high > 4.5) faults.overlapping.push(`${text.textContent} × ${other.textContent}`);
      }
    });
  }

  const labelled = (element) => document.getElementById(element.getAttribute("aria-labelledby") ?? "")?.textContent;
  const name = (element) =>
    element.getAttribute("aria-label") || labelled(element) || [...(element.labels ?? [])].map((label) => label.textContent).join("") || element.textContent || element.title;
  for (const element of document.querySelectorAll("button, a[href], input, select, summary, [tabindex]")) {
    if (!seen(element)) continue;
    if (!name(element)?.trim()) faults.unnamed.push(element.outerHTML.slice(0, 120));
    const pressed = element.matches("button, select, summary, input") ? element : null;
    // A box to tick is pressed by its label.
    const box = (pressed?.matches("[type=checkbox], [type=radio]") ? pressed.closest("label") : pressed)?.getBoundingClientRect();
    if (box && (box.height < 31.5 || box.width < 31.5)) faults.small.push(`${Math.round(box.width)}x${Math.round(box.height)} ${say(element)}`);
  }
  return faults;
}
