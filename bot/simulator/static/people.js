// The side: who is chatting, their switches, and what they do with their Kakao account.

import { byId, el, initial, post } from "./dom.js";
import { t } from "./words.js";

export class Side {
  constructor(state, choose) {
    this.state = state;
    this.choose = choose;
    this.unread = new Map();
    this.wire();
  }

  get person() {
    return this.state.people.get(this.state.current);
  }

  way() {
    const mode = byId("skill-test").checked ? "skill_test" : byId("surface").value;
    return { skill: byId("block").value, mode, callback: byId("callback").checked };
  }

  draw() {
    byId("people").replaceChildren(...[...this.state.people.values()].map((person) => this.card(person)));
    byId("is-friend").checked = this.person.isFriend;
    byId("one-to-one").checked = this.person.oneToOne;
    byId("lang").value = this.person.lang ?? "";
    byId("event-delay").value = String(this.person.eventDelay);
  }

  drawBlocks(blocks) {
    const auto = el("option", { value: "fallback" }, t("auto"));
    const rest = blocks.filter((block) => block.skill !== "fallback").map((block) => el("option", { value: block.skill }, block.name));
    const kept = byId("block").value || "fallback";
    byId("block").replaceChildren(auto, ...rest);
    byId("block").value = kept;
  }

  drawRules(rules, forms) {
    for (const node of document.querySelectorAll("[data-rule]")) node.checked = rules[node.dataset.rule];
    byId("failure").replaceChildren(el("option", { value: "0" }, t("noFailure")), ...rules.failures.map((number) => el("option", { value: String(number) }, String(number))));
    byId("failure").value = String(rules.failure);
    byId("form").replaceChildren(...forms.map((form) => el("option", { value: form.name }, form.title)));
  }

  note(slug) {
    this.unread.set(slug, (this.unread.get(slug) ?? 0) + 1);
    this.draw();
  }

  card(person) {
    const avatar = el("span", { class: "avatar" }, initial(person.name));
    avatar.style.background = person.colour;
    const marks = [person.isFriend ? t("friend") : null, person.linked ? t("linked") : null, person.lang].filter(Boolean).join(" · ");
    const unread = this.unread.get(person.slug);
    return el("li", {}, el("button", {
      type: "button", "aria-current": String(person.slug === this.state.current), onclick: () => this.pick(person.slug),
    }, avatar, el("span", { class: "who" }, el("b", {}, person.name), el("small", {}, marks)), unread ? el("span", { class: "count" }, String(unread)) : null));
  }

  pick(slug) {
    this.unread.delete(slug);
    this.choose(slug);
    byId("side").classList.remove("open");
  }

  wire() {
    const change = (told) => post(`/api/people/${this.state.current}`, told);
    byId("is-friend").addEventListener("change", (event) => change({ isFriend: event.target.checked }));
    byId("one-to-one").addEventListener("change", (event) => change({ oneToOne: event.target.checked }));
    for (const node of document.querySelectorAll("[data-rule]")) {
      node.addEventListener("change", () => post("/api/rules", { [node.dataset.rule]: node.checked }));
    }
    byId("failure").addEventListener("change", (event) => post("/api/rules", { failure: Number(event.target.value) }));
    byId("save-talk").addEventListener("click", () => window.location.assign(`/api/people/${this.state.current}/talk`));
    byId("send-form").addEventListener("click", () => post(`/api/chat/${this.state.current}/form`, { name: byId("form").value }));
    byId("lang").addEventListener("change", (event) => change({ lang: event.target.value || null }));
    byId("event-delay").addEventListener("change", (event) => change({ eventDelay: Number(event.target.value) }));
    byId("forget").addEventListener("click", () => post(`/api/people/${this.state.current}/forget`));
    byId("anew").addEventListener("click", () => post(`/api/people/${this.state.current}/anew`));
    byId("acts").addEventListener("click", (event) => this.act(event.target.closest("button")));
    byId("add-person").addEventListener("submit", (event) => this.add(event));
  }

  async act(button) {
    if (!button) return;
    button.disabled = true;
    await post(`/api/people/${this.state.current}/account/${button.dataset.act}`);
    button.disabled = false;
  }

  async add(event) {
    event.preventDefault();
    const form = event.target;
    const person = await post("/api/people", { name: form.elements.name.value });
    form.reset();
    if (person) {
      this.state.people.set(person.slug, person);
      this.pick(person.slug);
    }
  }
}
