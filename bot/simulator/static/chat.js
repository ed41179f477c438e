// The chat page: takes what a person does to the platform, and draws the feed that comes back. Nothing is decided here.

import { components, image } from "./bubbles.js";
import { byId, el, icon, initial, post } from "./dom.js";
import { addExchange, clearExchanges } from "./panel.js";
import { Side } from "./people.js";
import { clockTime, longDate, speak, switchTongue, t } from "./words.js";

const state = { people: new Map(), lines: [], current: "", bot: "", limit: 5, blocks: [], entered: new Set(), awaited: 0 };
let side;
let photosSecure = false;

// -- drawing ---------------------------------------------------------------------------------------------------------

function botAvatar() {
  return el("span", { class: "avatar bot" }, initial(state.bot));
}

function stamp(at) {
  return el("time", { class: "stamp" }, clockTime(at));
}

function mine(line, ...content) {
  return el("div", { class: "line mine" }, stamp(line.at), el("div", { class: "stack" }, content));
}

const DRAW = {
  said: (line) => mine(line, el("div", { class: "bubble" }, line.body.text)),
  sent: (line) => mine(line, el("div", { class: `photos n${Math.min(line.body.photos.length, 4)}` }, line.body.photos.map((url) => image(url, "")))),
  shown: (line) => {
    const stack = el("div", { class: "stack" }, el("span", { class: "name" }, state.bot), components(line.body.outputs, press, { read }));
    return el("div", { class: "line theirs" }, botAvatar(), stack, stamp(line.at));
  },
  notice: (line) => el("p", { class: "notice" }, line.body.text),
};

function add(line) {
  const host = byId("lines");
  const day = longDate(line.at);
  if (host.dataset.day !== day) {
    host.dataset.day = day;
    host.append(el("p", { class: "day" }, el("span", {}, day)));
  }
  const node = DRAW[line.kind]?.(line);
  if (!node) return;
  host.append(node);
  if (line.kind === "said" || line.kind === "sent") drawReplies([]);
  if (line.kind === "shown") drawReplies(line.body.quickReplies);
}

function drawReplies(replies) {
  byId("replies").replaceChildren(...replies.map((raw) =>
    el("button", { type: "button", onclick: () => press("quick_reply", raw) }, raw.label ?? "")));
  byId("replies").scrollLeft = 0;
}

function typing(on) {
  // Two messages can be on their way at once: the dots leave with the last answer.
  state.awaited = Math.max(0, state.awaited + (on ? 1 : -1));
  byId("lines").querySelector(".typing")?.remove();
  if (!state.awaited) return;
  const dots = el("div", { class: "bubble dots" }, el("i"), el("i"), el("i"));
  byId("lines").append(el("div", { class: "line theirs typing" }, botAvatar(), el("div", { class: "stack" }, el("span", { class: "name" }, state.bot), dots)));
}

function toEnd() {
  const talk = byId("talk");
  talk.scrollTop = talk.scrollHeight;
}

function atEnd() {
  const talk = byId("talk");
  return talk.scrollHeight - talk.scrollTop - talk.clientHeight < 420;
}

function redraw() {
  byId("lines").replaceChildren();
  delete byId("lines").dataset.day;
  state.awaited = 0;
  clearExchanges();
  drawReplies([]);
  const person = state.people.get(state.current);
  byId("as-whom").textContent = person.name;
  state.lines.filter((line) => line.person === state.current).forEach(take);
  toEnd();
}

function take(line) {
  if (line.kind === "exchange" || line.kind === "webhook") addExchange(line, state.limit);
  else if (line.kind === "typing") typing(line.body.on);
  else add(line);
}

// -- the feed --------------------------------------------------------------------------------------------------------

function hear(line) {
  if (line.kind === "persona") {
    state.people.set(line.person, line.body);
    side.draw();
    return;
  }
  if (line.kind === "cleared") {
    state.lines = state.lines.filter((other) => other.person !== line.person);
    if (line.person === state.current) redraw();
    return;
  }
  state.lines.push(line);
  if (line.person !== state.current) {
    if (line.kind === "shown") side.note(line.person);
    return;
  }
  take(line);
  toEnd();
}

function listen(after) {
  const feed = new EventSource(`/api/feed?after=${after}`);
  const live = byId("live");
  feed.onmessage = (event) => hear(JSON.parse(event.data));
  feed.onopen = () => { live.classList.remove("off"); live.dataset.t = "live"; live.textContent = t("live"); };
  feed.onerror = () => { live.classList.add("off"); live.dataset.t = "offline"; live.textContent = t("offline"); };
}

// -- what a person does ----------------------------------------------------------------------------------------------

const deed = (name, told = {}) => post(`/api/chat/${state.current}/${name}`, { ...told, way: side.way() });

function press(source, raw) {
  if (raw.action === "webLink" || (raw.link && !raw.action)) {
    window.open(raw.webLinkUrl ?? raw.link.web, "_blank", "noopener");
  } else if (raw.action === "phone") {
    dial(raw.phoneNumber);
  } else if (raw.action === "share") {
    tell(t("shared"));
  } else {
    deed("press", { source, raw });
  }
}

function choose(slug) {
  state.current = slug;
  localStorage.setItem("person", slug);
  side.draw();
  redraw();
  const isNew = !state.lines.some((line) => line.person === slug);
  if (isNew && !state.entered.has(slug)) deed("enter");
  state.entered.add(slug);
}

async function upload(files) {
  if (!files.length) return;
  const form = new FormData();
  for (const file of files) form.append("photo", file);
  form.append("secure", photosSecure ? "1" : "0");
  form.append("way", JSON.stringify(side.way()));
  await post(`/api/chat/${state.current}/photo`, form);
}

// -- sheets over the chat --------------------------------------------------------------------------------------------

function overlay(...content) {
  const close = el("button", { type: "button", class: "icon leave", "aria-label": t("close"), onclick: closeOverlay }, icon("back"));
  byId("overlay").replaceChildren(close, ...content);
  byId("overlay").hidden = false;
  byId("overlay").querySelector("button.main, input, button")?.focus();
}

function closeOverlay() {
  byId("overlay").hidden = true;
  byId("overlay").className = "overlay";
}

function read(text) {
  byId("overlay").className = "overlay full";
  overlay(el("h2", {}, t("readAll")), el("div", { class: "long" }, text));
}

function sheet(...content) {
  byId("overlay").className = "overlay low";
  overlay(el("div", { class: "box" }, content, el("button", { type: "button", class: "plain", onclick: closeOverlay }, t("cancel"))));
}

function dial(number) {
  const call = el("a", { class: "main", href: `tel:${number}` }, `${t("dial")}`);
  sheet(el("strong", {}, number), el("small", {}, t("pcOnly")), call);
}

function tell(text) {
  sheet(el("strong", {}, text));
}

function pickTime() {
  const soon = new Date(Date.now() + 33 * 3600 * 1000).toISOString().slice(0, 13);
  const moment = el("input", { type: "datetime-local", value: `${soon}:00`, "aria-label": t("pickTime") });
  const send = el("button", { type: "button", class: "main", onclick: () => { closeOverlay(); deed("time", { moment: moment.value }); } }, t("choose"));
  sheet(el("strong", {}, t("pickTime")), moment, send);
}

// -- wiring ----------------------------------------------------------------------------------------------------------

const TOOLS = {
  media: () => { photosSecure = false; byId("photo").click(); },
  secure: () => { photosSecure = true; byId("photo").click(); },
  refuse: () => deed("refuse-photos"),
  time: pickTime,
  phone: () => deed("fill", { names: ["phone"] }),
  both: () => deed("fill", { names: ["name", "phone"] }),
};

function showTools(open) {
  byId("sheet").hidden = !open;
  byId("plus").setAttribute("aria-expanded", String(open));
  toEnd();
}

function say(event) {
  event?.preventDefault();
  const words = byId("words");
  const text = words.value.trim();
  if (!text) return;
  words.value = "";
  grow();
  deed("say", { text });
}

function grow() {
  const words = byId("words");
  words.style.height = "auto";
  words.style.height = `${Math.min(words.scrollHeight, 96)}px`;
  byId("send").disabled = !words.value.trim();
}

function wire() {
  for (const node of document.querySelectorAll("[data-icon]")) node.prepend(icon(node.dataset.icon));
  for (const node of document.querySelectorAll("[data-close]")) {
    node.append(icon("cross"));
    node.addEventListener("click", () => byId(node.dataset.close).classList.remove("open"));
  }
  byId("composer").addEventListener("submit", say);
  byId("words").addEventListener("input", grow);
  byId("words").addEventListener("keydown", (event) => {
    // A Korean syllable that is still being composed must not be sent by its Enter.
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) say(event);
  });
  byId("plus").addEventListener("click", () => showTools(byId("sheet").hidden));
  byId("sheet").addEventListener("click", (event) => {
    const tool = event.target.closest("[data-tool]");
    if (tool) { showTools(false); TOOLS[tool.dataset.tool](); }
  });
  byId("photo").addEventListener("change", async (event) => { await upload([...event.target.files]); event.target.value = ""; });
  byId("wipe").addEventListener("click", clearExchanges);
  byId("reopen").addEventListener("click", () => { deed("enter"); byId("side").classList.remove("open"); });
  byId("open-side").addEventListener("click", () => byId("side").classList.toggle("open"));
  byId("open-panel").addEventListener("click", () => byId("panel").classList.toggle("open"));
  byId("tongue").addEventListener("click", () => { switchTongue(); side.drawBlocks(state.blocks); side.draw(); redraw(); });
  // A picture that arrives late must not push the newest line out of sight.
  byId("talk").addEventListener("load", () => { if (atEnd()) toEnd(); }, true);
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") closeOverlay(); });
}

async function start() {
  const told = await (await fetch("/api/state")).json();
  Object.assign(state, { bot: told.bot, limit: told.limit, blocks: told.blocks });
  for (const person of told.people) state.people.set(person.slug, person);
  byId("bot-name").textContent = told.bot;
  byId("bar-avatar").textContent = initial(told.bot);
  byId("server").textContent = told.server;
  state.lines = told.lines;
  side = new Side(state, choose);
  speak();
  side.drawBlocks(told.blocks);
  side.drawRules(told.rules, told.forms);
  wire();
  const kept = localStorage.getItem("person");
  choose(state.people.has(kept) ? kept : told.people[0].slug);
  listen(told.last);
}

start();
