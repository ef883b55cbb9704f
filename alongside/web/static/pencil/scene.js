// The room that is drawn: the pencil, both fingertips, where it has been, and how it is held in words. Whoever moves the world,
// one device for both (table.js), one of two (room.js) or nobody (watched.js), changes `world` and calls draw.
import {USUAL, ends, laidDown} from "./physics.js";

export const byId = (id) => document.getElementById(id);
export const table = byId("table"), told = JSON.parse(table.dataset.told);
const lying = laidDown(...told.start);
/** What is seen: the pencil, the touches of both, and whether anything moves now. */
export const world = {pencil: lying, touches: [lying.a, lying.b].map(({x, y}) => ({x, y, down: false})), running: false};

export const SCALE = 976 / USUAL.room[0]; // units of the picture to a metre
const FINGER = 30; // from an end of the pencil to the middle of a ring
const SPOKEN = 2000; // ms between two descriptions
const trail = [];
let saidAt = 0;

function directionNow() {
  const {pencil} = world;
  if (pencil.hold !== "held") return [pencil.nx, pencil.ny];
  const dx = pencil.b.x - pencil.a.x, dy = pencil.b.y - pencil.a.y, apart = Math.hypot(dx, dy) || 1;
  return [dx / apart, dy / apart];
}

/** The middle of somebody's ring, in units of the picture. */
export function ringAt(side) {
  const [x, y] = directionNow(), finger = side ? world.pencil.b : world.pencil.a, out = side ? FINGER : -FINGER;
  return [finger.x * SCALE + out * x, finger.y * SCALE + out * y];
}

/** Their end of the pencil. */
export function endAt(side) {
  const [x, y] = ends(world.pencil)[side];
  return [x * SCALE, y * SCALE];
}

export const holdInWords = () => told.dropped[world.pencil.hold] ?? told.pressed.find(([most]) => world.pencil.press < most)[1];

function put(element, name, value) {
  if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}

export function write(element, words) {
  if (element.textContent !== words) element.textContent = words;
}

/** Draw the world; `seconds` are left, "" says nothing of how it is held. */
export function draw(seconds, words) {
  const {pencil, touches} = world;
  const [x, y] = directionNow(), angle = Math.atan2(y, x) * 180 / Math.PI, held = pencil.hold === "held";
  const middle = [pencil.x * SCALE, pencil.y * SCALE].map((at) => at.toFixed(2));
  put(byId("pencil"), "transform", `translate(${middle}) rotate(${angle.toFixed(2)})`);
  put(table, "data-hold", pencil.hold);
  for (const [side, name] of ["a", "b"].entries()) {
    put(byId(`ring-${name}`), "transform", `translate(${ringAt(side).map((at) => at.toFixed(2))})`);
    put(byId(`ring-${name}`), "class", touches[side].down ? "touched" : "free");
    put(byId(`pulp-${name}`), "r", (11 + 3.5 * Math.min(pencil.press, 4)).toFixed(1));
  }
  write(byId("pressed"), words);
  write(byId("seconds"), String(Math.ceil(seconds)));
  leaveTrail(middle, held);
}

function leaveTrail([x, y], held) {
  const newest = trail.at(-1);
  if (!held || (newest && Math.hypot(newest[0] - x, newest[1] - y) < 8)) return;
  trail.push([x, y]);
  if (trail.length > 400) trail.shift();
  byId("trail").setAttribute("points", trail.join(" "));
}

/** A new round: nothing has been anywhere. */
export function clearTrail() {
  trail.length = 0;
  byId("trail").removeAttribute("points");
}

/** Say how it is held and how far it is to each place, where somebody asked for it, now and then. */
export function describe(now) {
  if (byId("describe").getAttribute("aria-pressed") !== "true" || now - saidAt < SPOKEN) return;
  saidAt = now;
  const far = Object.entries(told.places).map(([name, [x, y]]) => [Math.hypot(x - world.pencil.x, y - world.pencil.y), name]);
  far.sort(([one], [other]) => one - other);
  const where = far.map(([m, name]) => told.where.replace("{cm}", Math.round(100 * m)).replace("{place}", told.place[name]));
  write(byId("said"), `${holdInWords()}: ${where.join(", ")}`);
}

byId("describe")?.addEventListener("click", ({currentTarget: button}) => {
  const on = button.getAttribute("aria-pressed") !== "true";
  button.setAttribute("aria-pressed", String(on));
  if (!on) write(byId("said"), "");
  saidAt = -SPOKEN;
});
