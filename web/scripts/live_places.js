// Keeps the words about places true while somebody looks at them. The server sends the words: they
// are its own to choose.

// EventSource comes back by itself after a lost line, but gives up where it was refused.
const PAUSE_AFTER_REFUSAL = 60_000;

const root = document.querySelector("[data-live-from]");
if (root) {
  // Each number read aloud would drown the page: only a change of kind is said, "Waiting list".
  const said = document.createElement("p");
  said.className = "govuk-visually-hidden";
  said.setAttribute("role", "status");
  root.append(said);

  const show = (slug, words) => {
    for (const element of root.querySelectorAll(`[data-live^="${slug} "]`)) {
      const text = words[element.dataset.live.split(" ")[1]];
      if (element.textContent === text) continue;
      element.textContent = text;
      element.hidden = !text;
      const look = element.className.replace(/--\w+$/, `--${words.tone}`);
      if (element.className === look) continue;
      element.className = look;
      said.textContent = `${words.town}: ${words.places}`;
    }
  };

  let source;
  let again;
  // A page in the background gives its connection back: a browser has six of them for a site.
  const listen = () => {
    clearTimeout(again);
    source?.close();
    if (document.hidden) return;
    source = new EventSource(root.dataset.liveFrom);
    source.onmessage = ({ data }) => {
      for (const [slug, words] of Object.entries(JSON.parse(data))) show(slug, words);
    };
    source.onerror = () => {
      if (source.readyState === EventSource.CLOSED) again = setTimeout(listen, PAUSE_AFTER_REFUSAL);
    };
  };
  document.addEventListener("visibilitychange", listen);
  listen();
}
