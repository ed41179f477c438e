// A mark at the beginning of a word opens a list beside the box, and what is typed behind it searches there: "/" the canned replies in an
// answer, "@" the colleagues in a note. Without the list both work by typing.
"use strict";

// A reply that went into the answer is counted when it is sent.
window.deskUsed = (box, id) => {
  if (!box.form.querySelector(`[name=used][value="${id}"]`)) box.form.append(Object.assign(document.createElement("input"), { type: "hidden", name: "used", value: id }));
};

const plainWords = (text) => text.normalize("NFC").toLowerCase().replace(/\s/g, "");

// `mark` finds what is typed behind it; `find` gives the entries for that, each with a title, more words and what choosing it puts in.
function offer(box, list, mark, find, onChoose = () => {}) {
  let at = 0;
  let start = -1;
  let found = [];

  const typed = () => {
    const before = box.value.slice(0, box.selectionStart);
    const hit = mark.exec(before);
    start = hit ? before.length - hit[1].length - 1 : -1;
    return hit ? hit[1] : null;
  };
  const close = () => {
    list.hidden = true;
    box.removeAttribute("aria-activedescendant");
    box.removeAttribute("aria-controls");
  };
  const options = () => [...list.querySelectorAll("[role=option]:not([aria-disabled])")];
  const point = () => {
    options().forEach((one, index) => one.setAttribute("aria-selected", String(index === at)));
    const now = options()[at];
    if (!now) { box.removeAttribute("aria-activedescendant"); return; }
    box.setAttribute("aria-activedescendant", now.id);
    now.scrollIntoView({ block: "nearest" });
  };

  function show() {
    const query = typed();
    found = query === null ? [] : find(plainWords(query));
    if (!found.length) { close(); return; }
    list.replaceChildren(...found.map((one, index) => {
      const item = document.createElement("li");
      item.append(Object.assign(document.createElement("strong"), { textContent: one.title }));
      if (one.more) item.append(Object.assign(document.createElement("small"), { textContent: one.more }));
      item.id = `${list.id}-${index}`;
      item.dataset.at = String(index);
      item.setAttribute("role", "option");
      if (!one.text) item.setAttribute("aria-disabled", "true");
      return item;
    }));
    list.hidden = false;
    box.setAttribute("aria-controls", list.id);
    at = 0;
    point();
  }

  function choose(item) {
    const one = found[Number(item.dataset.at)];
    onChoose(one);
    box.setRangeText(one.text, start, box.selectionStart, "end");
    close();
    box.focus();
    box.dispatchEvent(new Event("input", { bubbles: true }));
  }

  box.addEventListener("input", show);
  box.addEventListener("keydown", (event) => {
    if (list.hidden || event.isComposing || event.ctrlKey || event.metaKey) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const now = options()[at];
    if (step) at = Math.max(0, Math.min(options().length - 1, at + step));
    else if (event.key === "Escape") close();
    else if ((event.key === "Enter" || event.key === "Tab") && now) choose(now);
    else return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (step) point();
  });
  list.addEventListener("pointerdown", (event) => {
    const item = event.target.closest("[role=option]:not([aria-disabled])");
    event.preventDefault();
    if (item) choose(item);
  });
  box.addEventListener("blur", close);
}

window.deskPicker = function deskPicker(box, select) {
  const list = document.getElementById("picker");
  if (!select || !list) return;
  const replies = [...select.options].filter((one) => one.value).map((one) => ({
    title: one.textContent, more: one.value.slice(0, 70), text: one.value, id: one.dataset.id,
  }));
  const find = (wanted) => {
    const hits = replies.filter((one) => plainWords(one.title + one.text).includes(wanted)).slice(0, 40);
    hits.sort((one, other) => plainWords(other.title).includes(wanted) - plainWords(one.title).includes(wanted));
    return hits.length ? hits : [{ title: box.dataset.empty, text: "" }];
  };
  offer(box, list, /(?:^|\s)\/([^\n/]{0,30})$/, find, (one) => window.deskUsed(box, one.id));
};

(() => {
  const [note, list] = [document.getElementById("note"), document.getElementById("people")];
  if (!note?.dataset.people) return;
  const names = note.dataset.people.split("\n");
  const find = (wanted) => names.filter((name) => plainWords(name).includes(wanted)).map((name) => ({ title: name, text: `@${name} ` }));
  offer(note, list, /(?:^|\s)@([^\s@]{0,20})$/, find);
})();
