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
    if (!Object.values(boxes).includes(event.target)) return;
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

  window.addEventListener("beforeunload", (event) => {
    if (leaving || same(read(), kept)) return;
    save();
    event.preventDefault();
  });

  return { save };
})();
