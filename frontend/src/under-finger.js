// What is under a finger stays until it is lifted: a press on what was drawn anew meanwhile would be lost.
let pressed = null, later = [];

// Whether the message is being pressed; `then` runs once it no longer is.
export function underFinger(id, then) {
  if (pressed !== id) return false;
  later.push(then);
  return true;
}

const lift = () => setTimeout(() => ((pressed = null), later.splice(0).forEach((then) => then()))); // after its click
document.addEventListener("pointerdown", (event) => (pressed = event.target.closest(".msg")?.id ?? null), true);
document.addEventListener("pointerup", lift, true);
document.addEventListener("pointercancel", lift, true);
