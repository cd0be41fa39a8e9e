"""The pictures of the pages in docs/gallery, from the real program and a made-up morning (docs/gallery.sh calls it).
    USHER=… USHER_SOURCE=… python3 gallery.py FOLDER       in an empty folder; FOLDER: where the pictures go"""
import os
import sys
import time

from door import SOURCE, Door, soon
from phone import Phone

NAMES = [ # name, company, topics, seeks, who invited them, minutes ago
    ("Kwame Nkansah", "Nkansah Logistics", "containers", "accountant", "Sofia Lind", 4.3),
    ("Lina Östberg", "Östberg Formgivning", "design, hiring", "", "", 1.4),
    ("Amara Okafor", "North Studio", "timber, daylight", "", "", 0.9),
]


def minutes_ago(minutes):
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(time.time() - minutes * 60))


def begin(door):
    tell, visits = door.tell, {}
    tell("init", "--group", "Early Birds", "--tz", "UTC")
    tell("settings", "set", "web.port", str(door.port))
    door.open(os.path.join(os.path.dirname(door.usher), "tool_pages"), door.database, os.path.join(SOURCE, "assets"))
    event = tell("event", "add", "--name", "December breakfast", "--starts", soon(), "--where", "by the window")["event"]
    for name in ("Amir Haddad", "Sofia Lind", "Theo Berg"):
        tell("host", "add", name, *(["--lead"] if name == "Theo Berg" else []))
    for name, company, topics, seeks, inviter, _ in NAMES:
        door.tell("guest", "add", "--name", name, "--company", company, "--topics", topics, "--event", event,
                  *(["--seeks", seeks] if seeks else []), *(["--invited-by", inviter] if inviter else []))
    for name, company in (("Jo Lindqvist", "Lindqvist Joinery"), ("Mbali Dube", "Dube & Daughters"), ("Siobhán O'Brien", "")):
        tell("guest", "add", "--name", name, "--event", event, *(["--company", company] if company else []),
             *(["--role", "member", "--topics", "daylight"] if name.startswith("Jo") else []))
    for name in ("Amara Okafor", "Jo Lindqvist"):
        door.ask("guest.edit", guest=tell("guest", "find", name)[0]["guest"], introduce="yes", share_contact="yes")
    tell("checkin", "--guest", tell("guest", "find", "Jo Lindqvist")[0]["guest"])
    for name, *_, ago in NAMES:
        visits[name] = tell("checkin", "--guest", tell("guest", "find", name)[0]["guest"], "--at", minutes_ago(ago))["visit"]
    return event, visits


def main(folder):
    door, phone = Door(os.environ["USHER"]), None
    try:
        event, visits = begin(door)
        phone = Phone(door.url, 390, 844)
        phone.go(door.tell("host", "pair", "Amir Haddad")["url"])
        phone.tap("button[type=submit]")
        phone.tap("[data-key=sound-on]")
        phone.tap(f"[data-key='ill_go-{visits['Amara Okafor']}']")
        phone.shows("you are going")
        phone.wait("the slip is gone", "document.getElementById('slip').hidden")
        phone.run("scrollTo(0, 0)")
        phone.picture(os.path.join(folder, "phone.png"))
        phone.resize(1920, 1080, 0.5)
        time.sleep(0.3)
        phone.run("scrollTo(0, 0)")
        phone.picture(os.path.join(folder, "phone-television.png"))
        phone.resize(390, 844)
        phone.go("/arrivals")
        phone.shows("New today")
        phone.picture(os.path.join(folder, "phone-arrivals.png"))
        phone.go(door.link_of(visits["Amara Okafor"], event))
        phone.shows("Amir is coming")
        phone.wait("the code", "document.querySelector('.qr')?.naturalWidth > 0")
        phone.picture(os.path.join(folder, "phone-guest.png"))
    finally:
        if phone:
            phone.end()
        door.close()


main(sys.argv[1])
