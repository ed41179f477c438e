// Small comforts of every page: asking before what cannot be undone, copying, printing, and what is chosen in view.
"use strict";

document.addEventListener("submit", (event) => {
  const question = event.target.dataset.sure ?? event.submitter?.dataset.sure;
  if (question && !window.confirm(question)) event.preventDefault();
});

document.addEventListener("click", async (event) => {
  const button = event.target.closest("button");
  if (!button) return;
  if (button.dataset.copy) {
    const field = document.getElementById(button.dataset.copy);
    field.select();
    await navigator.clipboard.writeText(field.value);
    button.textContent = button.dataset.copied;
  }
  if (button.dataset.print !== undefined) window.print();
});

// A chart that is wider than the screen shows today, and what was before by scrolling back.
document.querySelectorAll(".chart-room").forEach((room) => { room.scrollLeft = room.scrollWidth; });

document.querySelectorAll(".tabs [aria-current], .menu [aria-current], .columns-nav [aria-current]").forEach((here) => {
  const row = here.closest("nav, ul");
  row.scrollLeft = here.offsetLeft - (row.clientWidth - here.offsetWidth) / 2;
});

// The way back leads to the list from which one came: its column, its page, its search. No address of a list holds a personal word.
const LIST = "sangdam-list";
if (document.querySelector("[data-list]")) sessionStorage.setItem(LIST, window.location.pathname + window.location.search);
const list = sessionStorage.getItem(LIST);
if (list?.startsWith("/desk/")) {
  document.querySelectorAll("[data-back]").forEach((back) => {
    back.href = list;
    if (list.startsWith("/desk/search/")) back.lastElementChild.textContent = back.dataset.back;
  });
}

document.querySelectorAll("textarea[data-left]").forEach((area) => {
  const left = document.createElement("small");
  left.className = "soft";
  const say = () => { left.textContent = area.dataset.left.replace("{count}", String(area.maxLength - area.value.length)); };
  area.addEventListener("input", say);
  area.after(left);
  say();
});

// A press that leads back to its own page leaves the reader where they were: the page as far down, the button's fold in focus, and what
// was done said in view. What could not be done is read from the top.
const PLACE = "sangdam-place";
document.addEventListener("submit", ({ target: form, defaultPrevented }) => {
  if (defaultPrevented || form.method !== "post" || form.target) return;
  sessionStorage.setItem(PLACE, JSON.stringify({ page: window.location.pathname, form: form.getAttribute("action"), y: window.scrollY }));
});

let hasBegun = false; // Who works on before all has come is left where they are.
document.addEventListener("keydown", () => { hasBegun = true; }, { once: true });

window.addEventListener("load", () => {
  const place = JSON.parse(sessionStorage.getItem(PLACE) ?? "null");
  sessionStorage.removeItem(PLACE);
  const done = document.querySelector(".notice.good[role=status]");
  if (!done || hasBegun || place?.page !== window.location.pathname) return;
  const form = [...document.querySelectorAll("form[method=post]")].find((one) => one.getAttribute("action") === place.form);
  // What was pressed is over, or there is more to write, or what was done to many can be undone above for a few seconds.
  if (!form || form.querySelector("#answer") || form.id === "bulk") return;
  const fold = form.closest("details");
  const pressed = fold && !fold.open ? fold.querySelector("summary") : form.querySelector("button, textarea, input:not([type=hidden])");
  pressed?.focus({ preventScroll: true });
  window.scrollTo({ top: place.y, behavior: "instant" });
  pressed?.scrollIntoView({ block: "nearest", behavior: "instant" });
  if (place.y > done.offsetTop) window.deskBell.say([...done.childNodes].map((one) => one.cloneNode(true)));
});
