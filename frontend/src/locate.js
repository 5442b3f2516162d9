// A button [data-locate="name"] asks the phone where it is and writes "latitude,longitude" into that box of its form.
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-locate]");
  const box = button?.form?.elements[button.dataset.locate];
  if (!box || !navigator.geolocation) return;
  button.setAttribute("aria-busy", "true");
  const done = () => button.removeAttribute("aria-busy");
  navigator.geolocation.getCurrentPosition(
    ({ coords }) => {
      box.value = `${coords.latitude.toFixed(5)},${coords.longitude.toFixed(5)}`;
      box.dispatchEvent(new Event("change", { bubbles: true }));
      done();
    },
    done,
    { enableHighAccuracy: true, timeout: 10000 },
  );
});
