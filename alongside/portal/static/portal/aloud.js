// Reads what stands on the page: in the voice that recorded it here, else in one of the device's own, and only in one that is known
// to stay on the device, by its name: that a browser calls a voice local is no proof. Without a voice for every part: no button.
const APPLE = /^(Arthur|Daniel|Fiona|Kate|Martha|Moira|Oliver|Serena|Stephanie)( \(.*\))?$/;
const MICROSOFT = /^Microsoft (George|Hazel|Susan)( Desktop)? - English \((United Kingdom|Great Britain)\)$/;
const OTHERS = /^eSpeak(-NG)? English/;
const LOCAL = [APPLE, MICROSOFT, OTHERS];
const USUAL = 150; // words a minute
const FEW = 4; // words: too few to tell how fast somebody speaks
const bar = document.getElementById("aloud"), button = document.getElementById("read");
const marks = [...document.querySelectorAll("[data-say]")], {read, stop, on} = button.dataset;
let voices = {}, device = null, run = null;

const words = (part) => part.textContent.trim().replace(/\s+/g, " ");
const shown = () => marks.filter((part) => part.checkVisibility({visibilityProperty: true}));
const choice = (name) => document.querySelector(`[name=${name}]:checked`);

function rate(text) {
  const wanted = Number(choice("rate").value), {ms} = voices[text] ?? {}, count = text.split(" ").length;
  const own = ms && count >= FEW ? count / (ms / 60000) : USUAL;
  return Math.min(1.6, Math.max(.6, wanted / own));
}

// Each resolves at its end, and at once when stopped.
function play(text, signal) {
  const sound = new Audio(voices[text].at);
  sound.preservesPitch = true;
  sound.playbackRate = rate(text);
  return new Promise((done) => {
    for (const name of ["ended", "error"]) sound.addEventListener(name, done);
    signal.addEventListener("abort", () => { sound.pause(); sound.removeAttribute("src"); done(); });
    sound.play().catch(done);
  });
}

function speak(text, signal) {
  const said = new SpeechSynthesisUtterance(text);
  said.voice = device;
  said.rate = Number(choice("rate").value) / USUAL;
  return new Promise((done) => {
    for (const name of ["end", "error"]) said.addEventListener(name, done);
    signal.addEventListener("abort", () => { speechSynthesis.cancel(); done(); });
    speechSynthesis.speak(said);
  });
}

const asked = (signal) => new Promise((done) => {
  button.textContent = on;
  button.addEventListener("click", done, {once: true});
  signal.addEventListener("abort", done);
});

async function all(signal) {
  const parts = shown();
  for (const [at, part] of parts.entries()) {
    if (choice("mark")) { part.classList.add("read"); part.scrollIntoView({block: "nearest"}); }
    button.textContent = stop;
    await (voices[words(part)] ? play : speak)(words(part), signal);
    if (choice("wait") && !signal.aborted && at < parts.length - 1) await asked(signal);
    part.classList.remove("read");
    if (signal.aborted) break;
  }
  if (run?.signal === signal) end();
}

function end() {
  run?.abort();
  run = null;
  button.textContent = read;
}

button.addEventListener("click", () => {
  if (button.textContent === on) return; // it waits: `asked` hears of it
  if (run) return end();
  run = new AbortController();
  all(run.signal);
});
addEventListener("pagehide", end);
addEventListener("keydown", (event) => { if (event.key === "Escape") end(); });

document.getElementById("rate-usual").checked = true;
for (const input of bar.querySelectorAll("input")) {
  const kept = sessionStorage.getItem(`${input.name} ${input.value}`);
  if (kept) input.checked = kept === "yes";
  input.addEventListener("change", () => {
    for (const one of bar.querySelectorAll("input")) {
      sessionStorage.setItem(`${one.name} ${one.value}`, one.checked ? "yes" : "no");
    }
  });
}

function offer() {
  const known = ({localService, name}) => localService && LOCAL.some((names) => names.test(name));
  device = globalThis.speechSynthesis?.getVoices().find(known) ?? null;
  bar.hidden = !marks.every((part) => device || voices[words(part)]);
}

globalThis.speechSynthesis?.addEventListener?.("voiceschanged", offer);
voices = await fetch("/c/voice/").then((answer) => answer.json()).catch(() => ({}));
offer();
