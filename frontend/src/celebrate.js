// Confetti, and a short fanfare where it is wanted. Fetched when the first win is told; nothing stays behind.
const PIECES = 90, SECONDS = 2.6;
const TUNE = [523.25, 659.25, 783.99, 1046.5];

const colours = () => ["--win", "--honour", "--action", "--kept", "--info"].map((name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim());

function pieces(width, height, inks) {
  return Array.from({ length: PIECES }, (_, n) => ({
    x: width / 2 + (Math.random() - 0.5) * width * 0.5, y: height * 0.28, ink: inks[n % inks.length],
    vx: (Math.random() - 0.5) * width * 0.9, vy: -height * (0.25 + Math.random() * 0.55), turn: Math.random() * 6, size: 5 + Math.random() * 6,
  }));
}

function confetti() {
  document.querySelector("canvas.confetti")?.remove();
  const canvas = Object.assign(document.createElement("canvas"), { className: "confetti", width: innerWidth, height: innerHeight });
  canvas.setAttribute("aria-hidden", "true");
  document.body.append(canvas);
  const pen = canvas.getContext("2d"), all = pieces(canvas.width, canvas.height, colours());
  const began = performance.now();
  const frame = (now) => {
    const t = (now - began) / 1000;
    if (t > SECONDS || !canvas.isConnected) return canvas.remove();
    pen.clearRect(0, 0, canvas.width, canvas.height);
    pen.globalAlpha = Math.min(1, (SECONDS - t) * 1.6);
    for (const one of all) {
      pen.save();
      pen.translate(one.x + one.vx * t, one.y + one.vy * t + canvas.height * 0.75 * t * t);
      pen.rotate(one.turn + t * 5);
      pen.fillStyle = one.ink;
      pen.fillRect(-one.size / 2, -one.size / 4, one.size, one.size / 2);
      pen.restore();
    }
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
}

// A browser that wasn't touched yet plays nothing; that is its right.
function sound() {
  const Context = window.AudioContext ?? window.webkitAudioContext;
  if (!Context || !navigator.userActivation?.hasBeenActive) return;
  const context = new Context(), gain = context.createGain();
  gain.connect(context.destination);
  TUNE.forEach((pitch, n) => {
    const at = context.currentTime + n * 0.11, tone = context.createOscillator();
    tone.type = "triangle";
    tone.frequency.value = pitch;
    tone.connect(gain);
    tone.start(at);
    tone.stop(at + (n === TUNE.length - 1 ? 0.42 : 0.13));
  });
  gain.gain.setValueAtTime(0.12, context.currentTime);
  gain.gain.exponentialRampToValueAtTime(0.001, context.currentTime + 0.8);
  setTimeout(() => context.close(), 1200);
}

export function celebrate(how) {
  if (document.hidden) return;
  if (!matchMedia("(prefers-reduced-motion: reduce)").matches) confetti();
  if (how === "on") sound();
}
