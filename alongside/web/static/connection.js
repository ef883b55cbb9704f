// Where the server cannot be reached a form stays as it is, and "Not sent" stands beside the button that was pressed. A server that
// has answered just now is taken to be there; else it is asked first. The page that says so for whole pages: templates/worker.js.
const JUST_NOW = 6000; // longer than drafts.js keeps somebody from leaving
const PATIENCE = 8000;
const WORKER = "/worker.js";
const words = document.getElementById("not-sent");
let answered = performance.now(), asking = false, notice = null;

export function lost() {
  answered = -Infinity;
}

async function isThere() {
  try {
    const asked = {method: "HEAD", cache: "no-store", credentials: "omit", signal: AbortSignal.timeout(PATIENCE)};
    const {status} = await fetch("/health/", asked);
    return ![502, 504].includes(status); // said by a web server in front of ours
  } catch {
    return false;
  }
}

function say(form, button) {
  notice = words.content.firstElementChild.cloneNode(true);
  if (button) button.before(notice); else form.append(notice);
}

async function ask(form, button) {
  asking = true;
  answered = (await isThere()) ? performance.now() : -Infinity;
  asking = false;
  if (answered > 0) form.requestSubmit(button); else say(form, button);
}

addEventListener("offline", lost);
addEventListener("pageshow", (event) => { if (event.persisted) lost(); });
// Before anybody else hears of it: to them a form that stays was not sent.
addEventListener("submit", (event) => {
  if (event.target.method !== "post") return;
  notice?.remove();
  if (performance.now() - answered < JUST_NOW) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  if (!asking) ask(event.target, event.submitter);
}, true);

if (navigator.serviceWorker) {
  const policy = globalThis.trustedTypes?.createPolicy("worker", {createScriptURL: () => WORKER});
  navigator.serviceWorker.register(policy?.createScriptURL("") ?? WORKER).catch(() => {}); // a private window: without it
}
