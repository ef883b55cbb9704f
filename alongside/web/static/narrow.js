// <input data-narrows="id of a list">: of the list's rows those stay whose data-names have words that begin as what is typed,
// whatever their accents and capitals. Without JavaScript the form is sent, and the server narrows it.
const bare = (words) => words.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "").match(/[\p{L}\p{N}_]+/gu) ?? [];

for (const input of document.querySelectorAll("input[data-narrows]")) {
  const rows = document.getElementById(input.dataset.narrows)?.children ?? [];
  input.addEventListener("input", () => {
    const asked = bare(input.value);
    for (const row of rows) {
      const names = bare(row.dataset.names);
      row.hidden = !asked.every((begins) => names.some((name) => name.startsWith(begins)));
    }
  });
}
