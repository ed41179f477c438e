// Push messages: turned on for this browser on the page of one's account, and kept after a sign-in. A browser that the desk does not
// know any more (its person signed out, or another one uses it) lets its subscription go.
"use strict";

(() => {
  const { csrf, worker, pushKeep } = document.body.dataset;
  const card = document.getElementById("push-card");
  const button = document.getElementById("push-on");
  const problem = document.getElementById("push-problem");
  const isAble = "serviceWorker" in navigator && "PushManager" in window && "Notification" in window;
  const SEEN = "sangdam-push-kept";
  const session = csrf.slice(0, 8); // Enough to know it apart.

  const post = (address, fields) => fetch(address, {
    method: "POST",
    headers: { "X-CSRF-Token": csrf, Accept: "application/json" },
    body: new URLSearchParams(fields),
  });

  async function present() {
    const here = await navigator.serviceWorker.getRegistration(worker);
    return here ? here.pushManager.getSubscription() : null;
  }

  // Once for each session: whose browser this is may have changed with it.
  async function keep() {
    if (sessionStorage.getItem(SEEN) === session) return;
    const found = await present();
    if (found) {
      const answer = await post(pushKeep, { address: found.endpoint });
      if (!answer.ok) return;
      if (!(await answer.json()).known) await found.unsubscribe();
    }
    sessionStorage.setItem(SEEN, session);
  }

  function bytes(text) {
    const plain = atob(text.replace(/-/g, "+").replace(/_/g, "/"));
    return Uint8Array.from(plain, (one) => one.charCodeAt(0));
  }

  function say(what) {
    problem.textContent = what;
    problem.hidden = !what;
  }

  async function turnOn() {
    say("");
    if (await Notification.requestPermission() !== "granted") { say(problem.dataset.denied); return; }
    await navigator.serviceWorker.register(worker);
    const here = await navigator.serviceWorker.ready;
    const made = await here.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: bytes(card.dataset.key) });
    const { endpoint, keys } = made.toJSON();
    const answer = await post(card.dataset.add, { address: endpoint, key: keys.p256dh, secret: keys.auth });
    if (answer.ok) { window.location.reload(); return; }
    await made.unsubscribe();
    say((await answer.json()).text);
  }

  async function offer() {
    if (!isAble) { document.getElementById("push-unable").hidden = false; return; }
    button.hidden = (await present()) !== null;
  }

  button?.addEventListener("click", async () => {
    button.disabled = true;
    try {
      await turnOn();
    } catch {
      say(problem.dataset.failed);
    }
    button.disabled = false;
  });

  // Who looks at the desk needs to be told no more.
  async function clear() {
    if (document.visibilityState !== "visible") return;
    const here = await navigator.serviceWorker.getRegistration(worker);
    for (const shown of await here?.getNotifications() ?? []) shown.close();
  }

  if (isAble) document.addEventListener("visibilitychange", clear);

  (async () => {
    if (isAble) { await keep(); await clear(); }
    if (card) await offer();
  })();
})();
