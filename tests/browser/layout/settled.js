// Run in the page: resolves when nothing has moved for some frames, in words or in place. Fails after a while.
async () => {
  const STILL = 8;
  const MOST = 900;
  const frame = () => new Promise((next) => requestAnimationFrame(next));
  const signature = () => {
    let sum = 0;
    for (const one of document.body.getElementsByTagName("*")) {
      const { left, top, width, height } = one.getBoundingClientRect();
      sum = (sum * 31 + left * 7 + top * 11 + width * 13 + height * 17) % 1e9;
    }
    return `${sum} ${document.body.textContent.length}`;
  };
  let last = "";
  for (let still = 0, frames = 0; still < STILL; frames += 1) {
    if (frames > MOST) throw new Error("the page never comes to rest");
    const now = signature();
    still = now === last ? still + 1 : 0;
    last = now;
    await frame();
  }
}
