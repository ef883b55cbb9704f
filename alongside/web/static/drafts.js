// Keeps what is being typed: a form with data-draft is sent to /drafts/, with the page it belongs to, while one types.
// The words on the page are never touched, so whatever fails here, they are still there.
import {lost} from "./connection.js";

const WAIT = 800;
const AGAIN = 10000;
const PATIENCE = 4000;
const pause = (wait) => new Promise((done) => setTimeout(done, wait));

function watch(form) {
  const line = form.querySelector("[data-draft-state]") ?? document.querySelector("[data-draft-state]");
  const clock = line?.parentElement.querySelector("[data-draft-time]");
  const tab = `${performance.timeOrigin}-${Math.random()}`;
  let state = "", typed = false, sent = false, leaving = false, timer = 0, flight = null, order = 0, refused = Infinity;

  // A screen reader hears a state once, when it changes; the time beside it is for the eye.
  function say(next) {
    if (clock) clock.textContent = next === "kept" ? new Date().toLocaleTimeString(document.documentElement.lang || [], {hour: "2-digit", minute: "2-digit"}) : "";
    if (next === state || !line) return;
    state = next;
    line.textContent = line.dataset[next] ?? "";
  }

  function words() {
    const data = new FormData(form);
    for (const [name, value] of [...data]) if (value instanceof File) data.delete(name);
    data.set("_path", form.getAttribute("action") ?? location.pathname);
    // Two of these may be on their way at once and arrive the other way round: the older then changes nothing.
    data.set("_tab", tab);
    data.set("_order", ++order);
    return data;
  }

  function length(data) {
    return [...data.values()].reduce((sum, value) => sum + value.length, 0);
  }

  function post(options, body = words()) {
    const token = form.elements.csrfmiddlewaretoken?.value ?? "";
    return fetch("/drafts/", {
      method: "POST", body, headers: {"X-CSRFToken": token}, redirect: "manual", credentials: "same-origin", ...options,
    });
  }

  async function keep() {
    clearTimeout(timer);
    if (!typed || sent) return;
    if (flight) return later(WAIT);
    const body = words(), size = length(body);
    if (size >= refused) return;
    typed = false;
    flight = new AbortController();
    try {
      const answer = await post({signal: flight.signal}, body);
      if (!answer.ok) typed = true;
      // What was too much is not sent again as long as it is no shorter.
      refused = answer.status === 413 ? Math.min(refused, size) : Infinity;
      say(answer.ok ? "kept" : answer.status === 413 ? "toomuch" : "notkept");
    } catch {
      typed = true;
      if (!sent) { lost(); say("lost"); }
    }
    flight = null;
    if (typed && !sent && state !== "toomuch") later(AGAIN);
  }

  function later(wait) {
    clearTimeout(timer);
    timer = setTimeout(keep, wait);
  }

  function changed() {
    typed = true;
    later(state === "lost" ? AGAIN / 5 : WAIT);
  }

  form.addEventListener("input", changed);
  form.addEventListener("change", changed);
  addEventListener("online", keep);
  addEventListener("offline", () => { if (typed || state) say("lost"); });

  form.addEventListener("submit", () => {
    sent = true;
    clearTimeout(timer);
    flight?.abort();
  });
  // Another form of this page, above all signing out, takes away what keeps them: what is typed is kept first.
  // Where that fails the browser asks; whoever must leave a borrowed phone still can.
  async function settled() {
    while (flight) await pause(50);
    await keep();
  }

  document.addEventListener("submit", (event) => {
    if (event.target === form || event.defaultPrevented || leaving || sent || !(typed || flight)) return;
    event.preventDefault();
    leaving = true;
    Promise.race([settled(), pause(PATIENCE)]).finally(() => {
      event.target.requestSubmit(event.submitter);
      leaving = false;
    });
  });

  // Leaving with words that are only here: keep them on the way out, and ask first where that cannot work.
  // What is on its way ends with the page, so it is sent again in the way that does not.
  addEventListener("pagehide", () => { if ((typed || flight) && !sent && state !== "toomuch") post({keepalive: true}).catch(() => say("lost")); });
  addEventListener("beforeunload", (event) => { if (typed && !sent && ["lost", "notkept", "toomuch"].includes(state)) event.preventDefault(); });
  addEventListener("pageshow", (event) => { if (event.persisted) sent = false; });
}

document.querySelectorAll("form[data-draft]").forEach(watch);
