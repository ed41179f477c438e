// The locked screen. Work keeps a session open; before it ends the page asks; then it hides everything, still counts and rings, and
// opens again by the password or a code, with what was typed in its place. All tabs of a browser are locked and opened together.
"use strict";

window.deskLock = (() => {
  const screen = document.getElementById("lock");
  const form = document.getElementById("lock-form");
  const soon = document.getElementById("lock-soon");
  const problem = document.getElementById("lock-problem");
  const { stay, csrf } = document.body.dataset;
  const tabs = new BroadcastChannel("sangdam-lock");
  const WARN_MS = 60000;
  const COUNT_EVERY_MS = 10000;
  const title = document.title;
  let ends = 0;
  let full = 0;
  let stayed = 0;
  let counted = 0;
  let newest = null;
  let focused = null;
  let asking = null;
  let opened = 0;

  const isLocked = () => !screen.hidden;
  const headers = { "X-CSRF-Token": csrf, Accept: "application/json" };

  // Counted from when it was asked: a computer may have slept before the answer came.
  function openFor(seconds, asked) {
    ends = asked + seconds * 1000;
    full = Math.max(full, seconds * 1000);
    soon.hidden = true;
  }

  async function ask() {
    const since = newest ?? window.deskHeard?.() ?? "";
    const answer = await fetch(`${screen.dataset.session}?since=${since}`, { headers: { "X-Desk-Quiet": "1" } });
    return answer.json();
  }

  // What the server says counts; this page's own clock only tells when to ask.
  function check() {
    asking ??= settle().finally(() => { asking = null; });
    return asking;
  }

  async function settle() {
    const asked = Date.now();
    try {
      const told = await ask();
      if (told.state === "locked" && asked < opened) return "open"; // It was opened since.
      if (told.state === "over") window.location.assign(`${screen.dataset.door}?next=${encodeURIComponent(window.location.pathname)}`);
      else if (told.state === "locked") lock(told);
      else { openFor(told.left, asked); if (isLocked()) unlock(); }
      return told.state;
    } catch {
      return null; // The server is away: nothing can be read from it either.
    }
  }

  function lock(told) {
    count(told);
    if (isLocked()) return;
    focused = document.activeElement;
    document.querySelectorAll("dialog[open]").forEach((one) => one.close());
    screen.hidden = false;
    soon.hidden = true;
    document.body.classList.add("locked");
    for (const part of document.body.children) if (part !== screen) part.inert = true;
    form.elements.secret.focus();
    window.deskDrafts?.save();
    tabs.postMessage({ locked: true });
  }

  function unlock() {
    opened = Date.now();
    screen.hidden = true;
    document.body.classList.remove("locked");
    for (const part of document.body.children) part.inert = false;
    form.reset();
    problem.hidden = true;
    document.title = title;
    newest = null;
    focused?.focus();
    document.dispatchEvent(new Event("desk:open"));
  }

  function count({ waiting, urgent, newest: last, rings }) {
    if (waiting === undefined) return;
    for (const [id, number, words] of [["lock-waiting", waiting, screen.dataset.waitingWords], ["lock-urgent", urgent, screen.dataset.urgentWords]]) {
      const tag = document.getElementById(id);
      tag.hidden = !number;
      tag.textContent = words.replace("{}", String(number));
    }
    document.title = waiting ? `(${waiting}) ${title}` : title;
    document.dispatchEvent(new CustomEvent("desk:ring", { detail: { rings, last } }));
    newest = last;
  }

  async function work() {
    if (isLocked() || Date.now() - stayed < Math.min(WARN_MS, full / 4)) return;
    stayed = Date.now();
    try {
      const answer = await fetch(stay, { method: "POST", headers });
      if (!answer.ok) { check(); return; }
      const { left } = await answer.json();
      openFor(left, stayed);
      tabs.postMessage({ left, asked: stayed });
    } catch {
      stayed = 0;
    }
  }

  function tick() {
    const now = Date.now();
    if (isLocked()) {
      if (now - counted >= COUNT_EVERY_MS) { counted = now; check(); }
    } else if (now >= ends) {
      check();
    } else {
      soon.hidden = now < ends - Math.min(WARN_MS, full / 4);
    }
  }

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const asked = Date.now();
    const answer = await fetch(form.action, { method: "POST", headers, body: new URLSearchParams(new FormData(form)) });
    const told = await answer.json().catch(() => ({}));
    form.elements.secret.value = "";
    if (answer.ok) {
      openFor(told.left, asked);
      unlock();
      tabs.postMessage({ left: told.left, asked });
      return;
    }
    if (await check() === "open") return;
    problem.textContent = told.text ?? "";
    problem.hidden = false;
    form.elements.secret.focus();
  });

  tabs.addEventListener("message", ({ data }) => {
    if (data.locked) { check(); return; }
    openFor(data.left, data.asked);
    if (isLocked()) unlock();
  });

  for (const kind of ["keydown", "pointerdown", "input", "wheel", "touchmove"]) document.addEventListener(kind, work, { passive: true, capture: true });
  document.getElementById("lock-stay").addEventListener("click", () => { stayed = 0; work(); });
  document.addEventListener("visibilitychange", () => { if (!document.hidden) tick(); });
  openFor(Number(document.body.dataset.openFor), Date.now());
  stayed = Date.now();
  setInterval(tick, 1000);

  return { check, isLocked };
})();
