{% load static %}// Says in plain words that there is no connection. It keeps that one page with its style and letters, fetched without anybody's
// cookies, and never a page of the product: nothing that was read can be read on this phone without a connection or after signing out.
const SHELF = "offline {{ version }}";
const OFFLINE = "{% url 'offline' %}";
const PARTS = ["{% static 'alongside.css' %}", "{% static 'fonts/atkinson-next-latin.woff2' %}", "{% static 'favicon.svg' %}"];

async function keep() {
  const shelf = await caches.open(SHELF);
  await shelf.addAll([OFFLINE, ...PARTS].map((path) => new Request(path, {cache: "reload", credentials: "omit"})));
  await skipWaiting();
}

async function clear() {
  for (const name of await caches.keys()) if (name !== SHELF) await caches.delete(name);
}

function answer({request}) {
  const {origin, pathname} = new URL(request.url);
  if (origin !== location.origin) return null;
  if (PARTS.includes(pathname)) return fetch(request).catch(() => caches.match(pathname));
  if (request.mode !== "navigate") return null;
  if (request.method === "GET") return fetch(request).catch(() => caches.match(OFFLINE));
  // What is sent from here counts as sent by ourselves, cookies and all. Whoever sends a form to us, another site maybe, does
  // it without us: only where nothing can be sent this answers.
  return navigator.onLine ? null : caches.match(OFFLINE);
}

addEventListener("install", (event) => event.waitUntil(keep()));
addEventListener("activate", (event) => event.waitUntil(clear()));
addEventListener("fetch", (event) => {
  const answered = answer(event);
  if (answered) event.respondWith(answered);
});
