// Where a generator is configured, what it writes takes the place of the answer in the documents' own words.
const box = document.getElementById("answer");

async function fill() {
  box.setAttribute("aria-busy", "true");
  try {
    const response = await fetch(box.dataset.fill);
    if (!response.ok) throw new Error(response.statusText);
    put(await response.text());
  } catch {
    box.removeAttribute("aria-busy"); // what is there already stays
  }
}

function put(html) {
  const hadFocus = box.contains(document.activeElement);
  box.outerHTML = html;
  if (hadFocus) document.getElementById("answer").focus();
  document.getElementById("told").textContent = "Câu trả lời đã được cập nhật.";
}

fill();
