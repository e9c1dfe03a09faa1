// Watch the light build up. The server tells, in a second picture, when the light of each pixel came (red: mean,
// green: spread); the finished frame times the share that had come by then is the frame at that time.

const STEPS = 4096;
const SPREAD_FULL = 1 / 3; // of the exposure, at green 255
const SHOW_MS = 7000; // the whole exposure played

// sRGB bytes to linear light and back.
const LINEAR = Float32Array.from({ length: 256 }, (_, i) => {
  const v = i / 255;
  return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
});
const BYTES = Uint8ClampedArray.from({ length: STEPS }, (_, i) => {
  const v = i / (STEPS - 1);
  return 255 * (v <= 0.0031308 ? 12.92 * v : 1.055 * v ** (1 / 2.4) - 0.055);
});

function pixelsOf(image) {
  const canvas = document.createElement("canvas");
  canvas.width = image.naturalWidth;
  canvas.height = image.naturalHeight;
  const context = canvas.getContext("2d", { willReadFrequently: true });
  context.drawImage(image, 0, 0);
  return context.getImageData(0, 0, canvas.width, canvas.height);
}

export async function loadImage(url) {
  const image = new Image();
  image.src = url;
  await image.decode();
  return image;
}

export function createBuildup(canvas, { onTrouble, onProgress }) {
  let frame = null; // linear light of the finished frame, and when each pixel's came
  let loading = null;
  let version = 0;
  let progress = 1;
  let playing = 0;
  let sources = null;

  async function load() {
    const mine = version;
    const [light, arrival] = (await Promise.all([loadImage(sources.light), loadImage(sources.arrival)])).map(pixelsOf);
    if (mine !== version) return;
    const count = light.width * light.height;
    const linear = new Float32Array(count * 3);
    const begin = new Float32Array(count);
    const rate = new Float32Array(count);
    for (let i = 0, j = 0; i < count; i += 1, j += 4) {
      const mean = arrival.data[j] / 255;
      // Even light between two instants has this half width for its standard deviation.
      const half = Math.max(1 / 255, Math.sqrt(3) * (arrival.data[j + 1] / 255) * SPREAD_FULL);
      begin[i] = mean - half;
      rate[i] = 1 / (2 * half);
      linear[3 * i] = LINEAR[light.data[j]];
      linear[3 * i + 1] = LINEAR[light.data[j + 1]];
      linear[3 * i + 2] = LINEAR[light.data[j + 2]];
    }
    canvas.width = light.width;
    canvas.height = light.height;
    frame = { linear, begin, rate, output: new ImageData(light.width, light.height) };
    frame.output.data.fill(255);
  }

  function draw() {
    canvas.hidden = !frame || progress >= 1;
    if (canvas.hidden) return;
    const { linear, begin, rate, output } = frame;
    const { data } = output;
    const last = STEPS - 1;
    for (let i = 0, j = 0, k = 0; i < begin.length; i += 1, j += 4, k += 3) {
      let share = (progress - begin[i]) * rate[i];
      share = share < 0 ? 0 : share > 1 ? last : share * last;
      data[j] = BYTES[(linear[k] * share) | 0];
      data[j + 1] = BYTES[(linear[k + 1] * share) | 0];
      data[j + 2] = BYTES[(linear[k + 2] * share) | 0];
    }
    canvas.getContext("2d").putImageData(output, 0, 0);
  }

  async function ready() {
    if (frame) return true;
    const mine = version;
    try {
      loading ??= load();
      await loading;
    } catch {
      loading = null;
      if (mine === version) {
        progress = 1; // the finished picture is shown
        onProgress(1, false);
        onTrouble(sources.arrival);
      }
      return false;
    }
    return frame !== null;
  }

  async function show(value) {
    progress = Math.min(1, Math.max(0, value));
    onProgress(progress, playing > 0);
    if (progress < 1) await ready();
    draw();
  }

  function pause() {
    playing = 0;
    onProgress(progress, false);
  }

  async function play() {
    const begun = (playing = performance.now());
    if (progress >= 1) progress = 0;
    const from = progress;
    onProgress(progress, true);
    if (!(await ready()) || playing !== begun) return pause();
    const startedAt = performance.now();
    const step = (now) => {
      if (playing !== begun) return;
      progress = Math.min(1, from + (now - startedAt) / SHOW_MS);
      onProgress(progress, progress < 1);
      draw();
      if (progress < 1) requestAnimationFrame(step);
      else pause();
    };
    requestAnimationFrame(step);
  }

  return {
    show,
    toggle: () => (playing ? pause() : play()),
    // Another picture: nothing of the old one is kept, the whole of the new one is shown.
    use(light, arrival) {
      version += 1;
      playing = 0;
      frame = null;
      loading = null;
      progress = 1;
      sources = { light, arrival };
      draw();
      onProgress(1, false);
    },
    progress: () => progress,
  };
}
