// The page of a case: new words appear by themselves, the answer is counted and previewed, keys press buttons.
"use strict";

const page = document.getElementById("case");
const answer = document.getElementById("answer");
const QUIET_PARTS = ["talk", "notes", "photos"];
const STOPPED_OR_RESUMED = new Set(["case_suspended", "case_resumed"]);

// -- live --------------------------------------------------------------------------------------------------------------

// What is read anew by itself is what only grows. When buttons would change, the page says so instead of moving under the
// hand of whoever is typing.
window.deskLive(page, async (change) => {
  if (change.case !== page.dataset.case && change.what !== "reset") return;
  // What may be seen no longer must not stay on the screen of somebody who has it open.
  if (STOPPED_OR_RESUMED.has(change.what)) return window.location.assign(document.querySelector("#changed a").href);
  await window.deskRefresh(QUIET_PARTS);
  const heard = document.getElementById("heard");
  const now = document.getElementById("heard-now");
  if (heard && now) heard.value = now.value;
  const moved = change.what.startsWith("case_") && change.what !== "case_seen";
  if (moved && !change.own) document.getElementById("changed").hidden = false;
});

// -- the answer --------------------------------------------------------------------------------------------------------

if (answer) {
  const left = document.getElementById("left");
  const preview = document.getElementById("preview");
  const shown = document.getElementById("preview-text");
  const count = () => {
    left.textContent = left.dataset.words.replace("{}", String(Number(left.dataset.most) - answer.value.length));
    shown.textContent = answer.value.trim();
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
      answer.value = answer.value ? `${answer.value.trimEnd()}\n\n${canned.value}` : canned.value;
      canned.value = "";
      count();
      answer.focus();
    });
  }
  answer.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) answer.form.requestSubmit();
  });
  count();
}

// -- closing, photos, keys ---------------------------------------------------------------------------------------------

const outcome = document.getElementById("outcome");
if (outcome) {
  const field = document.getElementById("visit-field");
  const match = () => { field.hidden = outcome.value !== "visit_booked"; };
  outcome.addEventListener("change", match);
  match();
}

document.addEventListener("click", (event) => {
  const tile = event.target.closest("[data-photo]");
  if (!tile) return;
  event.preventDefault();
  const view = document.getElementById("photo-view");
  view.querySelector("img").src = tile.href;
  view.showModal();
});
document.getElementById("photo-view").addEventListener("close", (event) => event.target.querySelector("img").removeAttribute("src"));

const KEYS = {
  t: () => document.getElementById("take")?.click(),
  r: () => answer?.focus(),
  n: () => document.getElementById("note")?.focus(),
  u: () => document.querySelector("[data-back]").click(),
  "?": () => document.getElementById("keys").showModal(),
};
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input, textarea, select")) return;
  if (!KEYS[event.key]) return;
  event.preventDefault();
  KEYS[event.key]();
});
