// What is typed on the page of a case is kept on the server while it is typed, and goes along with every press, so that nothing is lost.
"use strict";

window.deskDrafts = (() => {
  const page = document.getElementById("case");
  const boxes = { answer: document.getElementById("answer"), note: document.getElementById("note") };
  const state = document.getElementById("draft-state");
  const WAIT_MS = 700;
  const read = () => Object.fromEntries(Object.entries(boxes).filter(([, box]) => box).map(([name, box]) => [`kept_${name}`, box.value]));
  const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);
  let kept = read();
  let timer = 0;
  let saving = null;
  let leaving = false;
  let hearing = false;
  let changed = 0;
  const at = page.dataset.draft;
  const tabs = new BroadcastChannel("sangdam-drafts");

  const say = (word) => { if (state) state.textContent = word ? `· ${word}` : ""; };

  async function send() {
    const words = read();
    if (same(words, kept)) return;
    try {
      const answer = await fetch(page.dataset.draft, {
        method: "POST",
        headers: { "X-CSRF-Token": document.body.dataset.csrf, Accept: "application/json", "X-Desk-Quiet": "1" },
        body: new URLSearchParams(words),
        keepalive: true,
      });
      if (!answer.ok) throw new Error(String(answer.status));
      kept = words;
      changed = Date.now();
      tabs.postMessage({ at, words, isKept: true });
      say(state?.dataset.saved);
    } catch {
      say(state?.dataset.failed);
    }
  }

  // One at a time, in the order in which they were typed.
  function save() {
    clearTimeout(timer);
    saving = (saving ?? Promise.resolve()).then(send);
    return saving;
  }

  document.addEventListener("input", (event) => {
    if (hearing || !Object.values(boxes).includes(event.target)) return;
    changed = Date.now();
    tabs.postMessage({ at, words: { [`kept_${event.target.id}`]: event.target.value } });
    clearTimeout(timer);
    timer = setTimeout(save, WAIT_MS);
  });

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || form.method !== "post" || form.target) return;
    leaving = true;
    clearTimeout(timer);
    for (const [name, value] of Object.entries(read())) {
      if (form.contains(boxes[name.slice(5)])) continue;
      const field = form.querySelector(`[name="${name}"]`) ?? form.appendChild(Object.assign(document.createElement("input"), { type: "hidden", name }));
      field.value = value;
    }
  });

  // Two tabs of a case write one text: what is typed in one stands in the other, so that neither keeps its own over it. A page that
  // opens shows what the server has; it changes nothing where somebody has typed since it was asked for.
  tabs.addEventListener("message", ({ data }) => {
    if (data.at !== at || leaving) return;
    const isOld = data.opened && (changed >= data.opened || !same(read(), kept));
    for (const [name, value] of Object.entries(isOld ? {} : data.words)) {
      const box = boxes[name.slice(5)];
      if (!box) continue;
      if (data.isKept || data.opened) kept[name] = value;
      if (!data.isKept) put(box, value);
    }
    if (data.isKept) say(state?.dataset.saved);
  });
  tabs.postMessage({ at, words: kept, opened: performance.timeOrigin });

  function put(box, value) {
    if (box.value === value) return;
    changed = Date.now();
    hearing = true;
    box.value = value;
    box.dispatchEvent(new Event("input", { bubbles: true }));
    hearing = false;
  }

  window.addEventListener("beforeunload", (event) => {
    if (leaving || same(read(), kept)) return;
    save();
    event.preventDefault();
  });

  return { save };
})();
