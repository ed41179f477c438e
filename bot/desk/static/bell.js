// Counters in the menu and in the tab's title, and what rings: on every page, once for a browser, and each kind in its own way.
"use strict";

window.deskBell = (() => {
  const sign = document.getElementById("live");
  const button = document.getElementById("alerts");
  const toast = document.getElementById("toast");
  const plainTitle = document.title;
  // Pitch and second of each tone: an emergency is heard from the next room, a hand-over goes down, all else goes up.
  const TONES = {
    urgent: [[988, 0], [740, 0.18], [988, 0.36], [740, 0.54], [988, 0.72], [740, 0.9]],
    unreached: [[659, 0], [523, 0.2]],
    handed: [[1047, 0], [784, 0.16], [523, 0.32]],
    mentioned: [[880, 0], [880, 0.16]],
    reminded: [[523, 0], [659, 0.16], [784, 0.32]],
    ending: [[523, 0], [659, 0.16], [784, 0.32]],
    usual: [[784, 0], [1047, 0.16]],
  };
  let sound = null;
  let counts = null;

  const wanted = () => localStorage.getItem("sangdam-alerts") === "on";

  // -- counters --------------------------------------------------------------------------------------------------------

  function count(told) {
    counts = told;
    for (const [page, number] of Object.entries(told)) {
      const link = document.querySelector(`.menu [data-entry="${page}"]`);
      if (!link) continue;
      const tag = link.querySelector(".count") ?? link.appendChild(Object.assign(document.createElement("span"), { className: "count" }));
      tag.hidden = !number;
      tag.textContent = number > 99 ? "99+" : String(number);
      tag.classList.toggle("hot", page === "inbox" && told.urgent > 0);
    }
    document.title = told.inbox ? `(${told.inbox > 99 ? "99+" : told.inbox}) ${plainTitle}` : plainTitle;
  }

  document.addEventListener("desk:open", () => counts && count(counts));

  // -- ringing ---------------------------------------------------------------------------------------------------------

  // A browser lets a page sound only after its person has touched it once.
  function wake() {
    sound ??= new AudioContext();
    if (sound.state === "suspended") sound.resume();
  }
  document.addEventListener("pointerdown", () => wanted() && wake(), { passive: true });
  document.addEventListener("keydown", () => wanted() && wake());

  function beep(kind) {
    if (!sound || sound.state !== "running") return;
    for (const [pitch, at] of TONES[kind] ?? TONES.usual) {
      const tone = sound.createOscillator();
      const volume = sound.createGain();
      const start = sound.currentTime + at;
      tone.type = kind === "urgent" ? "square" : "sine";
      tone.frequency.value = pitch;
      volume.gain.setValueAtTime(0.0001, start);
      volume.gain.exponentialRampToValueAtTime(0.25, start + 0.02);
      volume.gain.exponentialRampToValueAtTime(0.0001, start + 0.3);
      tone.connect(volume).connect(sound.destination);
      tone.start(start);
      tone.stop(start + 0.32);
    }
  }

  function play(kind) {
    beep(kind);
    document.dispatchEvent(new CustomEvent("desk:rung", { detail: kind }));
    if (!("Notification" in window) || Notification.permission !== "granted") return;
    const told = new Notification(sign.getAttribute(`data-ring-${kind}`), { tag: `sangdam-${kind}`, renotify: true });
    told.onclick = () => { window.focus(); told.close(); };
  }

  // The tab that keeps the line rings. When nobody has touched it yet, it lets one ring that may sound.
  const tabs = new BroadcastChannel("sangdam-bell");
  const me = String(Math.random());
  let answer = null;
  const canSound = () => sound?.state === "running";

  tabs.addEventListener("message", ({ data }) => {
    if (data.ask && canSound()) tabs.postMessage({ can: me });
    if (data.can) answer?.(data.can);
    if (data.to === me) play(data.kind);
  });

  function whoCan() {
    return new Promise((resolve) => {
      answer = resolve;
      setTimeout(resolve, 200, me);
      tabs.postMessage({ ask: true });
    });
  }

  async function ring(kind) {
    if (!kind || !wanted()) return;
    const to = canSound() ? me : await whoCan();
    if (to === me) play(kind);
    else tabs.postMessage({ to, kind });
  }

  // -- on the page -----------------------------------------------------------------------------------------------------

  // What calls this person alone, and an emergency, is also read: on every page, with the sound off, until it is closed.
  const READ = ["urgent", "handed", "taken", "mentioned", "reminded", "ending"];

  function show(kind, address) {
    if (!READ.includes(kind) || window.location.pathname === address) return;
    const words = Object.assign(document.createElement("span"), { textContent: sign.getAttribute(`data-ring-${kind}`) });
    const way = Object.assign(document.createElement("a"), { href: address, textContent: toast?.dataset.open });
    say([words, ...(address ? [way] : [])]);
  }

  function say(parts) {
    if (!toast) return;
    const close = Object.assign(document.createElement("button"), { type: "button", className: "quiet small", textContent: "×" });
    close.setAttribute("aria-label", toast.dataset.close);
    close.addEventListener("click", () => toast.replaceChildren());
    toast.replaceChildren(...parts, close);
  }

  // -- on and off ------------------------------------------------------------------------------------------------------

  function showButton() {
    button.hidden = false;
    button.setAttribute("aria-pressed", String(wanted()));
    button.querySelector("span").textContent = wanted() ? button.dataset.off : button.dataset.on;
  }

  button?.addEventListener("click", async () => {
    localStorage.setItem("sangdam-alerts", wanted() ? "off" : "on");
    showButton();
    if (!wanted()) return;
    wake();
    beep("usual");
    if ("Notification" in window && Notification.permission === "default") await Notification.requestPermission();
  });
  if (button) showButton();

  return { count, ring, show, say };
})();
