// Kakao's components as a person sees them. A press is handed to `hear(source, raw)`; nothing here talks to the server.

import { el, icon } from "./dom.js";
import { t } from "./words.js";

const FOLD_AT = 500; // Above this KakaoTalk folds a simpleText behind "전체 보기".

const won = (amount) => `${Number(amount).toLocaleString("ko-KR")}원`;

export function components(outputs, hear, phone) {
  return outputs.flatMap((output) => Object.entries(output).map(([kind, body]) => component(kind, body, hear, phone)));
}

function component(kind, body, hear, phone) {
  const draw = DRAWN[kind];
  return draw ? draw(body, hear, phone) : el("div", { class: "bubble unknown" }, kind);
}

const DRAWN = {
  simpleText: (body, hear, phone) => simpleText(String(body.text ?? ""), phone),
  simpleImage: (body) => el("figure", { class: "picture" }, image(body.imageUrl, body.altText)),
  textCard: (body, hear) => card("text-card", [titles(body), buttons(body, hear)]),
  basicCard: (body, hear) => card("basic-card", [thumbnail(body.thumbnail), titles(body), buttons(body, hear)]),
  commerceCard: (body, hear) => card("commerce-card", [thumbnail(body.thumbnails?.[0]), seller(body.profile), price(body), titles(body), buttons(body, hear)]),
  listCard: (body, hear) => card("list-card", [el("h3", { class: "list-head" }, body.header?.title ?? ""), list(body.items, hear), buttons(body, hear)]),
  itemCard: (body, hear) => card("item-card", [itemHead(body), thumbnail(body.thumbnail), itemTitle(body.imageTitle), rows(body), titles(body), buttons(body, hear)]),
  carousel: (body, hear, phone) => carousel(body, hear, phone),
};

function simpleText(text, phone) {
  if (text.length <= FOLD_AT) return el("div", { class: "bubble" }, linked(text));
  const unfold = el("button", { type: "button", class: "unfold", onclick: () => phone.read(text) }, t("readAll"), icon("chevron"));
  return el("div", { class: "bubble folded" }, el("div", {}, linked(`${text.slice(0, FOLD_AT)}…`)), unfold);
}

function linked(text) {
  return text.split(/(https?:\/\/[^\s]+)/g).map((part, at) =>
    at % 2 ? el("a", { href: part, target: "_blank", rel: "noopener noreferrer" }, part) : part);
}

export function image(url, altText) {
  const picture = el("img", { src: url, alt: altText ?? "", loading: "lazy" });
  picture.addEventListener("error", () => picture.replaceWith(el("span", { class: "no-picture" }, altText || t("photoGone"))));
  return picture;
}

function card(kind, parts) {
  return el("article", { class: `card ${kind}` }, parts);
}

function thumbnail(raw) {
  if (!raw?.imageUrl) return null;
  return el("div", { class: raw.fixedRatio ? "thumbnail whole" : "thumbnail" }, image(raw.imageUrl, raw.altText));
}

function titles(body) {
  if (!body.title && !body.description) return null;
  return el("div", { class: "titles" },
    body.title ? el("h3", {}, body.title) : null,
    body.description ? el("p", {}, linked(String(body.description))) : null);
}

function buttons(body, hear) {
  const all = body.buttons ?? [];
  if (!all.length) return null;
  const layout = body.buttonLayout ?? "vertical";
  return el("div", { class: `buttons ${layout}` }, all.map((raw) =>
    el("button", { type: "button", dataset: { action: raw.action }, onclick: () => hear("button", raw) }, raw.label ?? "")));
}

function seller(profile) {
  return profile ? el("div", { class: "seller" }, profile.nickname ?? "") : null;
}

function price(body) {
  const now = body.discountedPrice ?? body.price - (body.discount ?? 0);
  const rate = body.discountRate ? el("em", {}, `${body.discountRate}%`) : null;
  const before = now === body.price ? null : el("s", {}, won(body.price));
  return el("div", { class: "price" }, rate, el("strong", {}, won(now)), before);
}

function list(items, hear) {
  return el("ul", {}, (items ?? []).map((raw) => {
    const words = el("span", { class: "list-words" }, el("b", {}, raw.title ?? ""), raw.description ? el("small", {}, raw.description) : null);
    const pressed = raw.action || raw.link ? () => hear("list_item", raw) : null;
    return el("li", {}, el("button", { type: "button", disabled: !pressed, onclick: pressed ?? undefined }, words, raw.imageUrl ? image(raw.imageUrl, "") : null));
  }));
}

function itemHead(body) {
  if (body.profile) return el("header", { class: "item-head profile" }, body.profile.imageUrl ? image(body.profile.imageUrl, "") : null, body.profile.title ?? "");
  return body.head ? el("header", { class: "item-head" }, body.head.title ?? "") : null;
}

function itemTitle(raw) {
  if (!raw) return null;
  return el("div", { class: "image-title" }, el("div", {}, el("h3", {}, raw.title ?? ""), el("p", {}, raw.description ?? "")), raw.imageUrl ? image(raw.imageUrl, "") : null);
}

function rows(body) {
  const side = body.itemListAlignment === "right" ? "rows right" : "rows";
  const lines = (body.itemList ?? []).flatMap((raw) => [el("dt", {}, raw.title ?? ""), el("dd", {}, raw.description ?? "")]);
  const sum = body.itemListSummary;
  const last = sum ? [el("dt", { class: "sum" }, sum.title), el("dd", { class: "sum" }, sum.description)] : [];
  return el("dl", { class: side }, lines, last);
}

function carousel(body, hear, phone) {
  const strip = el("div", { class: "strip", tabIndex: 0 });
  if (body.header) strip.append(card("carousel-head", [thumbnail(body.header.thumbnail), titles(body.header)]));
  strip.append(...(body.items ?? []).map((item) => component(body.type, item, hear, phone)));
  const turn = (way) => strip.scrollBy({ left: way * 240, behavior: "smooth" });
  const arrow = (way, name) => el("button", { type: "button", class: `arrow ${name}`, "aria-label": name === "next" ? "다음" : "이전", onclick: () => turn(way) }, icon("chevron"));
  return el("div", { class: "carousel" }, strip, arrow(-1, "previous"), arrow(1, "next"));
}
