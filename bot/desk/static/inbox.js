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
  try {
    await window.deskRefresh(PARTS);
  } finally {
    busy = false;
  }
  if (focused) document.querySelector(`[data-case="${focused}"]`)?.focus();
  if (again) { again = false; refresh(); }
}

window.deskLive(inbox, refresh);

// -- keys --------------------------------------------------------------------------------------------------------------

function move(step) {
  const rows = [...document.querySelectorAll("[data-case]")];
  if (!rows.length) return;
  const at = rows.indexOf(document.activeElement);
  rows[Math.max(0, Math.min(rows.length - 1, at + step))].focus();
}

const KEYS = {
  j: () => move(1),
  k: () => move(-1),
  "/": () => document.getElementById("search").focus(),
  "?": () => document.getElementById("keys").showModal(),
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input, textarea, select")) return;
  const column = document.querySelector(`[data-column="${event.key}"]`);
  const act = column ? () => column.click() : KEYS[event.key];
  if (!act) return;
  event.preventDefault();
  act();
});

for (const opener of document.querySelectorAll("[data-keys]")) {
  opener.hidden = false;
  opener.addEventListener("click", () => document.getElementById("keys").showModal());
}
