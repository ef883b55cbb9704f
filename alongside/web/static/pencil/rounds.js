// What is measured in a round, line by line as alongside/core/pencil/rounds.py. Nobody wins: the figures are for talking.
import {speed} from "./physics.js";

const SECONDS = 60, THERE = 0.05, GAVE_WAY = 0.05, APART = 0.025, STILL = 0.01;

/** A round with this rule ({places, known, in_turn}) in which a wants to get to one place and b to another, [x, y] in m. */
export function newWatch(rule, a, b, start) {
  return {
    rule, a_place: a, b_place: b, start, seconds: 0, held: 0, press_sum: 0, still: 0, still_now: 0, longest_still: 0,
    a_there: null, b_there: null, gave_way: "", gave_way_at: null, drops: [], drops_before: 0, then: null, nearest: null,
    holding: false,
  };
}

export const meanPress = (seen) => (seen.held ? seen.press_sum / seen.held : 0);

export function first({a_there: a, b_there: b}) {
  if (a === null || (b !== null && b < a)) return b === null ? "" : "b";
  return "a";
}

export const over = (seen) => seen.seconds >= SECONDS || (seen.a_there !== null && seen.b_there !== null);

export const left = (seen) => Math.max(0, SECONDS - seen.seconds);

export function afterwards(seen) {
  if (seen.then === null || seen.nearest === null) return "never";
  if (seen.a_there !== null && seen.b_there !== null) return "both";
  if (seen.drops.length > seen.drops_before) return "dropped";
  const other = first(seen) === "a" ? 1 : 0;
  return seen.then[other] - seen.nearest[other] > GAVE_WAY ? "on_the_way" : "stayed";
}

/** What is measured once the pencil has come to be like this, `dt` seconds later; changes what was measured so far. */
export function watch(seen, pencil, dt) {
  seen.seconds += dt;
  if (pencil.hold !== "held") {
    if (seen.holding) seen.drops.push(pencil.hold);
    seen.holding = false;
    seen.still_now = 0;
    return seen;
  }
  seen.holding = true;
  seen.held += dt;
  seen.press_sum += pencil.press * dt;
  seen.still_now = speed(pencil) < STILL ? seen.still_now + dt : 0;
  if (seen.still_now) seen.still += dt;
  seen.longest_still = Math.max(seen.longest_still, seen.still_now);
  if (seen.rule.places) {
    givingWay(seen, pencil);
    arrived(seen, pencil);
  }
  return seen;
}

function givingWay(seen, pencil) {
  if (seen.gave_way) return;
  const here = [pencil.x, pencil.y];
  const a = far(seen.start, seen.a_place) - far(here, seen.a_place);
  const b = far(seen.start, seen.b_place) - far(here, seen.b_place);
  if (Math.max(a, b) < GAVE_WAY) return;
  seen.gave_way = Math.abs(a - b) < APART ? "nobody" : a > b ? "b" : "a";
  seen.gave_way_at = seen.seconds;
}

function arrived(seen, pencil) {
  const here = [pencil.x, pencil.y];
  const a = far(here, seen.a_place), b = far(here, seen.b_place);
  if (seen.a_there === null && a < THERE) seen.a_there = seen.seconds;
  const may = seen.a_there !== null || !seen.rule.in_turn;
  if (seen.b_there === null && b < THERE && may) seen.b_there = seen.seconds;
  if (first(seen) && seen.nearest === null) {
    seen.then = [a, b];
    seen.nearest = [a, b];
    seen.drops_before = seen.drops.length;
  } else if (seen.nearest !== null) {
    seen.nearest = [Math.min(a, seen.nearest[0]), Math.min(b, seen.nearest[1])];
  }
}

function far([x, y], [ox, oy]) {
  const dx = x - ox, dy = y - oy;
  return Math.sqrt(dx * dx + dy * dy);
}
