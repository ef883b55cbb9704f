// A screen that is handed over shows one page alone. What other tabs of this browser showed before goes from them too.
const tabs = new BroadcastChannel("alongside-handed");
if (document.body.classList.contains("handed")) tabs.postMessage("");
else tabs.addEventListener("message", () => location.replace("/"));
