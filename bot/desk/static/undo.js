// A sent answer can be undone for some seconds: they are counted down, then the button goes. The key Z presses the newest one.
"use strict";

const isSmall = (event) => !event.ctrlKey && !event.metaKey && !event.altKey && !event.isComposing;

document.querySelectorAll("[data-undo]").forEach((bar) => {
  const words = bar.querySelector("[data-words]");
  const end = performance.now() + Number(bar.dataset.undo) * 1000;
  const tick = () => {
    const left = Math.ceil((end - performance.now()) / 1000);
    if (left > 0) {
      words.textContent = words.dataset.words.replace("{}", String(left));
      setTimeout(tick, 250);
      return;
    }
    words.textContent = bar.dataset.sent;
    bar.querySelector("form").remove();
  };
  bar.removeAttribute("role"); // Said once when the page is read; not every second.
  tick();
});

document.addEventListener("keydown", (event) => {
  if (event.code !== "KeyZ" || !isSmall(event) || event.target.matches("input, textarea, select") || window.deskLock?.isLocked()) return;
  document.querySelector("[data-undo-key]")?.click();
});
