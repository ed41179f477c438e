// The open inbox: rows come and go by themselves; keys move about.
"use strict";

const inbox = document.getElementById("inbox");
const PARTS = ["columns", "list", "pages"];
let busy = false;
let again = false;

// -- refreshing --------------------------------------------------------------------------------------------------------

async function refresh() {
  if (busy) { again = true; return; }
  busy = true;
  const focused = document.activeElement?.dataset?.case;
  const ticked = new Set(picks().filter((one) => one.checked).map((one) => one.value));
  try {
    await window.deskRefresh(PARTS);
  } finally {
    busy = false;
  }
  picks().forEach((one) => { one.checked = ticked.has(one.value); });
  showChosen();
  if (focused) document.querySelector(`[data-case="${focused}"]`)?.focus();
  if (again) { again = false; refresh(); }
}

window.deskLive(inbox, refresh);

// -- many cases at once ------------------------------------------------------------------------------------------------

const HAS_ROOM = window.matchMedia("(min-width: 861px)");

function picks() { return [...document.querySelectorAll('[name="case"][form="bulk"]')]; }

function showChosen() {
  const bar = document.getElementById("bulk-bar");
  if (!bar) return;
  const words = bar.querySelector("[data-one]");
  words.dataset.none ??= words.textContent;
  const count = picks().filter((one) => one.checked).length;
  words.textContent = count ? words.dataset.one.replace("{}", String(count)) : words.dataset.none;
  bar.classList.toggle("chosen", count > 0);
}

const all = document.getElementById("bulk-all");
if (all) {
  all.closest("label").hidden = false;
  all.addEventListener("change", () => { picks().forEach((one) => { one.checked = all.checked; }); showChosen(); });
}
document.addEventListener("change", (event) => {
  if (!event.target.matches('[name="case"]')) return;
  if (event.target.checked && HAS_ROOM.matches) document.getElementById("bulk-bar").open = true;
  showChosen();
});
// On a telephone the form would cover the rows: there its head alone stays in view, and leads to it.
document.getElementById("bulk-bar")?.addEventListener("toggle", (event) => {
  if (event.target.open && !HAS_ROOM.matches) event.target.scrollIntoView({ block: "center" });
});

// -- keys --------------------------------------------------------------------------------------------------------------

function move(step) {
  const rows = [...document.querySelectorAll("[data-case]")];
  if (!rows.length) return;
  const at = rows.indexOf(document.activeElement);
  rows[Math.max(0, Math.min(rows.length - 1, at + step))].focus();
}

// By the key's place, so that they work with a Korean keyboard on, too.
const KEYS = {
  KeyJ: () => move(1),
  KeyK: () => move(-1),
  Slash: (event) => (event.shiftKey ? document.getElementById("keys").showModal() : document.getElementById("search").focus()),
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input:not([type=checkbox]), textarea, select")) return;
  const column = document.querySelector(`[data-column="${event.code.replace("Digit", "")}"]`);
  const act = column ? () => column.click() : KEYS[event.code];
  if (!act || window.deskLock.isLocked()) return;
  event.preventDefault();
  act(event);
});

for (const opener of document.querySelectorAll("[data-keys]")) {
  opener.hidden = false;
  opener.addEventListener("click", () => document.getElementById("keys").showModal());
}
