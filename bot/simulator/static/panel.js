// The developer panel: each call to the server and each webhook, newest first, with what Kakao would refuse in red.

import { byId, el } from "./dom.js";
import { clockTime, t } from "./words.js";

const SHOWN = 60;

export function addExchange(line, limit) {
  const body = line.body;
  const kind = line.kind === "webhook" ? webhookEntry(body) : callEntry(body, limit);
  put(el("details", { class: `exchange ${kind.bad ? "bad" : ""}`, open: true },
    el("summary", {}, kind.badge, kind.words, kind.timing, el("time", {}, clockTime(line.at))),
    kind.warnings, kind.facts, parts(body, line.kind === "webhook")));
}

export function clearExchanges() {
  byId("exchanges").replaceChildren(el("p", { class: "empty" }, t("nothingYet")));
}

function put(entry) {
  const host = byId("exchanges");
  host.querySelector(".empty")?.remove();
  for (const other of host.querySelectorAll("details[open].exchange")) other.open = false;
  host.prepend(entry);
  while (host.children.length > SHOWN) host.lastElementChild.remove();
  host.scrollTop = 0;
}

function callEntry(body, limit) {
  const problems = body.problems ?? [];
  const late = body.error === "1001";
  const said = body.request?.userRequest?.utterance ?? body.request?.utterance ?? (body.skill === "callback" ? t("lateAnswer") : "");
  const warnings = [];
  if (body.error) warnings.push(el("p", { class: "warning" }, late ? `${body.number} (1001) · ${t("timeout")}` : `${body.error.startsWith("kakao ") ? body.error.slice(6) : `${body.number} · ${body.error}`} · ${t("refused")}`));
  warnings.push(...problems.map((problem) => el("p", { class: "warning" }, body.number ? `${body.number} · ${problem}` : problem)));
  return {
    bad: Boolean(body.error || problems.length),
    badge: el("span", { class: "badge" }, body.skill),
    words: el("span", { class: "said" }, said.trim()),
    timing: meter(body.ms, limit, body.status),
    warnings,
    facts: facts(body.answer?.data, body.url),
  };
}

function webhookEntry(body) {
  return {
    bad: !body.ok,
    badge: el("span", { class: "badge hook" }, t("webhook")),
    words: el("span", { class: "said" }, `${body.name} · ${body.method}`),
    timing: meter(body.ms, 3, body.status),
    warnings: body.ok ? [] : [el("p", { class: "warning" }, `${t("failed")} · ${body.error ?? `HTTP ${body.status}`}`)],
    facts: facts(null, body.url),
  };
}

function meter(ms, limit, status) {
  const share = Math.min(ms / (limit * 1000), 1);
  const bar = el("i", {});
  bar.style.width = `${Math.max(share * 100, 2)}%`;
  const tone = share > 0.8 ? "slow" : share > 0.4 ? "fair" : "fast";
  return el("span", { class: `timing ${tone}` }, el("span", { class: "meter" }, bar), `${Math.round(ms)} ms`, el("b", {}, status ?? "—"));
}

function facts(data, url) {
  const known = ["skill", "step", "intent"].filter((key) => data?.[key]);
  const chips = known.map((key) => el("span", { class: "fact" }, el("i", {}, key), data[key]));
  return el("div", { class: "facts" }, url ? el("code", {}, `POST ${url}`) : null, chips);
}

function parts(body, isWebhook) {
  const shown = isWebhook
    ? [["request", body.body], ["response", body.answer || `HTTP ${body.status ?? "—"}`]]
    : [["request", body.request], ["response", body.answer], ["headers", body.headers]];
  const view = el("div", { class: "json" });
  const tabs = shown.map(([key, value]) =>
    el("button", { type: "button", role: "tab", onclick: (event) => choose(event.currentTarget, view, value) }, t(key)));
  const copy = el("button", { type: "button", class: "copy", onclick: async (event) => {
    const button = event.currentTarget;
    await navigator.clipboard?.writeText(view.dataset.text);
    button.textContent = t("copied");
  } }, t("copy"));
  const host = el("div", { class: "parts" }, el("div", { class: "tabs", role: "tablist" }, tabs, copy), view);
  choose(tabs[1], view, shown[1][1]);
  return host;
}

function choose(tab, view, value) {
  for (const other of tab.parentElement.querySelectorAll("[role=tab]")) other.setAttribute("aria-selected", String(other === tab));
  const text = typeof value === "string" ? value : JSON.stringify(value, null, 2);
  view.dataset.text = text ?? "";
  view.replaceChildren(el("pre", {}, coloured(text ?? "")));
}

const TOKEN = /("(?:\\.|[^"\\])*")(\s*:)?|\b(true|false|null)\b|(-?\d+(?:\.\d+)?)/g;

function coloured(text) {
  const pieces = [];
  let at = 0;
  for (const match of text.matchAll(TOKEN)) {
    pieces.push(text.slice(at, match.index));
    const [whole, string, colon, word] = match;
    const tone = string ? (colon ? "key" : "string") : word ? "word" : "number";
    pieces.push(el("span", { class: tone }, string ?? whole), colon ?? "");
    at = match.index + whole.length;
  }
  pieces.push(text.slice(at));
  return pieces;
}

