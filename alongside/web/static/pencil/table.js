// The table of the pencil: two fingers on one screen, keys for two, or one switch; all three move a touch, and physics.js the rest.
// Its words come from the page. Nothing is sent before somebody asks to talk about it, and nothing is kept here.
import {STEP, USUAL, ends, laidDown, step} from "./physics.js";
import {afterwards, left, newWatch, over, watch} from "./rounds.js";

const byId = (id) => document.getElementById(id);
const WIDE = 976, SCALE = WIDE / USUAL.room[0]; // units of the picture, and of it to a metre
const FINGER = 30; // from an end of the pencil to the middle of a ring
const CATCH = 90; // how near to the middle of a ring a finger takes it
const KEYS = {
  KeyW: [0, 0, -1], KeyA: [0, -1, 0], KeyS: [0, 0, 1], KeyD: [0, 1, 0],
  ArrowUp: [1, 0, -1], ArrowLeft: [1, -1, 0], ArrowDown: [1, 0, 1], ArrowRight: [1, 1, 0],
};
const PACE = 150; // ms between two strides while a key is held
const TURN = 1400; // ms for which a switch is offered each place
const SPOKEN = 2000; // ms between two descriptions
const MOST = 0.1; // s of the world in a frame: after a hitch it goes on, it does not leap

const table = byId("table"), form = byId("account"), told = JSON.parse(table.dataset.told);
const stages = [...document.querySelectorAll("[data-stage]")];
const places = ["a", "b"].map((side) => told.places[form.elements[side].value]);
const pointers = new Map(), pressedAt = [0, 0], trail = [];
let pencil = laidDown(...told.start), touches = [pencil.a, pencil.b].map(({x, y}) => ({x, y, down: false}));
let seen = newWatch(told.rule, ...places, told.start);
let begun = false, running = false, waiting = true, last = 0, owed = 0, saidAt = 0;

// --- Touches ---

/** A stride in from their end while it lies; where it was while it is held, as after a pause. */
function take(side) {
  if (pencil.hold !== "held") {
    const [x, y] = ends(pencil)[side], inwards = side ? -USUAL.stride : USUAL.stride;
    touches[side] = {x: x + inwards * pencil.nx, y: y + inwards * pencil.ny, down: true};
  }
  touches[side].down = true;
}

function move(side, dx, dy) {
  const within = (at, most) => Math.min(Math.max(at, 0), most);
  const {x, y} = touches[side];
  touches[side] = {x: within(x + dx, USUAL.room[0]), y: within(y + dy, USUAL.room[1]), down: true};
}

function pointOf(event) {
  const box = table.getBoundingClientRect();
  return [(event.clientX - box.left) / box.width * USUAL.room[0], (event.clientY - box.top) / box.height * USUAL.room[1]];
}

/** Whose ring, or whose end of a pencil that lies, is nearest to this point and free; -1 where none is near. */
function sideAt(x, y) {
  const taken = new Set([...pointers.values()].map(({side}) => side));
  const free = [0, 1].filter((side) => !taken.has(side));
  const far = (side) => Math.min(...[ringAt(side), endAt(side)].map((at) => Math.hypot(at[0] - x * SCALE, at[1] - y * SCALE)));
  return free.sort((one, other) => far(one) - far(other)).find((side) => far(side) < CATCH) ?? -1;
}

function down(event) {
  const [x, y] = pointOf(event), side = sideAt(x, y);
  if (!running || side < 0) return;
  event.preventDefault();
  table.setPointerCapture(event.pointerId);
  take(side);
  pointers.set(event.pointerId, {side, dx: touches[side].x - x, dy: touches[side].y - y});
}

function drag(event) {
  const pointer = pointers.get(event.pointerId);
  if (!pointer || !running) return;
  const [x, y] = pointOf(event);
  touches[pointer.side] = {x: x + pointer.dx, y: y + pointer.dy, down: true};
}

function up(event) {
  const pointer = pointers.get(event.pointerId);
  if (pointer) touches[pointer.side].down = false;
  pointers.delete(event.pointerId);
}

function key(event) {
  const way = KEYS[event.code];
  if (!way || !running || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  const [side, x, y] = way;
  if (event.timeStamp - pressedAt[side] < PACE && event.repeat) return;
  pressedAt[side] = event.timeStamp;
  stride(side, x * USUAL.stride, y * USUAL.stride);
}

function stride(side, dx, dy) {
  if (pencil.hold === "held" && touches[side].down) move(side, dx, dy);
  else take(side);
}

// --- One switch ---

let offered = 0, switched = -1, turning = 0;

function offer() {
  const names = Object.keys(told.places), name = names[offered = (offered + 1) % names.length];
  for (const thing of table.querySelectorAll("[data-place]")) thing.classList.toggle("lit", thing.dataset.place === name);
  byId("switch").textContent = told.place[name];
}

function press() {
  const [x, y] = Object.values(told.places)[offered], far = Math.hypot(x - pencil.x, y - pencil.y);
  const share = Math.min(1, 2 * USUAL.stride / far);
  if (running) stride(switched, (x - pencil.x) * share, (y - pencil.y) * share);
}

function turnSwitch(side) {
  switched = side === switched ? -1 : side;
  clearInterval(turning);
  byId("switch-bar").hidden = switched < 0;
  for (const button of document.querySelectorAll("[data-switch]")) {
    button.setAttribute("aria-pressed", String(Number(button.dataset.switch) === switched));
  }
  if (switched < 0) {
    for (const thing of table.querySelectorAll(".lit")) thing.classList.remove("lit");
  } else {
    offer();
    turning = setInterval(offer, TURN);
    byId("switch").focus();
  }
}

// --- What is seen and said ---

function directionNow() {
  if (pencil.hold !== "held") return [pencil.nx, pencil.ny];
  const dx = pencil.b.x - pencil.a.x, dy = pencil.b.y - pencil.a.y, apart = Math.hypot(dx, dy) || 1;
  return [dx / apart, dy / apart];
}

function ringAt(side) {
  const [x, y] = directionNow(), finger = side ? pencil.b : pencil.a, out = side ? FINGER : -FINGER;
  return [finger.x * SCALE + out * x, finger.y * SCALE + out * y];
}

function endAt(side) {
  const [x, y] = ends(pencil)[side];
  return [x * SCALE, y * SCALE];
}

const holdInWords = () => told.dropped[pencil.hold] ?? told.pressed.find(([most]) => pencil.press < most)[1];

function put(element, name, value) {
  if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}

function write(element, words) {
  if (element.textContent !== words) element.textContent = words;
}

function draw() {
  const [x, y] = directionNow(), angle = Math.atan2(y, x) * 180 / Math.PI, held = pencil.hold === "held";
  const middle = [pencil.x * SCALE, pencil.y * SCALE].map((at) => at.toFixed(2));
  put(byId("pencil"), "transform", `translate(${middle}) rotate(${angle.toFixed(2)})`);
  put(table, "data-hold", pencil.hold);
  for (const [side, name] of ["a", "b"].entries()) {
    put(byId(`ring-${name}`), "transform", `translate(${ringAt(side).map((at) => at.toFixed(2))})`);
    put(byId(`ring-${name}`), "class", touches[side].down ? "touched" : "free");
    put(byId(`pulp-${name}`), "r", (11 + 3.5 * Math.min(pencil.press, 4)).toFixed(1));
  }
  write(byId("pressed"), begun ? holdInWords() : "");
  write(byId("seconds"), String(Math.ceil(left(seen))));
  leaveTrail(middle, held);
}

function leaveTrail([x, y], held) {
  const newest = trail.at(-1);
  if (!held || (newest && Math.hypot(newest[0] - x, newest[1] - y) < 8)) return;
  trail.push([x, y]);
  if (trail.length > 400) trail.shift();
  byId("trail").setAttribute("points", trail.join(" "));
}

function describe(now) {
  if (byId("describe").getAttribute("aria-pressed") !== "true" || now - saidAt < SPOKEN) return;
  saidAt = now;
  const far = Object.entries(told.places).map(([name, [x, y]]) => [Math.hypot(x - pencil.x, y - pencil.y), name]);
  far.sort(([one], [other]) => one - other);
  const where = far.map(([m, name]) => told.where.replace("{cm}", Math.round(100 * m)).replace("{place}", told.place[name]));
  write(byId("said"), `${holdInWords()}: ${where.join(", ")}`);
}

// --- The round ---

function frame(now) {
  if (!running) return;
  owed += waiting ? 0 : Math.min((now - last) / 1000, MOST);
  last = now;
  if (waiting && touches[0].down && touches[1].down) waiting = false;
  for (; owed >= STEP && !over(seen); owed -= STEP) {
    pencil = step(pencil, touches);
    watch(seen, pencil, STEP);
  }
  draw();
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
  const next = to === "play" ? table : stages.find((section) => !section.hidden).querySelector("button");
  (switched >= 0 && to === "play" ? byId("switch") : next).focus({preventScroll: true});
}

function play() {
  begun = running = waiting = true;
  last = performance.now();
  requestAnimationFrame(frame);
}

/** Fingers are taken off the screen to press a button: what is held stays held, and waits for them. */
function halt() {
  running = false;
  for (const {side} of pointers.values()) touches[side].down = false;
  pointers.clear();
}

function fill() {
  const account = {...seen, drops: seen.drops.join(" "), afterwards: afterwards(seen)};
  for (const name of ["a_there", "b_there", "gave_way", "gave_way_at", "longest_still", "drops", "afterwards"]) {
    form.elements[name].value = account[name] ?? "";
  }
}

for (const button of document.querySelectorAll("[data-to]")) button.addEventListener("click", () => show(button.dataset.to));
for (const button of document.querySelectorAll("[data-switch]")) {
  button.addEventListener("click", () => turnSwitch(Number(button.dataset.switch)));
}
byId("switch").addEventListener("click", press);
byId("pause").addEventListener("click", () => show("paused"));
byId("describe").addEventListener("click", ({currentTarget: button}) => {
  const on = button.getAttribute("aria-pressed") !== "true";
  button.setAttribute("aria-pressed", String(on));
  if (!on) write(byId("said"), "");
  saidAt = -SPOKEN;
});
document.addEventListener("visibilitychange", () => { if (document.hidden && running) show("paused"); });
table.addEventListener("pointerdown", down);
table.addEventListener("pointermove", drag);
for (const end of ["pointerup", "pointercancel"]) table.addEventListener(end, up);
table.addEventListener("keydown", key);
byId("no-script").hidden = true;
byId("play").hidden = false;
draw();
