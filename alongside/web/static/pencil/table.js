// The table of the pencil: two fingers on one screen, keys for two, or one switch. Its words come from the page. Nothing is
// sent before somebody asks to talk about it, and nothing is kept here.
import {focusRoom, hands, letGo} from "./hands.js";
import {STEP, step} from "./physics.js";
import {afterwards, left, newWatch, over, watch} from "./rounds.js";
import {byId, describe, draw, holdInWords, told, world} from "./scene.js";

const MOST = 0.1; // s of the world in a frame: after a hitch it goes on, it does not leap
const form = byId("account"), stages = [...document.querySelectorAll("[data-stage]")];
const places = ["a", "b"].map((side) => told.places[form.elements[side].value]);
const seen = newWatch(told.rule, ...places, told.start);
let begun = false, waiting = true, last = 0, owed = 0;

function frame(now) {
  if (!world.running) return;
  owed += waiting ? 0 : Math.min((now - last) / 1000, MOST);
  last = now;
  if (waiting && world.touches[0].down && world.touches[1].down) waiting = false;
  for (; owed >= STEP && !over(seen); owed -= STEP) {
    world.pencil = step(world.pencil, world.touches);
    watch(seen, world.pencil, STEP);
  }
  draw(left(seen), holdInWords());
  describe(now);
  if (over(seen)) show("over"); else requestAnimationFrame(frame);
}

function show(stage) {
  const to = begun && (stage === "pass-b" || stage === "ready") ? "paused" : stage; // having looked again
  for (const section of stages) section.hidden = section.dataset.stage !== to;
  byId("veil").hidden = to === "play";
  byId("pause").disabled = to !== "play";
  if (to === "play") play(); else halt();
  if (to === "over") fill();
  if (to === "play") focusRoom();
  else stages.find((section) => !section.hidden).querySelector("button").focus({preventScroll: true});
}

function play() {
  begun = world.running = waiting = true;
  last = performance.now();
  requestAnimationFrame(frame);
}

function halt() {
  world.running = false;
  letGo();
}

function fill() {
  const account = {...seen, drops: seen.drops.join(" "), afterwards: afterwards(seen)};
  for (const name of ["a_there", "b_there", "gave_way", "gave_way_at", "longest_still", "drops", "afterwards"]) {
    form.elements[name].value = account[name] ?? "";
  }
}

for (const button of document.querySelectorAll("[data-to]")) button.addEventListener("click", () => show(button.dataset.to));
byId("pause").addEventListener("click", () => show("paused"));
document.addEventListener("visibilitychange", () => { if (document.hidden && world.running) show("paused"); });
hands();
byId("no-script").hidden = true;
byId("play").hidden = false;
draw(left(seen), "");
