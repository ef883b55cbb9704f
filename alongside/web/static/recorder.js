// <input type="file" data-record="seconds">: where there is a microphone, a button that records into it. Without one, or without a
// script, a file can be chosen. Nothing is sent before the form is.
const KINDS = ["audio/webm;codecs=opus", "audio/mp4", "audio/ogg;codecs=opus"];
const BITS = 16000; // a second: a sentence of ten seconds stays below 20 KB
const buttons = document.getElementById("recorder");

function wire(input) {
  const bar = buttons.content.firstElementChild.cloneNode(true);
  const [button, listen, away] = bar.querySelectorAll("button");
  const record = button.textContent, length = input.form.elements.milliseconds;
  let recorder = null;

  function show(there) {
    listen.hidden = !there;
    if (away) away.hidden = !there;
  }
  async function begin() {
    const stream = await navigator.mediaDevices.getUserMedia({audio: true});
    const mimeType = KINDS.find((kind) => MediaRecorder.isTypeSupported(kind));
    recorder = new MediaRecorder(stream, {mimeType, audioBitsPerSecond: BITS});
    const pieces = [], began = performance.now();
    recorder.addEventListener("dataavailable", ({data}) => pieces.push(data));
    recorder.addEventListener("stop", () => {
      for (const track of stream.getTracks()) track.stop();
      const files = new DataTransfer();
      files.items.add(new File(pieces, "recording", {type: recorder.mimeType}));
      input.files = files.files;
      if (length) length.value = Math.round(performance.now() - began);
      show(true);
      button.textContent = record;
      recorder = null;
      input.dispatchEvent(new Event("change", {bubbles: true}));
    });
    recorder.start();
    button.textContent = button.dataset.stop;
    setTimeout(() => recorder?.stop(), Number(input.dataset.record) * 1000);
  }
  button.addEventListener("click", () => (recorder ? recorder.stop() : begin().catch(() => { bar.remove(); input.hidden = false; })));
  listen.addEventListener("click", async () => {
    const player = new AudioContext(), sound = player.createBufferSource();
    sound.buffer = await player.decodeAudioData(await input.files[0].arrayBuffer());
    sound.connect(player.destination);
    sound.start();
  });
  away?.addEventListener("click", () => {
    input.value = "";
    show(false);
    button.focus();
  });
  input.before(bar);
  input.hidden = true; // in place of the field, the buttons that record into it
}

if (navigator.mediaDevices && globalThis.MediaRecorder) {
  for (const input of document.querySelectorAll("input[data-record]")) wire(input);
}
