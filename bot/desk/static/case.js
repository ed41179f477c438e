// The page of a case: new words appear by themselves, the answer is counted and previewed, keys press buttons.
"use strict";

const page = document.getElementById("case");
const answer = document.getElementById("answer");
const QUIET_PARTS = ["talk", "notes", "photos"];
const STOPPED_OR_RESUMED = new Set(["case_suspended", "case_resumed", "case_stripped"]);

// -- live --------------------------------------------------------------------------------------------------------------

// What is read anew by itself is what only grows. When buttons would change, the page says so instead of moving under the
// hand of whoever is typing.
window.deskLive(page, async (change) => {
  // A case that was destroyed has no event of its own: whoever has one open asks whether it is still there.
  const here = document.querySelector("#changed a").href;
  if (change.what === "cases_destroyed") {
    const found = await fetch(here, { cache: "no-store" });
    if (found.status === 404) window.location.replace(here);
    return;
  }
  if (change.case !== page.dataset.case && change.what !== "reset") return;
  // What may be seen no longer must not stay on the screen of somebody who has it open.
  if (STOPPED_OR_RESUMED.has(change.what)) return window.location.assign(here);
  await window.deskRefresh(QUIET_PARTS);
  const heard = document.getElementById("heard");
  const now = document.getElementById("heard-now");
  if (heard && now) heard.value = now.value;
  const moved = change.what.startsWith("case_") && change.what !== "case_seen";
  if (moved && !change.own) document.getElementById("changed").hidden = false;
});

// -- the answer --------------------------------------------------------------------------------------------------------

// As skills/cases/answering/links.py splits it: the last line may be a button.
const splitLink = (text) => {
  const found = /^([\s\S]*?)\s*\n\s*\[([^[\]\n]{1,14})\]\((https:\/\/\S+)\)$/.exec(text);
  return found ? found.slice(1) : [text, "", ""];
};

if (answer) {
  const left = document.getElementById("left");
  const preview = document.getElementById("preview");
  const shown = document.getElementById("preview-text");
  const count = () => {
    left.textContent = left.dataset.words.replace("{}", String(Number(left.dataset.most) - answer.value.length));
    const [words, label, url] = splitLink(answer.value.trim());
    shown.textContent = words;
    const button = document.getElementById("preview-link");
    button.hidden = !url;
    [button.firstElementChild.textContent, button.lastElementChild.textContent] = [label, url];
  };
  answer.addEventListener("input", count);
  document.getElementById("preview-button").addEventListener("click", (event) => {
    event.preventDefault();
    preview.hidden = !preview.hidden;
    count();
  });
  const canned = document.getElementById("canned");
  if (canned) {
    canned.closest("label").hidden = false;
    canned.addEventListener("change", () => {
      if (!canned.value) return;
      window.deskUsed(answer, canned.selectedOptions[0].dataset.id);
      answer.value = answer.value ? `${answer.value.trimEnd()}\n\n${canned.value}` : canned.value;
      canned.value = "";
      answer.dispatchEvent(new Event("input", { bubbles: true }));
      answer.focus();
    });
  }
  window.deskPicker(answer, canned);
  const add = document.getElementById("link-add");
  add.hidden = false;
  add.addEventListener("click", () => {
    const [label, url] = ["link-label", "link-url"].map((id) => document.getElementById(id));
    if (!label.value.trim() || !url.value.trim()) return;
    const words = answer.value.trimEnd().length;
    answer.value = `${answer.value.trimEnd()}\n\n[${label.value.trim()}](${url.value.trim()})`;
    label.value = url.value = "";
    answer.dispatchEvent(new Event("input", { bubbles: true }));
    document.getElementById("preview").hidden = false;
    answer.focus();
    answer.setSelectionRange(words, words); // Who types on writes above the button, which stays the last line.
  });
  const picked = document.getElementById("files");
  const attach = document.getElementById("attach"); // For who has no script: here a picked file goes up by itself.
  if (attach) attach.hidden = true;
  picked?.addEventListener("change", () => picked.files.length && answer.form.requestSubmit(attach));
  // A copied or dragged picture is attached as in any messenger; words that a program copies together with their picture stay words.
  const attachFrom = (event, given) => {
    if (!picked || !given?.files.length || given.types.includes("text/plain")) return;
    event.preventDefault();
    picked.files = given.files;
    answer.form.requestSubmit(attach);
  };
  answer.addEventListener("paste", (event) => attachFrom(event, event.clipboardData));
  answer.addEventListener("drop", (event) => attachFrom(event, event.dataTransfer));
  // Whoever holds the case is here to write, unless the key Z may still take back what was sent here; on a telephone the keyboard
  // would hide what the patient said.
  if (page.dataset.focus !== undefined && window.matchMedia("(min-width: 861px)").matches) answer.focus();
  count();
}

// -- sending by the keyboard --------------------------------------------------------------------------------------------

for (const box of [answer, document.getElementById("note")]) {
  box?.addEventListener("keydown", (event) => {
    if (event.key === "Escape") box.blur();
    if (event.code !== "Enter" || event.isComposing || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    box.form.requestSubmit(box === answer && event.shiftKey ? document.getElementById("and-close") : undefined);
  });
}

// -- photos, keys -------------------------------------------------------------------------------------------------------

const viewer = document.getElementById("photo-view");
const tiles = () => [...document.querySelectorAll("[data-photo]")];
let shownPhoto = 0;
function showPhoto(at) {
  const all = tiles();
  shownPhoto = (at + all.length) % all.length;
  viewer.querySelector("img").src = all[shownPhoto].href;
  document.getElementById("photo-at").textContent = `${shownPhoto + 1} / ${all.length}`;
  viewer.querySelectorAll("[data-step]").forEach((one) => { one.hidden = all.length < 2; });
  if (!viewer.open) viewer.showModal();
}
document.addEventListener("click", (event) => {
  const tile = event.target.closest("[data-photo]");
  const step = event.target.closest("[data-step]");
  if (step) showPhoto(shownPhoto + Number(step.dataset.step));
  if (!tile) return;
  event.preventDefault();
  showPhoto(tiles().indexOf(tile));
});
viewer.addEventListener("keydown", (event) => {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (step) showPhoto(shownPhoto + step);
});
viewer.addEventListener("close", () => viewer.querySelector("img").removeAttribute("src"));

// What is printed is on the trail, with its reason: the browser's own way to print leads to the form that asks for one.
document.addEventListener("keydown", (event) => {
  const form = document.getElementById("print");
  if (event.code !== "KeyP" || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey || !form) return;
  event.preventDefault();
  form.open = true;
  document.getElementById("print-reason").focus();
});

// By the key's place, so that they work with a Korean keyboard on, too.
const KEYS = {
  KeyT: () => document.getElementById("take")?.click(),
  KeyR: () => answer?.focus(),
  KeyN: () => document.getElementById("note")?.focus(),
  KeyX: () => document.querySelector("[data-next]")?.click(),
  KeyU: () => document.querySelector("[data-back]").click(),
  Slash: (event) => event.shiftKey && document.getElementById("keys").showModal(),
};
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.target.matches("input, textarea, select")) return;
  if (!KEYS[event.code] || window.deskLock.isLocked()) return;
  event.preventDefault();
  KEYS[event.code](event);
});
