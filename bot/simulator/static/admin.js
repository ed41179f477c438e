// The admin centre: what is typed here is saved, deployed and connected; the bot that comes of it is the simulator's business.

import { byId, post } from "./dom.js";

const FIXED = ["웰컴 블록", "폴백 블록", "탈출 블록"];
const LINES = ["sentences", "parameters"];

const parts = (row) => [...row.querySelectorAll("[data-of]")];
const read = (node) => {
  if (node.type === "checkbox") return node.checked;
  return LINES.includes(node.dataset.of) ? node.value.split("\n") : node.value;
};
const told = (kind) => [...document.querySelectorAll(`.row.${kind}`)].map((row) => Object.fromEntries(parts(row).map((node) => [node.dataset.of, read(node)])));

function put(kind, values = {}) {
  const row = byId(kind).content.firstElementChild.cloneNode(true);
  byId(`${kind}s`).append(row);
  for (const node of parts(row)) {
    const value = values[node.dataset.of];
    if (node.tagName === "SELECT") { node.dataset.chosen = value ?? ""; continue; }
    if (node.type === "checkbox") node.checked = Boolean(value);
    else node.value = Array.isArray(value) ? value.join("\n") : value ?? "";
  }
  const isFixed = kind === "block" && FIXED.includes(values.name);
  row.querySelector("[data-of=name]").readOnly = isFixed;
  row.querySelector(".remove").hidden = isFixed;
  row.querySelector(".remove").addEventListener("click", () => { row.remove(); offerSkills(); });
  row.querySelector(".test")?.addEventListener("click", () => test(row));
  row.addEventListener("change", offerSkills);
}

function offerSkills() {
  const names = told("skill").map((skill) => skill.name).filter(Boolean);
  for (const select of document.querySelectorAll("select[data-of=skill]")) {
    const chosen = select.value || select.dataset.chosen;
    select.replaceChildren(new Option("(없음)", ""), ...names.map((name) => new Option(name, name)));
    select.value = names.includes(chosen) ? chosen : "";
  }
}

function show(state, whole = true) {
  const words = [state.inUse ? "직접 만든 봇" : "완성된 봇 (빈 봇으로 시작하면 직접 만들 수 있어요)"];
  if (state.inUse) words.push(state.isDeployed ? (state.isCurrent ? "배포됨" : "배포하지 않은 변경 있음") : "배포 전", state.isConnected ? "채널 연결됨" : "채널 연결 전");
  byId("standing").textContent = words.join(" · ");
  byId("channel").replaceChildren(...(state.isDeployed ? [new Option(state.channel, state.channel)] : []));
  byId("one-to-one").checked = state.oneToOne;
  state.blocks.forEach((block) => document.querySelectorAll(".row.block").forEach((row) => {
    if (row.querySelector("[data-of=name]").value === block.name) row.querySelector("[data-of=id]").value = block.id;
  }));
  if (!whole) return;
  byId("skills").replaceChildren();
  byId("blocks").replaceChildren();
  state.skills.forEach((skill) => put("skill", skill));
  state.blocks.forEach((block) => put("block", block));
  offerSkills();
}

const save = async () => show(await post("/api/admin/save", { skills: told("skill"), blocks: told("block") }), false);

async function test(row) {
  await save();
  const said = await post("/api/admin/test", { skill: row.querySelector("[data-of=name]").value });
  const head = said.number ? `${said.number} · ${said.error ?? said.problems.join(", ")}` : `HTTP ${said.status}`;
  byId("preview").textContent = [head, ...said.texts].join("\n");
}

byId("start").addEventListener("click", async () => show(await post("/api/admin/start")));
byId("save").addEventListener("click", save);
byId("deploy").addEventListener("click", async () => { await save(); show(await post("/api/admin/deploy"), false); });
byId("connect").addEventListener("click", async () => show(await post("/api/admin/connect"), false));
byId("one-to-one").addEventListener("change", (event) => post("/api/rules", { one_to_one: event.target.checked }));
byId("add-skill").addEventListener("click", () => { put("skill"); offerSkills(); });
byId("add-block").addEventListener("click", () => { put("block"); offerSkills(); });
show(await (await fetch("/api/admin")).json());
