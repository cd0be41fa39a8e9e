"""A browser as a phone: what it shows, what is tapped, and what went wrong in it."""
import base64
import time

from selenium import webdriver
from selenium.common.exceptions import JavascriptException, StaleElementReferenceException, WebDriverException
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By

# What the page would do to the one who holds it, counted; and whether a name ever ran as a program.
WATCHED = """
navigator.vibrate = pattern => { (window.buzzed = window.buzzed || []).push(pattern); return true; };
const made = AudioContext.prototype.createOscillator;
AudioContext.prototype.createOscillator = function () { window.chimed = (window.chimed || 0) + 1; return made.call(this); };
document.addEventListener('securitypolicyviolation', event => (window.refused = window.refused || []).push(event.violatedDirective + ' ' + event.blockedURI));
window.addEventListener('error', event => (window.failed = window.failed || []).push(String(event.message)));
window.addEventListener('unhandledrejection', event => (window.failed = window.failed || []).push(String(event.reason)));
"""

PATIENCE_S = 20


class Phone:
    def __init__(self, url, width=360, height=740):
        options = webdriver.ChromeOptions()
        options.binary_location = "/usr/bin/chromium"
        for switch in ("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--hide-scrollbars", "--no-first-run",
                       "--disable-background-networking", "--disable-component-update", "--mute-audio"):
            options.add_argument(switch)
        options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
        self.url, self.driver = url, webdriver.Chrome(service=Service("/usr/bin/chromedriver"), options=options)
        self.driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": WATCHED})
        self.driver.set_script_timeout(60)
        self.resize(width, height)

    def end(self):
        self.driver.quit()

    def resize(self, width, height, scale=1):
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride",
                                    {"width": width, "height": height, "deviceScaleFactor": scale, "mobile": width < 800})

    def go(self, path):
        self.driver.get(path if "://" in path else self.url + path)

    def run(self, script, *arguments):
        return self.driver.execute_script(script, *arguments)

    def wait(self, what, holds, seconds=PATIENCE_S):
        """Until it holds; how many seconds that took. `holds` is JavaScript that gives a boolean, or a function."""
        began = time.monotonic()
        while True:
            try:
                if holds() if callable(holds) else self.run(f"return Boolean({holds})"):
                    return time.monotonic() - began
            except (JavascriptException, StaleElementReferenceException):
                pass # the page is just being changed
            if time.monotonic() - began > seconds:
                raise AssertionError(f"{what}: not within {seconds} s; the page says: {self.text()}")
            time.sleep(0.03)

    def shows(self, text, seconds=PATIENCE_S):
        return self.wait(f"shows {text!r}", lambda: text in self.text(), seconds)

    def hides(self, text, seconds=PATIENCE_S):
        return self.wait(f"no longer shows {text!r}", lambda: text not in self.text(), seconds)

    def text(self):
        return self.run("return document.body.innerText.replace(/[\\u2068\\u2069]/g, '')")

    def find(self, selector):
        return self.driver.find_elements(By.CSS_SELECTOR, selector)

    def tap(self, selector, seconds=PATIENCE_S):
        """As a thumb would: what covers it takes the tap."""
        def tapped():
            found = [one for one in self.find(selector) if one.is_displayed()]
            if not found:
                return False
            self.run("arguments[0].scrollIntoView({block: 'center'})", found[0])
            try:
                found[0].click()
            except StaleElementReferenceException:
                raise
            except WebDriverException:
                return False
            return True
        self.wait(f"tap on {selector}", tapped, seconds)

    def type(self, selector, text):
        self.wait(f"{selector} to type into", lambda: any(one.is_displayed() for one in self.find(selector)))
        field = next(one for one in self.find(selector) if one.is_displayed())
        field.clear()
        field.send_keys(text)

    def picture(self, path):
        shot = self.driver.execute_cdp_cmd("Page.captureScreenshot", {"format": "png"})
        with open(path, "wb") as file:
            file.write(base64.b64decode(shot["data"]))

    def troubles(self, server_was_away=False):
        """Whatever the browser complained of since it was last asked."""
        found = [row["message"] for row in self.driver.get_log("browser") if row["level"] in ("SEVERE", "WARNING")]
        if server_was_away:
            found = [row for row in found if "net::ERR_" not in row and "status of 503" not in row]
        for kind in ("refused", "failed", "ran"):
            said = self.run(f"return window.{kind} || null")
            if said:
                found.append(f"{kind}: {said}")
        return found
