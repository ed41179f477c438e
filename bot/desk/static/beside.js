// The list from which one came, beside the case: on a wide screen alone, as the inbox itself shows it. It stays while one answers,
// and is read again when something happens; what the inbox leaves on the trail for that, it leaves here, and nothing more.
"use strict";

const beside = document.getElementById("beside");
const isWide = window.matchMedia("(min-width: 1200px)");
let loading = false;
let stale = false;

// A search is no list of what is next, and each look at one is another record: then it is the inbox's own first column.
const address = () => {
  const known = sessionStorage.getItem("sangdam-list") ?? "";
  return known.split("?")[0] === beside.dataset.inbox ? known : beside.dataset.inbox;
};

function put(page) {
  const list = page.getElementById("list");
  if (!list) return;
  list.querySelectorAll(".pick").forEach((one) => one.remove());
  list.querySelectorAll(".picked").forEach((one) => one.classList.remove("picked"));
  const rows = list.querySelector(".cases") ?? list.querySelector(".empty");
  document.getElementById("beside-head").textContent = list.getAttribute("aria-label");
  document.getElementById("beside-rows").replaceChildren(document.importNode(rows, true));
  const here = beside.querySelector(`[data-case="${beside.dataset.here}"]`);
  if (!here) return;
  here.setAttribute("aria-current", "page");
  beside.scrollTop = here.offsetTop - beside.clientHeight / 3;
}

async function load() {
  if (!isWide.matches) return;
  if (loading) { stale = true; return; }
  loading = true;
  try {
    const answer = await fetch(address(), { headers: { "X-Desk-Quiet": "1" } });
    if (answer.ok) put(new DOMParser().parseFromString(await answer.text(), "text/html"));
  } catch {
    stale = false; // The line is cut: the next event or page brings the list.
  } finally {
    loading = false;
  }
  if (stale) { stale = false; await load(); }
}

if (beside) {
  beside.hidden = false;
  isWide.addEventListener("change", load);
  window.deskLive(document.getElementById("case"), load);
  load();
}
