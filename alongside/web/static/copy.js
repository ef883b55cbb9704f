// <button type="button" data-copy="id of an element" data-copied="copied" hidden>: puts that element's text on the clipboard.
// The button is hidden until this runs: without JavaScript the text beside it can be selected as it is.
for (const button of document.querySelectorAll("button[data-copy]")) {
  const source = document.getElementById(button.dataset.copy);
  const said = document.createElement("span");
  said.setAttribute("role", "status");
  said.className = "meta";
  button.after(said);
  button.hidden = !source;

  button.addEventListener("click", async () => {
    const text = source.value ?? (source.innerText || source.textContent); // folded away it has no innerText
    try {
      await navigator.clipboard.writeText(text);
      said.textContent = ` ${button.dataset.copied}`;
    } catch {
      source.closest("details")?.setAttribute("open", "");
      // No clipboard here (an address without https, or refused): select it, so that one key does it.
      if (source.select) source.select(); else getSelection().selectAllChildren(source);
      said.textContent = ` ${button.dataset.selected}`;
    }
  });
}
