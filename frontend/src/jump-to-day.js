// Going to a day in a room: the calendar in the bar, and each day's own line, open the same small form.
const jump = () => document.getElementById("jump");

function open(day) {
  const here = jump(), box = here?.querySelector("input");
  if (!here) return;
  here.open = true;
  if (day) box.value = day;
  box.focus();
}

document.addEventListener("click", (event) => {
  const day = event.target.closest(".msgs > .day")?.dataset.day;
  if (day) open(day);
  else if (jump()?.open && !event.target.closest("#jump")) jump().open = false;
});
document.addEventListener("toggle", (event) => event.target === jump() && jump().open && jump().querySelector("input").focus(), true);
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !jump()?.open) return;
  jump().open = false;
  jump().querySelector("summary").focus();
});
