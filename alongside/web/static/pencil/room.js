// The pencil on two devices. The world is the server's (ops/rooms); this page shows it a little ahead, with what its own hand has
// done since, by the same steps. A lost connection leaves everything as it is, and is tried again.
import {focusRoom, hands, letGo} from "./hands.js";
import {STEP, step} from "./physics.js";
import {byId, clearTrail, describe, draw, holdInWords, told, world, write} from "./scene.js";

const STILL_HERE = 250; // ms between two messages of a hand that does not move
const OFTEN = 15; // ms between two of one that does
const AGAIN = 1000; // ms until a lost connection is tried again
const GONE = 4001; // the server's word for a ticket or a room that is none any more
const MOST = 0.1; // s of the world in a frame
const store = `pencil-${told.code}`, form = byId("account"), stages = [...document.querySelectorAll("[data-stage]")];
let ticket = location.hash.slice(1) || sessionStorage.getItem(store), socket = null, room = null, gone = false, shown = "";
let me = 0, number = 0, sent = null, sentAt = 0, goes = false, left = 60, last = 0, owed = 0;
let ahead = []; // what this page played and the server has not told of yet: [number of the touch, steps, touch]

function connect() {
  const mine = socket = new WebSocket(`${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/pencil/socket/`);
  mine.addEventListener("open", () => mine.send(JSON.stringify({ticket})));
  mine.addEventListener("message", ({data}) => { if (mine === socket) hear(JSON.parse(data)); });
  mine.addEventListener("close", ({code}) => {
    if (mine !== socket) return;
    gone = code === GONE;
    room = null;
    if (gone) sessionStorage.removeItem(store); else setTimeout(connect, AGAIN);
    show();
  });
}

function say(message) {
  if (socket.readyState === WebSocket.OPEN && room) socket.send(JSON.stringify(message));
}

function hear(message) {
  if (Array.isArray(message)) take(...message);
  else stand(message);
}

/** How things stand: who is there, who is ready, and once it is over what happened. */
function stand(news) {
  const fresh = !room || room.round !== news.round || (room.over && !news.over);
  room = news;
  me = news.side;
  ticket = news.again;
  sessionStorage.setItem(store, ticket);
  if (fresh) {
    [ahead, sent, number] = [[], null, 0];
    world.touches[me] = {x: news.touch[0], y: news.touch[1], down: false}; // where it was: what is held stays held
    clearTrail();
  }
  for (const [side, name] of ["a", "b"].entries()) {
    write(document.querySelector(`#ring-${name} .name`), side === me ? told.you : told.they);
  }
  const [title, task] = told.rounds[news.round], place = news.place && told.get_to.replace("{place}", told.place[news.place]);
  write(byId("title"), title);
  write(byId("task"), task);
  write(byId("place"), place || task);
  write(byId("only-you"), place);
  write(document.querySelector("[data-side]"), told.ends[me]);
  write(byId("theirs"), news.theirs && `${told.they}: ${told.get_to.replace("{place}", told.place[news.theirs])}`);
  if (news.over) fill(news);
  show();
}

/** The world as the server has it, and then what this page has played since. */
function take(known, seconds, on, [ax, ay, au, av, bx, by, bu, bv, x, y, nx, ny, press, loose], hold, [ox, oy, odown]) {
  [left, goes] = [seconds, on];
  world.touches[1 - me] = {x: ox, y: oy, down: odown};
  world.pencil = {a: {x: ax, y: ay, u: au, v: av}, b: {x: bx, y: by, u: bu, v: bv}, x, y, nx, ny, press, loose, hold};
  ahead = goes ? ahead.filter(([sentAs]) => sentAs > known) : [];
  for (const [, steps, touch] of ahead) play(steps, touch);
}

function play(steps, touch) {
  const touches = me ? [world.touches[0], touch] : [touch, world.touches[1]];
  for (let done = 0; done < steps; done++) world.pencil = step(world.pencil, touches);
}

function frame(now) {
  requestAnimationFrame(frame);
  tellHand(now);
  owed = goes && world.running ? owed + Math.min((now - last) / 1000, MOST) : 0;
  last = now;
  const steps = Math.floor(owed / STEP), touch = {...world.touches[me]};
  owed -= steps * STEP;
  if (steps) {
    play(steps, touch);
    ahead.push([number, steps, touch]);
  }
  draw(left, world.running ? holdInWords() : "");
  if (world.running) describe(now);
}

/** Where the hand is: at once when it moved, and now and then so that the server knows we are there. */
function tellHand(now) {
  const {x, y, down} = world.touches[me], moved = !sent || sent.x !== x || sent.y !== y || sent.down !== down;
  if (now - sentAt < (moved ? OFTEN : STILL_HERE) || !room) return;
  [sent, sentAt] = [{x, y, down}, now];
  say([++number, x, y, down]);
}

function stageNow() {
  if (gone) return "gone";
  if (!room) return "lost";
  if (room.over) return "over";
  if (!room.here[1 - me]) return room.begun ? "away" : "wait";
  if (!room.ready[me]) return "ready";
  return room.ready[1 - me] ? "play" : "theirs";
}

function show() {
  const to = stageNow();
  if (to === shown) return;
  shown = to;
  for (const section of stages) section.hidden = section.dataset.stage !== to;
  byId("veil").hidden = world.running = to === "play";
  byId("pause").disabled = to !== "play";
  byId("only").hidden = to !== "play" || !room.place; // at one table the other sees this screen while it shows the code
  if (to === "play") {
    focusRoom();
    return;
  }
  letGo();
  stages.find((section) => !section.hidden).querySelector("button:not([hidden]), a")?.focus({preventScroll: true});
}

function fill({round, over}) {
  for (const [name, value] of Object.entries(over)) form.elements[name].value = value ?? "";
  form.action = told.rounds[round][2];
  const kinds = Object.keys(told.rounds);
  byId("next").value = kinds[Math.min(kinds.indexOf(round) + 1, kinds.length - 1)];
}

byId("play-next").addEventListener("click", () => say({round: byId("next").value}));
document.querySelector("[data-ready]").addEventListener("click", () => say({ready: true}));
byId("pause").addEventListener("click", () => say({ready: false}));
if (ticket) {
  if (location.hash) history.replaceState(null, "", location.pathname);
  byId("join").hidden = true;
  byId("play").hidden = false;
  hands(() => [me]);
  connect();
  requestAnimationFrame(frame);
}
