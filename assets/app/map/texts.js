// Short texts as small pictures, drawn once each: a frame has no time for fonts.

const KEPT = 400;

export function createTexts(font, { halo = "rgba(4, 8, 16, .85)", haloWidth = 3 } = {}) {
  const pictures = new Map();
  const ratio = Math.min(2, window.devicePixelRatio || 1);

  function picture(text, colour) {
    const key = `${colour}${text}`;
    const known = pictures.get(key);
    if (known) return known;
    const canvas = document.createElement("canvas");
    const context = canvas.getContext("2d");
    context.font = font;
    const width = Math.ceil(context.measureText(text).width) + 2 * haloWidth;
    const height = 20;
    [canvas.width, canvas.height] = [width * ratio, height * ratio];
    context.scale(ratio, ratio);
    context.font = font;
    context.textBaseline = "middle";
    context.lineJoin = "round";
    context.lineWidth = haloWidth;
    context.strokeStyle = halo;
    context.strokeText(text, haloWidth, height / 2);
    context.fillStyle = colour;
    context.fillText(text, haloWidth, height / 2);
    const made = { canvas, width, height };
    pictures.set(key, made);
    if (pictures.size > KEPT) pictures.delete(pictures.keys().next().value);
    return made;
  }

  return {
    // Centred on a point, on whole pixels, so that letters stay crisp. Gives the box it took.
    draw(target, text, x, y, colour) {
      const { canvas, width, height } = picture(text, colour);
      target.drawImage(canvas, Math.round(x - width / 2), Math.round(y - height / 2), width, height);
      return [x - width / 2, y - height / 2, x + width / 2, y + height / 2];
    },
  };
}
