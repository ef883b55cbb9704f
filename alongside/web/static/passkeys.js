// Passkeys. A button with data-passkey has the browser make one ("create") or show one ("get"), puts the answer into the form
// that it stands in, and sends that. Without this script, or where the browser has no passkeys, the button stays hidden.
const bytes = text => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), letter => letter.charCodeAt(0));
const text = buffer => btoa(String.fromCharCode(...new Uint8Array(buffer)))
  .replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
const each = list => (list ?? []).map(one => ({...one, id: bytes(one.id)}));

function asked(button) {
  const options = JSON.parse(button.dataset.options);
  options.challenge = bytes(options.challenge);
  if (options.user) options.user = {...options.user, id: bytes(options.user.id)};
  for (const name of ["excludeCredentials", "allowCredentials"]) if (options[name]) options[name] = each(options[name]);
  return {publicKey: options};
}

function answered(key) {
  const response = {};
  for (const name of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"])
    if (key.response[name]) response[name] = text(key.response[name]);
  return JSON.stringify({id: key.id, rawId: text(key.rawId), type: key.type, response, clientExtensionResults: {}});
}

async function show(button) {
  const form = button.form, trouble = form.querySelector("[data-passkey-trouble]");
  trouble.hidden = true;
  try {
    const key = await navigator.credentials[button.dataset.passkey](asked(button));
    const field = document.createElement("input");
    Object.assign(field, {type: "hidden", name: "passkey", value: answered(key)});
    form.append(field);
    form.submit();
  } catch {
    trouble.hidden = false;
  }
}

for (const button of document.querySelectorAll("[data-passkey]")) {
  if (!window.PublicKeyCredential) continue;
  button.hidden = false;
  button.addEventListener("click", event => { event.preventDefault(); show(button); });
}
