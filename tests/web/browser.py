"""The pages in Chromium, from pairing to an empty board: the real program, phones, a connection that breaks, names that
bite. USHER_PICTURES=DIR keeps pictures of what was seen."""
import os
import sys
import threading
import time

from selenium.common.exceptions import WebDriverException

from door import SOURCE, Door, soon
from phone import Phone

SIZES = [(360, 740), (1920, 1080)]
MORE_SIZES = [(412, 915), (768, 1024)] # for whoever looks at pictures

HOSTILE = [
    "<script>window.ran=1</script>",
    "\"><img src=x onerror=window.ran=1>",
    "'-window.ran=1-' {{7*7}} ${7*7}",
    "</title><svg/onload=window.ran=1>",
    "javascript:window.ran=1//%0a",
    "\u202eneves\u202c Ada\u2066\u200b Bidi",
    "عبد الرحمن بن عوف",
    "&lt;b&gt;Bold&amp;",
    "Wolfeschlegelsteinhausenbergerdorff" * 3,
    "👩‍👩‍👧 Family",
]

pictures = os.environ.get("USHER_PICTURES")
steps = []


def step(text):
    steps.append((time.monotonic(), text))
    print(text, flush=True)


def check(what, holds):
    if not holds:
        raise AssertionError(what)


def seen(phone, name):
    """Nothing sticks out, nothing is too small for a thumb, and a picture for whoever wants to look."""
    for width, height in SIZES + (MORE_SIZES if pictures else []):
        phone.resize(width, height)
        time.sleep(0.1)
        wide, small, covered = phone.run("""
            const small = [...document.querySelectorAll('button, a, input, label.row, summary')].filter(one => {
                const box = one.getBoundingClientRect(), target = one.closest('label')?.getBoundingClientRect() || box;
                return box.width && !one.closest('[hidden]') && Math.max(box.height, target.height) < 47.5;
            }).map(one => one.outerHTML.slice(0, 80));
            const touch = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
            const covered = [...document.querySelectorAll('.card:not(.left)')].filter(card => {
                const name = document.createRange(), wait = card.querySelector('.wait b')?.getBoundingClientRect();
                name.selectNodeContents(card.querySelector('.name'));
                return wait && [...name.getClientRects()].some(line => touch(line, wait));
            }).map(card => card.querySelector('.name').textContent);
            return [document.documentElement.scrollWidth, small, covered];""")
        check(f"{name} at {width}: {wide} wide", wide <= width)
        check(f"{name} at {width}: too small for a thumb: {small}", not small)
        check(f"{name} at {width}: a name lies under the time: {covered}", not covered)
        if pictures:
            phone.picture(os.path.join(pictures, f"{name}-{width}.png"))
    phone.resize(*SIZES[0])


def axe_of():
    """The text of axe-core, where npm can bring it."""
    for root in ("/usr/share/nodejs/axe-core", "/usr/lib/node_modules/axe-core", os.path.expanduser("~/axe-core")):
        path = os.path.join(root, "axe.min.js")
        if os.path.exists(path):
            with open(path, encoding="utf-8") as file:
                return file.read()
    os.system("command -v npm >/dev/null && timeout 40 npm pack axe-core@4 --silent >/dev/null 2>&1 && tar xzf axe-core-*.tgz")
    if os.path.exists("package/axe.min.js"):
        with open("package/axe.min.js", encoding="utf-8") as file:
            return file.read()
    return None


class Scenes:
    def __init__(self, door, axe):
        self.door, self.axe, self.axed = door, axe, 0
        self.amir = self.sofia = self.guest = None

    def look_closely(self, phone, name):
        """What a machine can say of how those who do not see the page as drawn get on with it."""
        if not self.axe:
            return
        phone.run(self.axe)
        found = phone.driver.execute_async_script("""
            const done = arguments[0];
            axe.run(document, { resultTypes: ['violations'] }).then(all => done(all.violations
                .filter(one => one.impact === 'serious' || one.impact === 'critical')
                .map(one => one.id + ': ' + one.nodes.map(node => node.html.slice(0, 120)).join(' | '))));""")
        check(f"{name}: {found}", not found)
        self.axed += 1

    def set_up(self):
        tell = self.door.tell
        tell("init", "--group", "Early Birds", "--tz", "UTC")
        tell("settings", "set", "web.port", str(self.door.port))
        self.event = tell("event", "add", "--name", "Breakfast", "--starts", soon(), "--where", "by the window")["event"]
        self.hosts = {name: tell("host", "add", name)["host"] for name in ("Amir Haddad", "Sofia Lind")}
        tell("guest", "add", "--name", "Daniel Okoro", "--company", "Acme", "--event", self.event)
        tell("guest", "add", "--name", "Dana Kim", "--company", "Kimchi", "--event", self.event)
        self.door.open()

    def new(self, name):
        return self.door.tell("checkin", "--new", name)["visit"]

    def state_of(self, visit):
        return next((row for row in self.door.tell("welcome", "list", "--all") if row["visit"] == visit), None)

    # ---- scenes, one after the other

    def nobody_is_let_in(self):
        phone = self.amir = Phone(self.door.url)
        phone.go("/")
        phone.shows("This is the hosts’ board")
        seen(phone, "unpaired")
        self.look_closely(phone, "unpaired")

    def a_host_pairs_by_the_link(self):
        phone = self.amir
        phone.go(self.door.tell("host", "pair", "Amir Haddad")["url"])
        phone.shows("Is this you, Amir")
        seen(phone, "pair-known")
        self.look_closely(phone, "pair-known")
        phone.tap("button[type=submit]")
        phone.shows("Waiting for a hello")
        phone.shows("live")
        phone.shows("Nobody has arrived yet.")
        seen(phone, "board-calm")
        check("the link is used up", "/pair" not in phone.driver.current_url)

    def a_check_in_is_seen_and_heard(self):
        phone = self.amir
        phone.tap("#bars [data-key=sound-on]")
        phone.hides("This phone makes no sound yet")
        self.kwame = self.new("Kwame Nkansah")
        print(f"  check-in to phone: {phone.shows('Kwame N.'):.2f} s")
        phone.wait("a buzz", "(window.buzzed || []).length === 1")
        phone.wait("a chime", "(window.chimed || 0) > 0")
        phone.shows("I’ll go")
        chimed = phone.run("return window.chimed")
        phone.driver.refresh()
        phone.shows("Kwame N.")
        time.sleep(0.5)
        check("one step is heard once", not phone.run("return window.buzzed || window.chimed || 0"))
        check("chimes are few", chimed <= 6)
        self.look_closely(phone, "board-waiting")

    def the_host_goes_and_says_hello(self):
        phone = self.amir
        phone.tap(f"[data-key='ill_go-{self.kwame}']")
        phone.shows("you are going")
        row = self.state_of(self.kwame)
        check(f"claimed by Amir: {row}", row["state"] == "claimed" and row["host"] == self.hosts["Amir Haddad"])
        self.look_closely(phone, "board-mine")
        seen(phone, "board-mine")
        phone.tap(f"[data-key='give_back-{self.kwame}']")
        phone.shows("I’ll go")
        phone.tap(f"[data-key='ill_go-{self.kwame}']")
        phone.tap(f"[data-key='said_hello-{self.kwame}']")
        phone.shows("Everyone has been greeted.")
        check("the way back covers nothing", phone.run("return getComputedStyle(document.querySelector('.left')).position") == "relative")
        phone.tap(".left .button") # it was somebody else
        phone.shows("Taken back")
        phone.tap(f"[data-key='said_hello-{self.kwame}']")
        phone.shows("Everyone has been greeted.")
        row = self.state_of(self.kwame)
        check(f"greeted by Amir: {row}", row["state"] == "greeted" and row["host"] == self.hosts["Amir Haddad"])

    def who_comes_second_sees_who_has_it(self):
        phone, visit = self.amir, self.new("Lina Berg")
        phone.wait("Lina's card", f"window.late = document.querySelector(\"[data-key='ill_go-{visit}']\")")
        self.door.tell("welcome", "claim", visit, "--host", "Sofia Lind")
        phone.shows("Sofia is going")
        phone.run("window.late.click()") # a thumb that was on its way
        phone.shows("Sofia is going to Lina B. already.")
        check("Sofia still has it", self.state_of(visit)["host"] == self.hosts["Sofia Lind"])
        phone.troubles() # the browser writes every refusal (409) into its log
        phone.tap(f"[data-key='more-{visit}']")
        phone.shows("Somebody else said hello")
        seen(phone, "card-menu")
        self.look_closely(phone, "card-menu")
        phone.tap("[data-key=somebody_said]")
        phone.shows("Who has said hello to")
        phone.tap("dialog .person:nth-of-type(2)")
        phone.hides("Sofia is going")
        row = self.state_of(visit)
        check(f"written down for Sofia: {row}", row["state"] == "greeted" and row["host"] == self.hosts["Sofia Lind"])

    def a_claim_that_takes_long_is_asked_about(self):
        phone, visit = self.amir, self.new("Slow Moss")
        self.door.tell("settings", "set", "claim.ask_s", "180") # as long as a claim lasts: it asks at once
        phone.tap(f"[data-key='ill_go-{visit}']")
        phone.shows("Did you find Slow M.?")
        seen(phone, "board-asks")
        self.look_closely(phone, "board-asks")
        phone.tap(f"[data-key='two_more-{visit}']")
        phone.shows("Two more minutes for Slow M.")
        check("still Amir's", self.state_of(visit)["host"] == self.hosts["Amir Haddad"])
        phone.tap(f"[data-key='yes_hello-{visit}']")
        phone.shows("Everyone has been greeted.")
        self.door.tell("settings", "set", "claim.ask_s", "60")

    def a_late_hello_has_its_own_time(self):
        phone, ago = self.amir, time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(time.time() - 540))
        visit = self.door.tell("checkin", "--new", "Late Lark", "--at", ago)["visit"]
        phone.shows("9 minutes")
        check("the card is loud", phone.find(f"li.level-2[data-id='{visit}']"))
        seen(phone, "board-urgent")
        self.look_closely(phone, "board-urgent")
        phone.tap(f"[data-key='more-{visit}']")
        phone.tap("[data-key=said_hello]")
        phone.shows("When did you say hello to Late L.?")
        phone.tap("[data-key=when-5]")
        phone.shows("Everyone has been greeted.")
        waited_s = self.state_of(visit)["waited_s"]
        check(f"as it was, five minutes ago: {waited_s}", 230 < waited_s < 260)

    def two_who_should_meet_are_introduced(self):
        phone = self.amir
        for name, company in (("Olga Bank", "Bank Timber"), ("Piet Klein", "Klein Roofs")):
            guest = self.door.tell("guest", "add", "--name", name, "--company", company, "--topics", "timber", "--event", self.event)["guest"]
            self.door.ask("guest.edit", guest=guest, introduce="yes")
            visit = self.door.tell("checkin", "--guest", guest)["visit"]
        phone.shows("introduce to Olga B.")
        phone.shows("#timber")
        phone.tap(f"[data-key='more-{visit}']")
        phone.tap("[data-key^=introduced]")
        phone.shows("Piet K. and Olga B. know each other now.")
        phone.hides("introduce to Olga B.")
        for row in self.door.tell("welcome", "list"):
            self.door.tell("welcome", "greet", row["visit"], "--host", "Amir Haddad")
        phone.shows("Everyone has been greeted.")

    def a_phone_asks_to_be_let_in(self):
        phone = self.sofia = Phone(self.door.url, 412, 915)
        code = self.door.ask("pair.offer")["code"]
        phone.go(f"/pair?code={code}")
        phone.shows("Who are you?")
        seen(phone, "pair-asking")
        self.look_closely(phone, "pair-asking")
        phone.run("document.querySelector(`input[value='${arguments[0]}']`).click()", self.hosts["Sofia Lind"])
        phone.tap("button[type=submit]")
        phone.shows("Ask at the board to let you in")
        asking = self.door.ask("board.show")["asking"]
        check(f"the board is asked: {asking}", len(asking) == 1 and asking[0]["host"] == self.hosts["Sofia Lind"])
        seen(phone, "pair-asked")
        self.look_closely(phone, "pair-asked")
        time.sleep(2) # it looks now and then, and stays where it is
        phone.driver.refresh()
        phone.shows("Ask at the board to let you in")
        self.door.ask("pair.answer", pairing=asking[0]["pairing"], allow=True)
        phone.shows("Waiting for a hello")
        phone.shows("live")

    def the_server_dies_and_comes_back(self):
        phones = (self.amir, self.sofia)
        visit = self.new("Noor Aziz")
        for phone in phones:
            phone.shows("Noor A.")
        self.door.kill()
        for phone in phones:
            phone.shows("reconnecting")
            phone.shows("No connection.")
        phone = phones[0]
        phone.tap(f"[data-key='ill_go-{visit}']")
        phone.shows("Not sent")
        seen(phone, "board-offline")
        self.look_closely(phone, "board-offline")
        while_away = [self.new(name) for name in ("Missed One", "Missed Two")] # by the command line, without a door
        self.door.tell("welcome", "claim", while_away[1], "--host", "Sofia Lind")
        check("the tap was not sent later", self.state_of(visit)["state"] == "waiting")
        self.door.open()
        for phone in phones:
            took_s = phone.wait("live again", "document.getElementById('link').textContent === 'live'", 30)
            phone.shows("Missed O.")
            phone.shows("Missed T.")
            phone.hides("No connection.")
        print(f"  live again after {took_s:.1f} s")
        phones[0].shows("Sofia is going")
        phones[1].shows("you are going")
        check("the tap was not sent later", self.state_of(visit)["state"] == "waiting")
        for phone in phones:
            check(f"nothing went wrong: {phone.troubles(server_was_away=True)}", True)
            asked = phone.run("return performance.getEntriesByType('resource').map(one => new URL(one.name).pathname)")
            check(f"the board comes by the stream, not by asking: {asked}", "/api/stream" in asked and "/api/board" not in asked)
        for one in (visit, *while_away):
            self.door.tell("welcome", "greet", one, "--host", "Sofia Lind")
        phones[0].shows("Everyone has been greeted.")

    def a_host_rests_and_is_back(self):
        phone = self.sofia
        phone.tap("#me")
        phone.shows("Locked phones")
        seen(phone, "menu")
        self.look_closely(phone, "menu")
        phone.tap("[data-key=not-now]")
        phone.shows("You are resting until")
        phone.tap("[data-key=back]")
        phone.hides("You are resting until")

    def arrivals_check_in_and_take_back(self):
        phone = self.amir
        phone.tap("a[href='/arrivals']")
        phone.shows("New today")
        phone.shows("Daniel O.")
        phone.shows("Noor A.") # among the last
        seen(phone, "arrivals")
        self.look_closely(phone, "arrivals")
        phone.type("#search", "da")
        phone.shows("Type three letters.")
        phone.type("#search", "dana")
        phone.shows("Kimchi")
        seen(phone, "arrivals-found")
        phone.tap("#results .button.main")
        phone.shows("Dana K. is checked in")
        row = next(row for row in self.door.tell("welcome", "list") if row["name"] == "Dana Kim")
        phone.tap(f"[data-key='undo-{row['visit']}']")
        phone.shows("Dana K. is expected again.")
        check("taken back", not self.door.tell("welcome", "list"))
        phone.tap("#walk-in")
        phone.type("dialog input[name=name]", "Wanda Walkin")
        phone.type("dialog input[name=company]", "Nowhere Ltd")
        seen(phone, "walk-in")
        self.look_closely(phone, "walk-in")
        phone.tap("[data-key=walk-in]")
        phone.shows("Wanda W. is checked in")
        row = self.door.tell("welcome", "list")[0]
        check(f"the walk-in waits: {row}", row["name"] == "Wanda Walkin" and row["company"] == "Nowhere Ltd")
        phone.tap("#slip .button")
        phone.wait("hello to the walk-in", lambda: not self.door.tell("welcome", "list"))

    def names_that_bite_are_text(self):
        for name in HOSTILE:
            self.door.tell("guest", "add", "--name", name, "--company", name[:60], "--topics", name[:40].replace(",", " "), "--event", self.event)
            self.new_guest_of(name)
        phone = self.amir
        phone.go("/")
        phone.wait("all of them", f"document.querySelectorAll('#cards > li').length === {len(HOSTILE)}")
        same = phone.driver.execute_async_script("""
            const done = arguments[0];
            fetch('/api/board', { headers: { 'X-Usher': '1' } }).then(answer => answer.json()).then(board => done(board.cards.map(card =>
                [card.shown, document.querySelector(`li[data-id="${card.visit}"] .name`).textContent])));""")
        for wanted, shown in same:
            check(f"{wanted!r} is shown as {shown!r}", wanted == shown)
        check("only our own script", phone.run("return document.scripts.length") == 1)
        check("no picture out of a name", not phone.find("#cards img, #cards script, #cards svg[onload]"))
        check("no override comes through", not any("\u202e" in shown for _, shown in same))
        seen(phone, "board-hostile")
        self.look_closely(phone, "board-hostile")
        phone.go("/arrivals")
        phone.type("#search", "window")
        phone.shows("is here")
        seen(phone, "arrivals-hostile")

    def new_guest_of(self, name):
        found = self.door.tell("guest", "find", name[:40], "--limit", "1")
        self.door.tell("checkin", "--guest", found[0]["guest"])

    def a_guest_sees_who_comes(self):
        for row in self.door.tell("welcome", "list"):
            self.door.tell("welcome", "greet", row["visit"], "--host", "Amir Haddad")
        self.door.close()
        self.door.open(os.path.join(os.path.dirname(self.door.usher), "tool_pages"), self.door.database, os.path.join(SOURCE, "assets"))
        visit = self.new("Amara Okafor")
        link = self.door.link_of(visit, self.event)
        phone = self.guest = Phone(self.door.url)
        phone.go(link)
        phone.shows("Someone is coming to say hello")
        phone.shows("by the window")
        check("the link stands nowhere any more", phone.driver.current_url.endswith("/g/"))
        phone.wait("live", "document.documentElement.dataset.link === 'live'")
        self.door.tell("welcome", "claim", visit, "--host", "Amir Haddad")
        took_s = phone.shows("Amir is coming to say hello", 5)
        print(f"  claim to guest's page: {took_s:.2f} s")
        check("within a second", took_s < 1.5)
        phone.type("#own input[name=call_name]", "Mara")
        phone.type("#own input[name=topics]", "timber, daylight")
        phone.tap("[data-key=save]")
        phone.shows("Mara.")
        phone.tap("[data-key=share_contact]")
        phone.wait("the code to scan", "document.querySelector('.qr')?.naturalWidth > 0")
        phone.tap("[data-key=introduce]")
        guest = self.door.tell("guest", "show", self.door.ask("visit.show", visit=visit)["guest"])
        check(f"kept: {guest}", guest["call_name"] == "Mara" and guest["topics"] == ["timber", "daylight"])
        phone.wait("agreed", lambda: set(self.door.tell("guest", "show", guest["guest"])["consents"]) == {"introduce", "share_contact"})
        phone.tap("#known summary")
        phone.shows("Amara Okafor")
        seen(phone, "guest")
        self.look_closely(phone, "guest")
        phone.tap("[data-key=forget]")
        phone.shows("Shall the group delete what it knows about you?")
        check("not asked before the second yes", not self.door.ask("board.show")["helps"])
        phone.tap("[data-key=sure]")
        phone.shows("The organizer has been asked")
        check("asked", self.door.ask("board.show")["helps"][0]["reason"] == "forget")
        other = Phone(self.door.url)
        try:
            other.go(link)
            other.shows("opened on another phone")
            other.go("/g/")
            other.wait("nothing about Amara", lambda: "Amara" not in other.text() and "Mara" not in other.text())
        finally:
            other.end()

    def phones_that_are_not_let_in_any_more_are_told(self):
        phone = self.sofia
        phone.wait("live", "document.getElementById('link').textContent === 'live'", 30)
        mine = next(row for row in self.door.ask("phone.list") if row["host"] == self.hosts["Sofia Lind"])
        self.door.ask("phone.revoke", phone=mine["phone"])
        phone.shows("This is the hosts’ board", 45)

    def nothing_went_wrong(self):
        for name, phone in (("amir", self.amir), ("guest", self.guest)):
            troubles = phone.troubles(server_was_away=True)
            check(f"{name}: {troubles}", not troubles)


def main():
    door, axe = Door(os.environ["USHER"]), []
    fetching = threading.Thread(target=lambda: axe.append(axe_of()))
    fetching.start()
    door_scenes = Scenes(door, None)
    scenes = [getattr(door_scenes, name) for name in (
        "set_up", "nobody_is_let_in", "a_host_pairs_by_the_link", "a_check_in_is_seen_and_heard", "the_host_goes_and_says_hello",
        "who_comes_second_sees_who_has_it", "a_claim_that_takes_long_is_asked_about",
        "a_late_hello_has_its_own_time", "two_who_should_meet_are_introduced", "a_phone_asks_to_be_let_in", "the_server_dies_and_comes_back", "a_host_rests_and_is_back",
        "arrivals_check_in_and_take_back", "names_that_bite_are_text", "a_guest_sees_who_comes",
        "phones_that_are_not_let_in_any_more_are_told", "nothing_went_wrong")]
    fetching.join()
    door_scenes.axe = axe[0]
    print("axe-core looks at the pages, too" if axe[0] else "skipped: axe-core, which npm cannot bring here")
    began = time.monotonic()
    try:
        for scene in scenes:
            step(scene.__name__.replace("_", " "))
            scene()
        door.close()
    except (AssertionError, WebDriverException) as error:
        print(f"FAILED: {error}")
        for phone in (door_scenes.amir, door_scenes.sofia, door_scenes.guest):
            if phone:
                print("  the browser said:", phone.troubles())
        return 1
    finally:
        for phone in (door_scenes.amir, door_scenes.sofia, door_scenes.guest):
            if phone:
                phone.end()
        if door.process and door.process.poll() is None:
            door.kill()
    print(f"{len(scenes)} scenes in {time.monotonic() - began:.0f} s; axe-core looked {door_scenes.axed} times")
    return 0


sys.exit(main())
