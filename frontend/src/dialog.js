// Native dialogs: [data-dialog-open="id"] opens, [data-dialog-close] or the backdrop closes. A part swapped into
// #dialog that holds <dialog data-open> opens itself; HX-Trigger "xd:close-dialog" closes it.
document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-dialog-open]");
  if (opener) {
    const dialog = document.getElementById(opener.dataset.dialogOpen);
    opener.closest("dialog")?.close();
    if (dialog && !dialog.open) dialog.showModal();
    return;
  }
  const dialog = event.target.closest("dialog[open]");
  if (dialog && (event.target.closest("[data-dialog-close]") || (event.target === dialog && outside(dialog, event)))) dialog.close();
});

function outside(dialog, { clientX, clientY }) {
  const box = dialog.getBoundingClientRect();
  return clientX < box.left || clientX > box.right || clientY < box.top || clientY > box.bottom;
}

document.addEventListener("htmx:afterSettle", (event) => {
  if (event.detail.target?.id !== "dialog") return;
  const dialog = event.detail.target.querySelector("dialog[data-open]");
  if (dialog && !dialog.open) dialog.showModal();
});
document.addEventListener("xd:close-dialog", () => document.querySelectorAll("#dialog dialog[open]").forEach((dialog) => dialog.close()));
