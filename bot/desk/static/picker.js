// "/" at the beginning of a word in the answer box opens the canned replies; what is typed after it searches them.
"use strict";

// A reply that went into the answer is counted when it is sent.
window.deskUsed = (box, id) => {
  if (!box.form.querySelector(`[name=used][value="${id}"]`)) box.form.append(Object.assign(document.createElement("input"), { type: "hidden", name: "used", value: id }));
};

window.deskPicker = function deskPicker(box, select) {
  const list = document.getElementById("picker");
  if (!select || !list) return;
  const replies = [...select.options].filter((one) => one.value).map((one) => ({ title: one.textContent, text: one.value, id: one.dataset.id }));
  const plain = (text) => text.normalize("NFC").toLowerCase().replace(/\s/g, "");
  let at = 0;
  let start = -1;

  const typed = () => {
    const before = box.value.slice(0, box.selectionStart);
    const found = /(?:^|\s)\/([^\n/]{0,30})$/.exec(before);
    start = found ? before.length - found[1].length - 1 : -1;
    return found ? found[1] : null;
  };
  const close = () => {
    list.hidden = true;
    box.removeAttribute("aria-activedescendant");
    box.removeAttribute("aria-controls");
  };
  const options = () => [...list.querySelectorAll("[role=option]:not([aria-disabled])")];
  const mark = () => {
    options().forEach((one, index) => one.setAttribute("aria-selected", String(index === at)));
    const now = options()[at];
    if (!now) { box.removeAttribute("aria-activedescendant"); return; }
    box.setAttribute("aria-activedescendant", now.id);
    now.scrollIntoView({ block: "nearest" });
  };

  function show() {
    const query = typed();
    if (query === null) { close(); return; }
    const wanted = plain(query);
    const hits = replies.filter((one) => plain(one.title + one.text).includes(wanted)).slice(0, 40);
    hits.sort((one, other) => plain(other.title).includes(wanted) - plain(one.title).includes(wanted));
    list.replaceChildren(...(hits.length ? hits : [{ title: box.dataset.empty, text: "" }]).map((one, index) => {
      const item = document.createElement("li");
      const words = document.createElement("small");
      words.textContent = one.text.slice(0, 70);
      item.append(Object.assign(document.createElement("strong"), { textContent: one.title }), words);
      item.id = `reply-${index}`;
      item.setAttribute("role", "option");
      if (one.text) Object.assign(item.dataset, { text: one.text, reply: one.id });
      else item.setAttribute("aria-disabled", "true");
      return item;
    }));
    list.hidden = false;
    box.setAttribute("aria-controls", list.id);
    at = 0;
    mark();
  }

  function choose(item) {
    window.deskUsed(box, item.dataset.reply);
    box.setRangeText(item.dataset.text, start, box.selectionStart, "end");
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
    if (step) mark();
  });
  list.addEventListener("pointerdown", (event) => {
    const item = event.target.closest("[data-text]");
    event.preventDefault();
    if (item) choose(item);
  });
  box.addEventListener("blur", close);
};
