// Hands on the room: fingers on the screen, keys, or one switch; all three move a touch of the world.
import {USUAL, ends} from "./physics.js";
import {SCALE, byId, endAt, ringAt, table, told, world} from "./scene.js";

const CATCH = 90; // how near to the middle of a ring a finger takes it
const KEYS = {
  KeyW: [0, 0, -1], KeyA: [0, -1, 0], KeyS: [0, 0, 1], KeyD: [0, 1, 0],
  ArrowUp: [1, 0, -1], ArrowLeft: [1, -1, 0], ArrowDown: [1, 0, 1], ArrowRight: [1, 1, 0],
};
const PACE = 150; // ms between two strides while a key is held
const TURN = 1400; // ms for which a switch is offered each place
const pointers = new Map(), pressedAt = [0, 0];
let mine = () => [0, 1];

/** A stride in from their end while it lies; where it was while it is held, as after a pause. */
function take(side) {
  const {pencil, touches} = world;
  if (pencil.hold !== "held") {
    const [x, y] = ends(pencil)[side], inwards = side ? -USUAL.stride : USUAL.stride;
    touches[side] = {x: x + inwards * pencil.nx, y: y + inwards * pencil.ny, down: true};
  }
  touches[side].down = true;
}

function move(side, dx, dy) {
  const within = (at, most) => Math.min(Math.max(at, 0), most);
  const {x, y} = world.touches[side];
  world.touches[side] = {x: within(x + dx, USUAL.room[0]), y: within(y + dy, USUAL.room[1]), down: true};
}

function pointOf(event) {
  const box = table.getBoundingClientRect();
  return [(event.clientX - box.left) / box.width * USUAL.room[0], (event.clientY - box.top) / box.height * USUAL.room[1]];
}

/** Whose ring, or whose end of a pencil that lies, is nearest to this point and free; -1 where none is near. */
function sideAt(x, y) {
  const taken = new Set([...pointers.values()].map(({side}) => side));
  const free = mine().filter((side) => !taken.has(side));
  const far = (side) => Math.min(...[ringAt(side), endAt(side)].map((at) => Math.hypot(at[0] - x * SCALE, at[1] - y * SCALE)));
  return free.sort((one, other) => far(one) - far(other)).find((side) => far(side) < CATCH) ?? -1;
}

function down(event) {
  const [x, y] = pointOf(event), side = sideAt(x, y);
  if (!world.running || side < 0) return;
  event.preventDefault();
  table.setPointerCapture(event.pointerId);
  take(side);
  pointers.set(event.pointerId, {side, dx: world.touches[side].x - x, dy: world.touches[side].y - y});
}

function drag(event) {
  const pointer = pointers.get(event.pointerId);
  if (!pointer || !world.running) return;
  const [x, y] = pointOf(event);
  world.touches[pointer.side] = {x: x + pointer.dx, y: y + pointer.dy, down: true};
}

function up(event) {
  const pointer = pointers.get(event.pointerId);
  if (pointer) world.touches[pointer.side].down = false;
  pointers.delete(event.pointerId);
}

function key(event) {
  const way = KEYS[event.code];
  if (!way || !world.running || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  const [of, x, y] = way, side = mine().includes(of) ? of : mine()[0];
  if (event.timeStamp - pressedAt[side] < PACE && event.repeat) return;
  pressedAt[side] = event.timeStamp;
  stride(side, x * USUAL.stride, y * USUAL.stride);
}

function stride(side, dx, dy) {
  if (world.pencil.hold === "held" && world.touches[side].down) move(side, dx, dy);
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
  const {pencil} = world, [x, y] = Object.values(told.places)[offered], far = Math.hypot(x - pencil.x, y - pencil.y);
  const share = Math.min(1, 2 * USUAL.stride / far);
  if (world.running) stride(mine().includes(switched) ? switched : mine()[0], (x - pencil.x) * share, (y - pencil.y) * share);
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

/** Hands move the touches of these sides from now on. */
export function hands(sides = mine) {
  mine = sides;
  table.addEventListener("pointerdown", down);
  table.addEventListener("pointermove", drag);
  for (const end of ["pointerup", "pointercancel"]) table.addEventListener(end, up);
  table.addEventListener("keydown", key);
  byId("switch").addEventListener("click", press);
  for (const button of document.querySelectorAll("[data-switch]")) {
    button.addEventListener("click", () => turnSwitch(Number(button.dataset.switch)));
  }
}

/** Fingers are taken off the screen to press a button: what is held stays held, and waits for them. */
export function letGo() {
  for (const {side} of pointers.values()) world.touches[side].down = false;
  pointers.clear();
}

/** Focus goes to the room, or to the switch where one is used. */
export const focusRoom = () => (switched < 0 ? table : byId("switch")).focus({preventScroll: true});
