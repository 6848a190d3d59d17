"""A real Chromium without a window, driven by chromedriver (W3C WebDriver) over this machine's loopback."""

import base64
import json
import shutil
import subprocess
import tempfile
import urllib.error
import urllib.request
from contextlib import contextmanager

import pytest

CHROMIUM, DRIVER = shutil.which("chromium"), shutil.which("chromedriver")
needs_chromium = pytest.mark.skipif(
    not (CHROMIUM and DRIVER), reason="Chromium or its driver is missing: make system-tests"
)
ENTER = "\ue007"  # as WebDriver types it (section 17.4.2)
_ELEMENT = "element-6066-11e4-a52e-4f735466cecf"  # how WebDriver names an element (section 12.1)
_ALONE = (
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-pings",
)  # fmt: skip


class Browser:
    """One session: one window of Chromium."""

    def __init__(self, address, session):
        self._session = f"{address}/session/{session}"

    def open(self, path):
        """Load a file of this machine."""
        self._post("url", {"url": path.as_uri()})

    def run(self, script, *arguments):
        """What a script of the body of an async function returns."""
        body = (
            "const done = arguments[arguments.length - 1];"
            f"(async (...given) => {{{script}}})(...arguments).then((value) => done({{value}}),"
            " (error) => done({error: String(error) + (error.stack ?? '')}));"
        )
        told = self._post("execute/async", {"script": body, "args": list(arguments)})
        assert "error" not in told, told["error"]
        return told.get("value")

    def wait_for(self, selector):
        """Until there is such an element; the session's own limit ends it."""
        self.run(
            "while (!document.querySelector(given[0])) await new Promise((go) => setTimeout(go, 20));",
            selector,
        )

    def find(self, selector):
        """The element by a selector of CSS."""
        return self._post("element", {"using": "css selector", "value": selector})[_ELEMENT]

    def type(self, selector, text):
        """Press keys in an element; for a field of files, the paths of them."""
        self._post(f"element/{self.find(selector)}/value", {"text": text})

    def click(self, selector):
        """Press the mouse on an element."""
        self._post(f"element/{self.find(selector)}/click", {})

    def text(self, selector):
        """What an element shows."""
        return self._get(f"element/{self.find(selector)}/text")

    def picture(self):
        """What the window shows, as a PNG."""
        return base64.b64decode(self._get("screenshot"))

    def set_size(self, width, height):
        """How large the window is."""
        self._post("window/rect", {"width": width, "height": height})

    def set_look(self, look):
        """As if the device were set to light or dark."""
        told = {"features": [{"name": "prefers-color-scheme", "value": look}]}
        self._devtools("Emulation.setEmulatedMedia", told)

    def set_clock(self, day):
        """What pages opened from now on take for today: noon of a day."""
        moment = f"{day:%Y-%m-%d}T12:00:00"
        source = (
            "{ const Clock = Date; globalThis.Date = class extends Clock {"
            f"constructor(...told) {{ super(...(told.length ? told : ['{moment}'])); }}"
            "}; }"
        )
        self._devtools("Page.addScriptToEvaluateOnNewDocument", {"source": source})

    def _devtools(self, command, told):
        self._post("goog/cdp/execute", {"cmd": command, "params": told})

    def requests(self):
        """The addresses of everything that files opened here have asked for since the last time."""
        told = [
            json.loads(line["message"])["message"] for line in self._post("se/log", {"type": "performance"})
        ]
        sent = [one["params"] for one in told if one["method"] == "Network.requestWillBeSent"]
        return [one["request"]["url"] for one in sent if one["documentURL"].startswith("file:")]

    def said(self):
        """What pages told the console: their faults, and what their policy forbade."""
        return [line["message"] for line in self._post("se/log", {"type": "browser"})]

    def _post(self, what, told):
        return _asked(f"{self._session}/{what}", told)

    def _get(self, what):
        return _asked(f"{self._session}/{what}")

    def close(self):
        """Shut the window."""
        _asked(self._session, method="DELETE")


@contextmanager
def a_browser(*more, size=(1200, 1600)):
    """A session, with these words more for Chromium."""
    with tempfile.TemporaryDirectory() as profile, _driver() as address:
        told = _asked(f"{address}/session", {"capabilities": {"alwaysMatch": _wished(profile, more, size)}})
        browser = Browser(address, told["sessionId"])
        try:
            yield browser
        finally:
            browser.close()


def _wished(profile, more, size):
    words = [*_ALONE, *more, f"--user-data-dir={profile}", f"--window-size={size[0]},{size[1]}"]
    return {
        "browserName": "chrome",
        "goog:chromeOptions": {"binary": CHROMIUM, "args": words},
        "goog:loggingPrefs": {"performance": "ALL", "browser": "ALL"},
        "timeouts": {"script": 110_000},
    }


@contextmanager
def _driver():
    process = subprocess.Popen(
        [DRIVER, "--port=0"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    try:
        for line in process.stdout:
            if "started successfully on port" in line:
                yield f"http://127.0.0.1:{line.rpartition(' ')[2].strip().rstrip('.')}"
                return
        raise RuntimeError("chromedriver did not start")
    finally:
        process.terminate()
        process.wait()
        process.stdout.close()


def _asked(address, told=None, method=None):
    content = None if told is None else json.dumps(told).encode()
    asked = urllib.request.Request(  # noqa: S310 - the driver we have just started
        address, content, {"Content-Type": "application/json"}, method=method
    )
    try:
        with urllib.request.urlopen(asked) as answer:  # noqa: S310
            return json.load(answer)["value"]
    except urllib.error.HTTPError as error:
        raise AssertionError(json.load(error)["value"]["message"]) from None
