// Shows a push message while the desk is closed. It adds up what it shows already, knows a repetition, and makes no sound beside a
// desk that is in sight, because that rings itself; shown it must be, or a phone takes the permission back.
"use strict";

const TAG = "sangdam";

async function show(told) {
  const open = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  const isSeen = open.some((page) => page.visibilityState === "visible");
  const [last] = await self.registration.getNotifications({ tag: TAG });
  const before = last?.data ?? { ids: [], kinds: [] };
  if (before.ids.includes(told.id)) return;
  const kinds = told.kinds.map((kind) => ({ ...kind, n: kind.n + (before.kinds.find((one) => one.kind === kind.kind)?.n ?? 0) }));
  kinds.push(...before.kinds.filter((old) => !kinds.some((one) => one.kind === old.kind)));
  const isUrgent = kinds.some((one) => one.kind === "urgent");
  kinds.sort((one, other) => (other.kind === "urgent") - (one.kind === "urgent"));
  await self.registration.showNotification(told.title, {
    body: kinds.map((one) => one.say.replace("{n}", String(one.n))).join(", "),
    tag: TAG,
    renotify: !isSeen,
    silent: isSeen,
    requireInteraction: isUrgent,
    icon: "static/icon-192.png",
    data: { ids: [...before.ids.slice(-20), told.id], kinds },
  });
}

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("push", (event) => {
  if (event.data) event.waitUntil(show(event.data.json()));
});

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil((async () => {
    const [page] = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
    return page ? page.focus() : self.clients.openWindow(self.registration.scope);
  })());
});
