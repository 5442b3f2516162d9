// Whether somebody sits at this page: five minutes without a key, a touch or a look, and it says that he is away.
import { whisper } from "./live.js";

const IDLE = 300000, LOOK = 20000;
let last = Date.now(), away = false;

function tell(gone) {
  if (gone === away) return;
  away = gone;
  whisper({ here: !away });
}

function stir() {
  last = Date.now();
  tell(false);
}

for (const kind of ["keydown", "pointerdown", "pointermove", "scroll"]) addEventListener(kind, stir, { passive: true, capture: true });
document.addEventListener("visibilitychange", () => !document.hidden && stir());
setInterval(() => Date.now() - last > IDLE && tell(true), LOOK);
document.body.addEventListener("xd:connected", () => away && whisper({ here: false }));
