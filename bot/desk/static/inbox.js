// The open inbox: rows come and go by themselves; new words ring, also while the tab is in front; keys move about.
"use strict";

const inbox = document.getElementById("inbox");
const PARTS = ["columns", "list", "pages"];
const LOUD = new Set(["case_filed", "patient_wrote", "marked_urgent", "case_unreached", "right_asked"]);
const button = document.getElementById("alerts");
const plainTitle = document.title;
let sound = null;
let unseen = 0;
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

window.deskLive(inbox, (change) => {
  refresh();
  if (!change.own && LOUD.has(change.what)) ring(change.what);
});

// -- ringing -----------------------------------------------------------------------------------------------------------

const wanted = () => localStorage.getItem("sangdam-alerts") === "on";

function showButton() {
  button.hidden = false;
  button.setAttribute("aria-pressed", String(wanted()));
  button.querySelector("span").textContent = wanted() ? button.dataset.off : button.dataset.on;
}

button.addEventListener("click", async () => {
  localStorage.setItem("sangdam-alerts", wanted() ? "off" : "on");
  showButton();
  if (!wanted()) return;
  wake();
  beep();
  if ("Notification" in window && Notification.permission === "default") await Notification.requestPermission();
});

// A browser lets a page sound only after its person has touched it once.
function wake() {
  sound ??= new AudioContext();
  if (sound.state === "suspended") sound.resume();
}
document.addEventListener("pointerdown", () => wanted() && wake(), { passive: true });
document.addEventListener("keydown", () => wanted() && wake());

function beep() {
  if (!sound || sound.state !== "running") return;
  for (const [at, pitch] of [[0, 784], [0.16, 1047]]) {
    const tone = sound.createOscillator();
    const volume = sound.createGain();
    const start = sound.currentTime + at;
    tone.type = "sine";
    tone.frequency.value = pitch;
    volume.gain.setValueAtTime(0.0001, start);
    volume.gain.exponentialRampToValueAtTime(0.25, start + 0.02);
    volume.gain.exponentialRampToValueAtTime(0.0001, start + 0.3);
    tone.connect(volume).connect(sound.destination);
    tone.start(start);
    tone.stop(start + 0.32);
  }
}

function ring(what) {
  if (document.hidden) {
    unseen += 1;
    document.title = `(${unseen}) ${plainTitle}`;
  }
  if (!wanted()) return;
  beep();
  if ("Notification" in window && Notification.permission === "granted") {
    const told = new Notification(inbox.dataset[`alert-${what}`] ?? inbox.getAttribute(`data-alert-${what}`), { tag: "sangdam" });
    told.onclick = () => { window.focus(); told.close(); };
  }
}

document.addEventListener("desk:ring", () => wanted() && beep());

document.addEventListener("visibilitychange", () => {
  if (document.hidden) return;
  unseen = 0;
  document.title = plainTitle;
});

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
showButton();
