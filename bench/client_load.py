"""What the first page of a check-in link costs on a slow line: bytes, requests elsewhere, and when its largest part is painted.

A browser without anything kept, on a line as slow as a bad mobile one (1.6 Mbit/s down, 150 ms a round trip) and with a
processor four times slower, at 390 x 844. Wanted: 100 KB, no request elsewhere, the largest part within 2.5 s.

    python -m bench.client_load [--tries 5]
"""

import argparse
import os
import statistics
import tempfile
from pathlib import Path

LINE = {
    "offline": False,
    "latency": 150,
    "downloadThroughput": 200_000,
    "uploadThroughput": 94_000,
}  # bytes a second
SLOWER = 4
LARGEST = """() => new Promise(done => new PerformanceObserver(list => done(list.getEntries().at(-1).startTime))
  .observe({type: "largest-contentful-paint", buffered: true}))"""


def measure(tries: int) -> dict[str, list[tuple[int, int, float]]]:
    """By screen, of each try: bytes over the line, requests elsewhere, milliseconds to the largest part."""
    from playwright.sync_api import sync_playwright

    from tests.e2e import chromium
    from tests.e2e.standing import standing
    from tests.e2e.test_door import links

    figures: dict[str, list[tuple[int, int, float]]] = {"the link": [], "hello": [], "a question": []}
    with (
        tempfile.TemporaryDirectory() as folder,
        standing(Path(folder)) as site,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=chromium.program(), args=chromium.flags())
        for secret in links(site, tries):
            context = browser.new_context(viewport={"width": 390, "height": 844})
            page = context.new_page()
            page.goto(f"{site.url}/c/{secret}/")
            page.get_by_role("button", name="Open it").click()
            page.get_by_label("Five things").check()
            page.get_by_role("button", name="Next").click()
            page.check("#who-talk")
            page.get_by_role("button", name="Next").click()
            for name, path in zip(figures, (f"/c/{secret}/", "/c/hello/", "/c/2/"), strict=True):
                fresh = context.new_page()
                line = context.new_cdp_session(fresh)
                line.send("Network.enable")
                line.send("Network.setCacheDisabled", {"cacheDisabled": True})
                line.send("Network.emulateNetworkConditions", LINE)
                line.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
                sizes, elsewhere = list[int](), list[str]()
                line.on(
                    "Network.loadingFinished",
                    lambda event, sizes=sizes: sizes.append(event["encodedDataLength"]),
                )
                fresh.on(
                    "request",
                    lambda request, elsewhere=elsewhere: (
                        request.url.startswith(site.url) or elsewhere.append(request.url)
                    ),
                )
                fresh.goto(site.url + path, wait_until="networkidle")
                figures[name].append((sum(map(int, sizes)), len(elsewhere), fresh.evaluate(LARGEST)))
                fresh.close()
            context.close()
        browser.close()
    return figures


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tries", type=int, default=5)
    print(f"{'screen':12} {'KB':>6} {'elsewhere':>9} {'largest part, s':>16} {'slowest':>8}")
    for name, tries in measure(parser.parse_args().tries).items():
        sizes, elsewhere, painted = zip(*tries, strict=True)
        seconds = [milliseconds / 1000 for milliseconds in painted]
        print(
            f"{name:12} {max(sizes) / 1000:6.1f} {max(elsewhere):9} {statistics.median(seconds):16.2f} {max(seconds):8.2f}"
        )


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    import django

    django.setup()
    main()
