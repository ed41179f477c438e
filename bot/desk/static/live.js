// The live line: one for all tabs of a browser, because a browser gives a host only a handful of connections. The tab that holds the
// lock keeps the line and tells the others; when it is closed the next one goes on after the last number that was heard.
"use strict";

window.deskLive = (() => {
  const { live, door } = document.body.dataset;
  const listeners = [];
  if (!live) return () => {};
  const sign = document.getElementById("live");
  const tabs = new BroadcastChannel("sangdam-live");
  const alone = !navigator.locks; // Without TLS there are no locks: then each tab has a line of its own.
  sign.textContent = sign.dataset.begins; // Until the line stands, nothing is broken; without script nothing is live.
  let since = "";
  let rung = 0;
  let leads = false;
  let isOn = false;
  let counts = null;

  const notify = (change) => listeners.forEach((listener) => listener(change));

  function show(on) {
    isOn = on;
    sign.textContent = on ? sign.dataset.on : sign.dataset.off;
    sign.classList.toggle("on", on);
  }

  // What the line says, in this tab; `at` is the number up to which everything was told.
  function hear({ ask, on, told, at, what, again, hello }) {
    if (ask) { if (leads) tabs.postMessage({ on: isOn, told: counts, at: since, again: true }); return; }
    if (on !== undefined) show(on);
    if (told) { counts = told; window.deskBell.count(told); }
    if (at === undefined || at === "") return;
    const isNew = since === "" || Number(at) > Number(since);
    const missed = (again || hello) && since !== "" && isNew;
    if (what || hello || isNew) since = at;
    if (what?.what === "reset" || missed) notify({ what: "reset", case: "", own: false });
    else if (what && isNew) {
      if (leads && Number(at) > rung) window.deskBell.ring(what.ring);
      window.deskBell.show(what.ring, what.case && live.replace(/events$/, `cases/${what.case}`));
      notify(what);
    }
  }

  function tell(message) {
    hear(message);
    if (!alone) tabs.postMessage(message);
  }

  function open() {
    const source = new EventSource(`${live}?since=${since}`);
    source.onopen = () => tell({ on: true });
    source.onerror = () => {
      tell({ on: false });
      // A browser gives up for good after an answer that is no stream (a restart behind a proxy): then begin again.
      if (source.readyState === EventSource.CLOSED) setTimeout(open, 2000);
    };
    source.addEventListener("hello", (event) => tell({ at: event.lastEventId, hello: true }));
    source.addEventListener("reset", (event) => tell({ at: event.lastEventId, what: { what: "reset" } }));
    source.addEventListener("change", (event) => tell({ at: event.lastEventId, what: JSON.parse(event.data) }));
    source.addEventListener("counts", (event) => tell({ told: JSON.parse(event.data) }));
    source.addEventListener("bye", async () => {
      source.close();
      tell({ on: false });
      // A locked screen goes on where it was when it is opened again; whoever is out is led to the door, and back from it.
      if (await window.deskLock.check() === "locked") document.addEventListener("desk:open", open, { once: true });
      else window.location.assign(`${door}?next=${encodeURIComponent(window.location.pathname)}`);
    });
  }

  function begin() {
    leads = true;
    open();
  }

  // A locked screen has no line: it asks, and what rang there does not ring again once it is open and hears of it.
  document.addEventListener("desk:ring", ({ detail }) => {
    rung = Math.max(rung, detail.last);
    if (leads) detail.rings.forEach(window.deskBell.ring);
  });
  window.deskHeard = () => since;

  document.addEventListener("DOMContentLoaded", () => {
    tabs.addEventListener("message", ({ data }) => hear(data));
    if (alone) { begin(); return; }
    tabs.postMessage({ ask: true });
    navigator.locks.request("sangdam-live", () => { begin(); return new Promise(() => {}); });
  });

  return (root, onChange) => {
    since = root.dataset.since ?? since;
    listeners.push(onChange);
  };
})();

// Loads this page again, quietly, and puts the named parts of it in place. Quiet: it keeps nobody signed in.
window.deskRefresh = async function deskRefresh(ids) {
  const answer = await fetch(window.location.href, { headers: { "X-Desk-Quiet": "1" } });
  if (!answer.ok) {
    window.deskLock.check();
    return false;
  }
  const plain = (part) => part.innerHTML.replace(/name="once" value="[^"]*"/g, ""); // It is another one each time.
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const id of ids) {
    const [old, now] = [document.getElementById(id), fresh.getElementById(id)];
    if (!old || !now || plain(old) === plain(now)) continue;
    const left = old.scrollLeft;
    old.replaceWith(now);
    now.scrollLeft = left;
  }
  return true;
};
