// Buttons that copy a quote with its source; without this script they aren't shown.
const said = document.getElementById("told");

// The clipboard is there over https and on this machine only; elsewhere a selection is copied.
async function copy(text) {
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  const box = document.createElement("textarea");
  box.value = text;
  box.className = "hidden";
  document.body.append(box);
  box.select();
  const done = document.execCommand("copy");
  box.remove();
  if (!done) throw new Error("not copied");
}

function tell(button, text) {
  const before = button.dataset.name ??= button.textContent;
  button.textContent = said.textContent = text;
  setTimeout(() => { button.textContent = before; said.textContent = ""; }, 2500);
}

document.documentElement.classList.add("scripted");
document.addEventListener("click", async (event) => {
  const button = event.target.closest("button[data-copy]");
  if (!button) return;
  try {
    await copy(button.dataset.copy);
    tell(button, "Đã chép");
  } catch {
    tell(button, "Không chép được");
  }
  button.focus();
});
