// Small pieces to build the page with. Text only ever goes in as text, never as HTML.

export function el(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [key, value] of Object.entries(props)) {
    if (value === undefined || value === null || value === false) continue;
    if (key.startsWith("on")) node.addEventListener(key.slice(2), value);
    else if (key === "class") node.className = value;
    else if (key === "dataset") Object.assign(node.dataset, value);
    else if (key in node && key !== "list") node[key] = value;
    else node.setAttribute(key, value);
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

export const byId = (id) => document.getElementById(id);

const PATHS = {
  back: "M15 5l-7 7 7 7",
  code: "M9 7l-5 5 5 5M15 7l5 5-5 5",
  plus: "M12 5v14M5 12h14",
  send: "M12 19V6M6 11.500l6-6 6 6",
  picture: "M4 6h16v12H4zM4 16l5-5 4 4 3-3 4 4M15.500 9.500h.01",
  lock: "M6 11h12v9H6zM8.500 11V8a3.500 3.500 0 017 0v3",
  cross: "M6 6l12 12M18 6L6 18",
  clock: "M12 4a8 8 0 100 16 8 8 0 000-16zM12 8v4.500l3 2",
  call: "M7 4l3 4-2 2.500a12 12 0 005.500 5.500L16 14l4 3-1.500 3C11 20.500 3.500 13 4 5.500z",
  form: "M6 4h12v16H6zM9 9h6M9 13h6M9 17h3",
  chevron: "M9 6l6 6-6 6",
};

export function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", PATHS[name]);
  svg.append(path);
  return svg;
}

export async function post(path, body) {
  const isForm = body instanceof FormData;
  const response = await fetch(path, {
    method: "POST",
    headers: isForm ? {} : { "Content-Type": "application/json" },
    body: isForm ? body : JSON.stringify(body ?? {}),
  });
  return response.ok ? response.json() : null;
}

export const initial = (name) => (name || "?").trim().slice(0, 1).toUpperCase();
