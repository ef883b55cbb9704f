// A simulated round to watch: the touches of both at each tenth of a second, and in between evenly, as core/pencil/tried.py.
import {STEP, laidDown, step} from "./physics.js";
import {byId, clearTrail, draw, holdInWords, table, told, world} from "./scene.js";

const EVERY = 12; // steps from one move to the next
const MOST = 0.1; // s of the world in a frame
const run = byId("run"), watching = run.textContent, last = (told.touches.length - 1) * EVERY;
let number = 0, owed = 0, before = 0;

function onward() {
  const at = Math.floor(number / EVERY), part = number % EVERY + 1;
  const now = told.touches[Math.max(0, at - 1)], then = told.touches[at];
  const [ax, ay, bx, by] = now.map((from, i) => from + (then[i] - from) * part / EVERY);
  world.touches = [{x: ax, y: ay, down: true}, {x: bx, y: by, down: true}];
  world.pencil = step(world.pencil, world.touches);
  number++;
}

function frame(time) {
  if (!world.running) return;
  owed += Math.min((time - before) / 1000, MOST);
  before = time;
  for (; owed >= STEP && number < last; owed -= STEP) onward();
  draw(number * STEP, holdInWords());
  if (number < last) requestAnimationFrame(frame); else stop();
}

function stop() {
  world.running = false;
  run.textContent = number < last ? watching : run.dataset.again;
}

run.addEventListener("click", () => {
  if (world.running) {
    stop();
    return;
  }
  if (!number || number >= last) {
    [world.pencil, number, owed] = [laidDown(...told.start), 0, 0];
    clearTrail();
  }
  world.running = true;
  run.textContent = run.dataset.stop;
  before = performance.now();
  requestAnimationFrame(frame);
});
for (const [side, name] of told.between.entries()) {
  table.querySelector(`[data-place="${name}"]`).classList.add(`place-${"ab"[side]}`);
}
byId("watch").hidden = byId("watched").hidden = false;
draw(0, "");
