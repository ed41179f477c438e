// The live line: one EventSource a page. It goes on where it broke off, because the browser sends the last number it had.
"use strict";

window.deskLive = function deskLive(root, onChange) {
  const sign = document.getElementById("live");
  let source = null;
  const show = (on) => {
    if (!sign) return;
    sign.textContent = on ? sign.dataset.on : sign.dataset.off;
    sign.classList.toggle("on", on);
  };
  const open = (since) => {
    source = new EventSource(`${root.dataset.live}?since=${since}`);
    source.onopen = () => show(true);
    source.onerror = () => {
      show(false);
      // A browser gives up for good after an answer that is no stream (a restart behind a proxy): then begin again.
      if (source.readyState === EventSource.CLOSED) setTimeout(() => open(root.dataset.since), 2000);
    };
    const heard = (event) => { root.dataset.since = event.lastEventId; };
    source.addEventListener("hello", heard);
    source.addEventListener("reset", (event) => { heard(event); onChange({ what: "reset", case: "", own: false }); });
    source.addEventListener("change", (event) => { heard(event); onChange(JSON.parse(event.data)); });
    source.addEventListener("bye", async () => {
      source.close();
      show(false);
      // A locked screen goes on where it was when it is opened again; whoever is out is led to the door.
      if (await window.deskLock.check() === "locked") document.addEventListener("desk:open", () => open(root.dataset.since), { once: true });
      else window.location.assign(root.dataset.door);
    });
  };
  open(root.dataset.since);
};

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
    if (old && now && plain(old) !== plain(now)) old.replaceWith(now);
  }
  return true;
};
