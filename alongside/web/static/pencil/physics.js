// Two fingertips and a pencil, line by line as alongside/core/pencil/physics.py, which says why and from where each figure
// is: + - * / and square roots only, in its order, so that both come to the same numbers. SI units.
export const STEP = 1 / 120;
export const USUAL = Object.freeze({
  room: [0.76, 0.405], length: 0.176, weight: 0.05, hand: 0.42, arm: 150, arm_damping: 15.9, reach: 0.1, pulp: 1000,
  pulp_damping: 10, friction: 0.5, hardest: 4, turning: 2, falling: 0.04, lying: 1, grasp: 0.02, stride: 0.01,
});

/** A pencil that lies at (x, y), a finger at each end, ready to be taken up. */
export function laidDown(x, y, p = USUAL) {
  const half = p.length / 2;
  const a = {x: x - half, y, u: 0, v: 0}, b = {x: x + half, y, u: 0, v: 0};
  return {a, b, x, y, nx: 1, ny: 0, press: 0, loose: p.lying, hold: "laid_down"};
}

/** The world `dt` seconds later, while the touches ({x, y, down}) of a and b are where they are. */
export function step(pencil, touches, dt = STEP, p = USUAL) {
  let {a, b} = pencil;
  const [ex, ey, apart] = axis(pencil);
  let press = 0;
  if (pencil.hold === "held" && touches[0].down && touches[1].down) {
    press = pressure(p.length - apart, (a.u - b.u) * ex + (a.v - b.v) * ey, p);
  }
  a = moved(a, touches[0], -press * ex, -press * ey, dt, p);
  b = moved(b, touches[1], press * ex, press * ey, dt, p);
  if (pencil.hold !== "held") return lying({...pencil, a, b, press: 0, loose: pencil.loose + dt}, touches, p);
  let nx = pencil.nx + (ex - pencil.nx) * p.turning * dt, ny = pencil.ny + (ey - pencil.ny) * p.turning * dt;
  const size = Math.sqrt(nx * nx + ny * ny);
  [nx, ny] = size > 0 ? [nx / size, ny / size] : [ex, ey];
  const x = (a.x + b.x) / 2, y = (a.y + b.y) / 2;
  const loose = grips(press, ex * nx + ey * ny, p) ? 0 : pencil.loose + dt;
  const hold = holdOf(press, loose, p);
  if (hold !== "held") return {a, b, x, y, nx: ex, ny: ey, press: 0, loose: 0, hold};
  return {a, b, x, y, nx, ny, press, loose, hold};
}

/** How fast the middle between the fingers moves, in m/s. */
export function speed({a, b}) {
  const u = (a.u + b.u) / 2, v = (a.v + b.v) / 2;
  return Math.sqrt(u * u + v * v);
}

/** Where the two ends of a pencil are that lies: [x, y] of a's and of b's. */
export function ends(pencil, p = USUAL) {
  const halfX = pencil.nx * p.length / 2, halfY = pencil.ny * p.length / 2;
  return [[pencil.x - halfX, pencil.y - halfY], [pencil.x + halfX, pencil.y + halfY]];
}

function pressure(squeeze, closing, p) {
  if (squeeze <= 0) return 0;
  const push = p.pulp / 2 * squeeze + p.pulp_damping / 2 * closing;
  return push > 0 ? push : 0;
}

function grips(press, straight, p) {
  if (straight <= 0) return false;
  const across = straight < 1 ? press * press * (1 - straight * straight) : 0;
  const carried = p.weight / 2;
  const most = p.friction * press * straight;
  return across + carried * carried <= most * most;
}

function axis(pencil) {
  const dx = pencil.b.x - pencil.a.x, dy = pencil.b.y - pencil.a.y;
  const apart = Math.sqrt(dx * dx + dy * dy);
  return apart <= 0 ? [pencil.nx, pencil.ny, 0] : [dx / apart, dy / apart, apart];
}

function moved(finger, touch, fx, fy, dt, p) {
  fx -= p.arm_damping * finger.u;
  fy -= p.arm_damping * finger.v;
  if (touch.down) {
    const dx = within(touch.x, p.room[0]) - finger.x, dy = within(touch.y, p.room[1]) - finger.y;
    const ahead = Math.sqrt(dx * dx + dy * dy);
    const pull = ahead <= p.reach ? p.arm : p.arm * p.reach / ahead;
    fx += pull * dx;
    fy += pull * dy;
  }
  const u = finger.u + fx / p.hand * dt, v = finger.v + fy / p.hand * dt;
  return {x: finger.x + u * dt, y: finger.y + v * dt, u, v};
}

function within(place, most) {
  if (place < 0) return 0;
  return place > most ? most : place;
}

function holdOf(press, loose, p) {
  if (press > p.hardest) return "too_hard";
  if (loose <= p.falling) return "held";
  return grips(press, 1, p) ? "drifted_apart" : "pulled_away";
}

function lying(pencil, touches, p) {
  const [one, other] = ends(pencil, p);
  const atEnds = near(pencil.a, one, p.grasp) && near(pencil.b, other, p.grasp);
  const pressing = near(touches[0], [touches[1].x, touches[1].y], p.length);
  if (pencil.loose < p.lying || !atEnds || !pressing || !(touches[0].down && touches[1].down)) return pencil;
  const [a, b] = [one, other].map(([x, y]) => ({x, y, u: 0, v: 0}));
  return {...pencil, a, b, press: 0, loose: 0, hold: "held"};
}

function near(finger, [x, y], distance) {
  const dx = finger.x - x, dy = finger.y - y;
  return dx * dx + dy * dy < distance * distance;
}
