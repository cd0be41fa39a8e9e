// The hosts' board, Arrivals, pairing and the guest's own page. One file, no build step, nothing from elsewhere.
// What comes from the server is put in as text, never as HTML. What a tap does stands only once the server has said so.
'use strict';
(() => {

// ---- what is said: one table, for translating. {name} is put in as it is, in its own direction.

const words = {
    board: 'Waiting for a hello', arrivals: 'Arrivals', tab_board: 'Board', pages: 'Pages',
    live: 'live', reconnecting: 'reconnecting…', connecting: 'connecting…',
    lost: 'No connection. What you see may be old, and taps are not sent.',
    not_sent: 'Not sent: there is no connection. Nothing was changed; tap again when it says live.',
    no_answer: 'No answer from the door. Look at the card again before you tap once more.',
    trouble: 'That did not work: try again.',
    out: 'This phone is not let in any more: pair it again.',
    here: '{arrived} of {expected} here', here_only: '{arrived} here', greeted_of: '{greeted} of {owed} greeted',
    of_here: 'of {expected} here', are_here: 'here', first_visits: 'first visits', one_first_visit: 'first visit',
    greeted: 'greeted', typical_wait: 'typical wait', on_duty: 'On duty', nobody_on_duty: 'Nobody is on duty.',
    going: 'going', lead: 'lead', resting: 'resting', off_duty: 'off duty', unheard: 'phone not heard', you: 'you',
    just_now: 'just now', minute: '1 minute', minutes: '{n} minutes', minutes_ago: '{n} minutes ago', minute_ago: '1 minute ago',
    waits_0: 'waiting for a hello', waits_1: 'everyone on duty is called', waits_2: '{host} is called',
    waits_2_nobody: 'the lead is called',
    you_go: 'you are going', goes: '{host} is going', since: 'since {time}',
    first_visit: 'First visit', visit_number: '{n} visit', invited_by: 'invited by {name}',
    known_before: 'may have been here before', seeks: 'seeks: {what}', offers: 'offers: {what}', reads: 'reads {language}',
    introduce_to: 'introduce to {name}', note: 'Note', match_language: 'you both speak {language}',
    match_topic: 'you share #{topic}',
    ill_go: 'I’ll go', said_hello: 'I said hello', somebody_said: 'Somebody else said hello', not_found: 'Can’t find them',
    give_back: 'Give back', more_about: 'More about {name}', did_you_find: 'Did you find {name}?', two_more: '2 more minutes',
    yes_hello: 'Yes, I said hello', no_hello_needed: 'No hello needed', introduced: 'I introduced {a} to {b}',
    who_said: 'Who has said hello to {name}?', when_said: 'When did you say hello to {name}?',
    when_they: 'When did {host} say hello to {name}?',
    gone_sure: 'Is {name} nowhere to be found?', gone_more: 'The card leaves the board. At their next visit they are owed a hello.',
    gone_yes: 'Yes, take the card away', keep_looking: 'Keep looking',
    dismiss_sure: 'Does {name} need no hello?', dismiss_more: 'The card leaves the board, and nobody is called any more.',
    dismiss_yes: 'Yes, no hello needed', keep: 'Keep the card', dismiss_reason: 'a host decided on a phone',
    done_claim: 'You are going to {name}', done_greet: 'Hello to {name} is written down.', done_release: '{name} is waiting again.',
    done_gone: '{name} is off the board.', done_dismiss: '{name} is off the board.', done_more: 'Two more minutes for {name}',
    done_undo: 'Taken back: {name} is still to be greeted.',
    done_introduce: '{a} and {b} know each other now.', taken: '{host} is going to {name} already.',
    now_waits: '{name} waits for a hello.', alert_1: '{name} still waits for a hello.', alert_2: '{name} has waited for {n} minutes.',
    alert_help: 'Somebody needs help at the door.', alert_crowd: '{n} guests wait for a hello.',
    nobody_waits: 'Nobody is waiting.', everyone_greeted: 'Everyone has been greeted.', nobody_came: 'Nobody has arrived yet.',
    no_event: 'No event is on now.', next_event: 'Next: {name}, {day}', none_planned: 'None is planned.',
    first_timers_here: 'First-time guests will appear here.', more_wait: 'and {n} more who wait',
    back_again: 'Back again', met: 'met {host} last time', asks_help: 'Needs a host', on_it: 'I’m on it', at_door: 'at {door}',
    help_asked: '{name} at the door asks for a host', help_asked_0: 'Somebody at the door asks for a host',
    help_code: '{name} at the door has a code from another list', help_code_0: 'Somebody at the door has a code from another list',
    help_half_way: '{name} is new and stopped half-way', help_half_way_0: 'Someone new at the door stopped half-way',
    help_searches: '{name} cannot find their name', help_searches_0: 'Somebody at the door cannot find their name',
    help_same_name: 'Several people are called {name}', help_same_name_0: 'Several people share a name: one is at the door',
    help_questioned: '“That wasn’t me”, says {name} about the check-in', help_questioned_0: '“That wasn’t me”, says somebody about a check-in',
    help_walk_in: '{name} has come without being on the list', help_walk_in_0: 'Somebody has come without being on the list',
    help_forget: '{name} asks to be forgotten: the organizer decides', help_forget_0: 'A guest asks to be forgotten: the organizer decides',
    help_other: '{name} needs a host', help_other_0: 'Somebody at the door needs a host',
    wakes_sound: 'This phone makes no sound yet', turn_on: 'Turn it on', quiet_mode: 'Quiet: light only, no sound',
    rests: 'You are resting until {time}: this phone is not called first.', back_now: 'I’m back',
    menu: 'You and this phone', close: 'Close', duty: 'On duty', duty_more: 'You are suggested and called',
    not_now: 'Not now', not_now_more: 'Rest for 10 minutes; others are called', sound: 'Chime and buzz', sound_more: 'On this phone, while this page is open',
    try_sound: 'Hear it', awake: 'Keep the screen on', awake_more: 'While the board is open', locked: 'Locked phones',
    locked_more: 'A page cannot wake a locked phone, and neither can this one. A phone that is not heard for a minute gives its claims back.',
    locked_ntfy: 'The app ntfy can: it gets the alerts that this group sends out.', open_ntfy: 'Open in ntfy',
    locked_without: 'The organizer can have alerts sent by ntfy (setting alert.webhook).',
    install: 'Add to the home screen', install_how: 'In your browser’s menu: “Add to Home Screen”. It then opens like an app.',
    leave: 'Forget this phone', leave_sure: 'Forget this phone? It has to be paired again to see the board.', leave_yes: 'Yes, forget it', stay: 'Keep it',
    search: 'Name, company or e-mail', three_letters: 'Type three letters.', searching: 'Searching…', found: '{n} found', nobody_found: 'Nobody on the list fits.',
    several: 'Several people have this name: type more of it, or the company', places: '{n} places', place_of: 'Place of {name}',
    check_in: 'Check in', here_already: 'is here', undo: 'Undo', undone: '{name} is expected again.',
    new_today: 'New today', nobody_new: 'No first-timer is expected any more.', last_ten: 'Last arrivals', nobody_yet: 'Nobody has arrived yet.',
    walk_in: 'Not on the list', new_guest: 'A new guest', full_name: 'Full name', company: 'Company', company_free: 'Company, if any',
    arrived_first: '{name} is checked in: a first visit. Say hello?', arrived_again: '{name} is checked in.', arrived_already: '{name} was here already.',
    name_first: 'Write the name first.', cancel: 'Cancel', expected_more: 'and {n} more',
    choose_who: 'Say who you are first.', open_board: 'Let in: opening the board…',
    morning: 'Good morning, {name}.', afternoon: 'Good afternoon, {name}.', evening: 'Good evening, {name}.',
    g_coming: '{host} is coming to say hello', g_someone: 'Someone is coming to say hello', g_lovely: 'Lovely to have you with us.',
    g_met: 'You have met {host}', g_in: 'You’re checked in', g_undone: 'Your check-in was taken back. Please see a host at the door.',
    g_at: 'checked in at {time}', g_where: 'Wait here: {where}', g_meet: 'People to meet', g_meet_none: 'Nobody yet. Say below what you like to talk about, and agree to be introduced.',
    g_card: 'My contact', g_card_more: 'Let somebody scan it: it says what you have filled in below.', g_card_off: 'Tick “Others may see how to reach me” below, and a code to scan appears here.',
    g_card_alt: 'Code with your contact', g_about: 'About me', g_save: 'Save', g_saved: 'Saved.', g_call_name: 'What to call you', g_email: 'E-mail', g_phone: 'Phone',
    g_title: 'What you do', g_topics: 'Topics you like to talk about', g_offers: 'What you offer', g_seeks: 'What you seek', g_commas: 'with commas between',
    g_consents: 'What we may do', g_introduce: 'Introduce me to others who are here', g_introduce_more: 'They see your given name, company and a topic you share.',
    g_keep_contact: 'Write to me after the event', g_keep_contact_more: 'By e-mail or phone, as you have filled in.', g_share_contact: 'Others may see how to reach me',
    g_share_contact_more: 'By the code above, which only you can show.', g_known: 'What the group knows about me', g_known_none: 'Nothing but that you are here.',
    g_privacy: 'What we keep and why', g_forget: 'Forget me', g_forget_sure: 'Shall the group delete what it knows about you?',
    g_forget_more: 'The organizer is asked now, and decides. It cannot be undone, and your visit counts on without a name.',
    g_forget_yes: 'Yes, ask for it', g_forget_no: 'No, keep me', g_forgetting: 'The organizer has been asked to delete what is known about you.',
    g_over: 'This page is over. Ask a host if you need anything.',
    k_name: 'Name', k_given_name: 'Given name', k_family_name: 'Family name', k_call_name: 'Called', k_reading: 'Read as', k_email: 'E-mail', k_phone: 'Phone',
    k_company: 'Company', k_title: 'Does', k_topics: 'Topics', k_offers: 'Offers', k_seeks: 'Seeks', k_invited_by: 'Invited by', k_language: 'Language',
    k_note: 'Note', k_earlier_visits: 'Visits before', k_events: 'On the list of', k_visits: 'Was at', k_ticket_codes: 'Ticket codes',
};

const ISOLATE = '\u2068', ISOLATE_END = '\u2069';

// A sentence as plain text; what is put in keeps its own direction.
function say(key, values = {}) {
    return words[key].replace(/\{(\w+)\}/g, (_, name) =>
        typeof values[name] === 'number' ? String(values[name]) : ISOLATE + values[name] + ISOLATE_END);
}

// The same as nodes, for showing.
function tell(key, values = {}) {
    const fragment = document.createDocumentFragment();
    for (const part of words[key].split(/(\{\w+\})/)) {
        const name = /^\{(\w+)\}$/.exec(part);
        fragment.append(name ? (typeof values[name[1]] === 'number' ? String(values[name[1]]) : named(values[name[1]])) : part);
    }
    return fragment;
}

const ordinals = new Intl.PluralRules('en', { type: 'ordinal' });
const ordinal = n => n + { one: 'st', two: 'nd', few: 'rd', other: 'th' }[ordinals.select(n)];
const in_minutes = n => n <= 0 ? say('just_now') : n === 1 ? say('minute') : say('minutes', { n });
const minutes_ago = n => n <= 0 ? say('just_now') : n === 1 ? say('minute_ago') : say('minutes_ago', { n });
const capital = text => text.charAt(0).toUpperCase() + text.slice(1);

function clock(at_ms, zone) {
    const shape = { hour: 'numeric', minute: '2-digit', hourCycle: 'h23' };
    let parts;
    try {
        parts = new Intl.DateTimeFormat('en', { ...shape, timeZone: zone || undefined }).formatToParts(at_ms);
    } catch {
        parts = new Intl.DateTimeFormat('en', shape).formatToParts(at_ms);
    }
    const of = type => parts.find(part => part.type === type).value;
    return Number(of('hour')) + ':' + of('minute');
}

function day(at_ms, zone) {
    try {
        return new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long', timeZone: zone }).format(at_ms);
    } catch {
        return new Date(at_ms).toDateString();
    }
}

function language_name(tag) {
    try {
        return new Intl.DisplayNames(['en'], { type: 'language' }).of(tag) || tag;
    } catch {
        return tag;
    }
}

// ---- elements

function fill(node, children) {
    node.append(...children.flat(9).filter(child => child !== null && child !== undefined && child !== false));
    return node;
}

// make('button.button.main', {click: f, label: 'x'}, children…): attributes that are null or false are left out.
function make(what, attributes, ...children) {
    const [tag, ...classes] = what.split('.');
    const node = document.createElement(tag);
    if (classes.length) node.className = classes.join(' ');
    for (const [name, value] of Object.entries(attributes || {})) {
        if (value === null || value === undefined || value === false) continue;
        if (typeof value === 'function') node.addEventListener(name, value);
        else if (name === 'label') node.setAttribute('aria-label', value);
        else node.setAttribute(name, value === true ? '' : value);
    }
    if (tag === 'button' && !node.hasAttribute('type')) node.type = 'button';
    return fill(node, children);
}

const named = text => make('bdi', null, String(text ?? ''));
const byId = id => document.getElementById(id);

const strokes = {
    more: 'M5 12h.01M12 12h.01M19 12h.01', close: 'M6 6l12 12M18 6L6 18', check: 'M5 12.5l4.5 4.5L19 7.5',
    bell: 'M6 16V11a6 6 0 0 1 12 0v5l1.5 2h-15zM10 21h4', people: 'M9 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6M3 20a6 6 0 0 1 12 0M16 11a3 3 0 1 0-1-5.8M17 14.5a6 6 0 0 1 4 5.5',
    search: 'M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14M16.2 16.2L21 21', plus: 'M12 5v14M5 12h14', door: 'M6 20V9.5a6 6 0 0 1 12 0V20M3 20h18',
    pin: 'M12 21s-6.5-6-6.5-11a6.5 6.5 0 0 1 13 0c0 5-6.5 11-6.5 11zM12 12a2 2 0 1 0 0-4 2 2 0 0 0 0 4', person: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8M4.5 20.5a7.5 7.5 0 0 1 15 0',
    warn: 'M12 4L2.5 20h19zM12 10v4M12 17h.01', help: 'M9 9a3 3 0 1 1 4.2 2.8c-.8.4-1.2 1-1.2 1.9v.3M12 18h.01',
};

function icon(name) {
    const space = 'http://www.w3.org/2000/svg';
    const svg = document.createElementNS(space, 'svg'), path = document.createElementNS(space, 'path');
    svg.setAttribute('viewBox', '0 0 24 24');
    svg.setAttribute('class', 'icon');
    svg.setAttribute('aria-hidden', 'true');
    path.setAttribute('d', strokes[name]);
    svg.append(path);
    return svg;
}

const avatar = (initials, tone) => make('span.avatar' + (tone === null || tone === undefined ? '' : '.tone-' + (tone & 7)), { 'aria-hidden': 'true' },
    initials ? named(initials) : icon('person'));

// Facts with dots between; a short one is not broken. The dots are drawn, and only between two on one line.
const dots = (...parts) => make('span.facts-of', null, parts.flat().filter(Boolean).map((part, i) => [i ? ' ' : '', make('span.fact', null, part)]));

// ---- a small store of this browser, which may be forbidden

const memory = {
    read(key, otherwise) {
        try {
            return JSON.parse(localStorage.getItem('usher.' + key)) ?? otherwise;
        } catch {
            return otherwise;
        }
    },
    write(key, value) {
        try {
            localStorage.setItem('usher.' + key, JSON.stringify(value));
        } catch { /* private browsing: it holds for this page only */ }
    },
};

// ---- asking the server

class Refusal extends Error {
    constructor(status, text, answer) {
        super(text);
        this.status = status;
        this.answer = answer || {};
    }
}

const ANSWER_MS = 10000;

async function ask(method, path, body, signal) {
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort('late'), ANSWER_MS);
    signal?.addEventListener('abort', () => stop.abort('unwanted'));
    const headers = { 'X-Usher': '1', Accept: 'application/json' };
    if (method !== 'GET') headers['Content-Type'] = 'application/json';
    try {
        const response = await fetch(path, { method, headers, cache: 'no-store', credentials: 'same-origin', signal: stop.signal,
            body: method === 'GET' ? undefined : JSON.stringify(body || {}) });
        const answer = await response.json().catch(() => null);
        if (!response.ok) throw new Refusal(response.status, answer?.error || say('trouble'), answer);
        return answer;
    } catch (error) {
        if (error instanceof Refusal || signal?.aborted) throw error;
        throw new Refusal(0, say(stop.signal.aborted ? 'no_answer' : 'not_sent'));
    } finally {
        clearTimeout(timer);
    }
}

// ---- what the server tells by itself: server-sent events, read by hand so that heartbeats are heard and reasons seen

const SILENT_MS = 35000, PAUSES_MS = [300, 1000, 2000, 4000, 8000, 15000];

class Stream {
    constructor(path, heard, changed) {
        Object.assign(this, { path, heard, changed, last: '', tries: 0, state: 'connecting', since: 0 });
        addEventListener('online', () => this.now());
        addEventListener('offline', () => this.lose());
        addEventListener('pageshow', event => event.persisted && this.lose());
        document.addEventListener('visibilitychange', () => {
            if (document.visibilityState === 'visible' && (this.state !== 'live' || Date.now() - this.since > SILENT_MS)) this.now();
        });
        this.open();
    }
    set(state) {
        if (this.state === state) return;
        this.state = state;
        this.changed(state);
    }
    now() { // at once, whatever pause was on
        this.tries = 0;
        if (this.pause) clearTimeout(this.pause), this.pause = null, this.open();
        else this.lose();
    }
    lose() { this.stop?.abort(); }
    async open() {
        const stop = this.stop = new AbortController();
        let watch, wait = 0;
        const alive = () => {
            this.since = Date.now();
            clearTimeout(watch);
            watch = setTimeout(() => stop.abort(), SILENT_MS);
        };
        try {
            alive();
            const headers = { 'X-Usher': '1', Accept: 'text/event-stream' };
            if (this.last) headers['Last-Event-ID'] = this.last;
            const response = await fetch(this.path, { headers, cache: 'no-store', credentials: 'same-origin', signal: stop.signal });
            if (response.status === 401 || response.status === 403) return clearTimeout(watch), this.set('out');
            if (!response.ok) {
                wait = 1000 * Number(response.headers.get('Retry-After') || 0);
                throw new Error(response.status);
            }
            this.tries = 0;
            this.set('live');
            await this.read(response.body.getReader(), alive);
        } catch { /* told by the state below */ }
        clearTimeout(watch);
        this.set('lost');
        const step = PAUSES_MS[Math.min(this.tries++, PAUSES_MS.length - 1)];
        this.pause = setTimeout(() => { this.pause = null; this.open(); }, Math.max(wait, step * (0.75 + Math.random() / 2)));
    }
    async read(reader, alive) {
        const decoder = new TextDecoder();
        let rest = '';
        for (;;) {
            const { done, value } = await reader.read();
            if (done) return;
            alive();
            const blocks = (rest + decoder.decode(value, { stream: true })).split(/\r?\n\r?\n/);
            rest = blocks.pop();
            for (const block of blocks) this.take(block);
        }
    }
    take(block) {
        const event = { name: 'message', data: [] };
        for (const line of block.split(/\r?\n/)) {
            const [, field, value] = /^([^:]*)(?:: ?(.*))?$/.exec(line) || [];
            if (field === 'event') event.name = value;
            else if (field === 'data') event.data.push(value ?? '');
            else if (field === 'id') this.last = value ?? '';
        }
        if (event.data.length || event.name !== 'message') this.heard(event.name, event.data.join('\n'));
    }
}

// ---- chime and buzz: notes like struck wood, made here

const chimes = { 0: [[0, 659.3]], 1: [[0, 659.3], [0.21, 880]], 2: [[0, 659.3], [0.19, 880], [0.38, 1108.7]], help: [[0, 880], [0.17, 587.3], [0.34, 880]] };
const buzzes = { 0: [140], 1: [140, 90, 140], 2: [300, 120, 300], help: [200, 90, 200] };

const sound = {
    is_on: memory.read('sound', true),
    get is_ready() { return Boolean(this.context) && this.context.state !== 'closed' && this.touched; },
    // Browsers let a page be heard only after somebody has touched it.
    wake() {
        const Context = window.AudioContext || window.webkitAudioContext;
        if (!Context || !this.is_on || this.touched) return;
        this.context = this.context || new Context();
        this.context.resume().then(() => { this.touched = true; this.rest(); this.told?.(); }, () => {});
    },
    // An open device costs battery.
    rest() {
        clearTimeout(this.timer);
        this.timer = setTimeout(() => this.context?.suspend(), 2500);
    },
    async chime(kind) {
        if (!this.is_on || !this.is_ready) return;
        await this.context.resume();
        for (const [after, hertz] of chimes[kind]) {
            for (const [times, loud, half] of [[1, 0.3, 0.14], [2.76, 0.07, 0.055]]) {
                const tone = this.context.createOscillator(), gain = this.context.createGain(), at = this.context.currentTime + 0.02 + after;
                tone.frequency.value = hertz * times;
                gain.gain.setValueAtTime(0, at);
                gain.gain.linearRampToValueAtTime(loud, at + 0.006);
                gain.gain.setTargetAtTime(0, at + 0.006, half / Math.LN2);
                tone.connect(gain).connect(this.context.destination);
                tone.start(at);
                tone.stop(at + 1.4);
            }
        }
        this.rest();
    },
    buzz(kind) {
        if (this.is_on) navigator.vibrate?.(buzzes[kind]);
    },
};

const awake = {
    is_on: memory.read('awake', false),
    async keep() {
        if (!this.is_on || document.visibilityState !== 'visible' || !navigator.wakeLock) return;
        this.lock = await navigator.wakeLock.request('screen').catch(() => null);
    },
    set(on) {
        this.is_on = on;
        memory.write('awake', on);
        if (on) this.keep();
        else this.lock?.release();
    },
};

// ---- what a page says about itself: news for those who listen, a slip of paper for those who look. The slip has room of
// its own at the foot of the page: whatever it stands before can be moved from behind it.

let slip_timer;

function news(text) {
    byId('news').textContent = text;
}

function slip(content, action) {
    const node = byId('slip');
    node.replaceChildren(make('p', null, content));
    if (action) node.append(make('button.button.small', { click: () => { node.hidden = true; action.act(); } }, action.text));
    node.hidden = false;
    clearTimeout(slip_timer);
    slip_timer = setTimeout(() => { node.hidden = true; }, action ? 12000 : 6000);
}

// A sheet over the page; closes by Escape, its cross, or a tap beside it.
function sheet(title, ...children) {
    const node = byId('sheet');
    node.replaceChildren(make('div.sheet-head', null, make('h2', { id: 'sheet-title', tabindex: '-1' }, title),
        make('button.button.round', { label: say('close'), click: () => node.close() }, icon('close'))), ...children.flat().filter(Boolean));
    if (!node.open) node.showModal();
    byId('sheet-title').focus();
    return node;
}

const close_sheet = () => byId('sheet').close();

// A question before something that cannot be taken back by a tap.
const sure = (question, more, yes, act, no) => sheet(question, make('p.quiet', null, more), make('div.choices', null,
    make('button.button.outlined', { 'data-key': 'sure', click: () => { close_sheet(); act(); } }, say(yes)),
    make('button.button.main', { click: close_sheet }, say(no))));

// The group's colour, made light or dark enough for the ground it stands on (WCAG 2.1: 4.5 to 1). Pine is the theme's own.
function wear_brand(brand, is_light) {
    if (!/^#[0-9a-f]{6}$/i.test(brand || '') || brand.toUpperCase() === '#0F5C4D') return;
    const rgb = [1, 3, 5].map(at => parseInt(brand.slice(at, at + 2), 16) / 255), most = Math.max(...rgb), least = Math.min(...rgb), span = most - least;
    const luminance = of => of.map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4).reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
    const contrast = (a, b) => (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    let lightness = (most + least) / 2;
    const part = rgb.map(c => span ? (c - (most + least) / 2) / span : 0), fullness = span ? span / (1 - Math.abs(2 * lightness - 1)) : 0;
    const at = light => part.map(c => light + c * fullness * (1 - Math.abs(2 * light - 1)));
    const grounds = (is_light ? [[1, 1, 1], [0.984, 0.973, 0.953]] : [[0.106, 0.129, 0.188], [0.165, 0.114, 0.133]]).map(luminance);
    while (lightness > 0.05 && lightness < 0.95 && grounds.some(ground => contrast(luminance(at(lightness)), ground) < 5)) lightness += is_light ? -0.01 : 0.01;
    document.documentElement.style.setProperty('--primary', `rgb(${at(lightness).map(c => Math.round(c * 255)).join(' ')})`);
}

// ---- what the hosts' pages have in common: who I am, what is on the board, the connection

const MINUTE_MS = 60000, LATE_MS = 3 * MINUTE_MS;

const hall = {
    me: null, board: null, ahead_ms: 0, link: 'connecting', fresh: false, alerts: [], busy: new Set(),
    boards: 0, waits: [], // boards that came, and who waits for the next
    now: () => Date.now() + hall.ahead_ms,
    zone: () => hall.board?.event?.zone,
};

const is_claimed = card => Boolean(card.host) && card.until_ms > hall.now();
const asks = card => is_claimed(card) && hall.now() >= card.until_ms - (hall.board.ask_s || 0) * 1000;
const is_mine = card => is_claimed(card) && card.host === hall.me?.host;
const waits_minutes = card => Math.max(0, Math.floor((hall.now() - card.arrived_ms) / MINUTE_MS));

function level_of(card) {
    if (is_claimed(card)) return 0;
    const waited_s = (hall.now() - card.arrived_ms) / 1000;
    const by_time = waited_s >= hall.board.level2_s ? 2 : waited_s >= hall.board.level1_s ? 1 : 0;
    return Math.max(by_time, card.state === 'waiting' ? card.level || 0 : 0);
}

const SETTLE_MS = 600;

// Until the board has changed as well, which it does within a moment: so that nothing looks undone meanwhile.
const settled = boards => hall.boards > boards ? null : new Promise(done => { hall.waits.push(done); setTimeout(done, SETTLE_MS); });

// Nothing is sent while there is no connection, and nothing waits to be sent later.
async function deed(key, path, body, name) {
    const boards = hall.boards;
    if (hall.busy.has(key)) return null;
    if (hall.link === 'out' || (hall.link === 'lost' && !navigator.onLine)) {
        slip(say('not_sent'));
        return null;
    }
    hall.busy.add(key);
    hall.draw();
    try {
        const answer = await ask('POST', path, body);
        await settled(boards);
        return answer;
    } catch (error) {
        if (error.status === 401) leave_hall();
        else slip(error.status === 409 && error.answer.host_name && name ? tell('taken', { host: error.answer.host_name, name }) : error.message);
        return null;
    } finally {
        hall.busy.delete(key);
        hall.draw();
    }
}

function leave_hall() {
    hall.link = 'out';
    slip(say('out'));
    setTimeout(() => location.replace('/'), 1500);
}

// Who I am; asked again when that may have changed.
async function load_me() {
    try {
        hall.me = await ask('GET', '/api/me');
    } catch (error) {
        if (error.status === 401) return leave_hall();
        setTimeout(load_me, 3000);
    }
    hall.draw();
    hall.sound_alerts();
}

// The board comes by the stream alone: all of it first, then what has changed (src/web/board_feed.h).
function renewed(board, said) {
    if (said.board) return said.board;
    const next = { ...board, ...said.set };
    for (const [name, { by, rows, ids }] of Object.entries(said.lists)) {
        const known = new Map([...board[name], ...rows].map(row => [row[by], row]));
        next[name] = (ids || board[name].map(row => row[by])).map(id => known.get(id));
    }
    return next;
}

hall.take_board = said => {
    const board = renewed(hall.board, said);
    hall.ahead_ms = said.now_ms - Date.now();
    hall.announce(hall.board, board);
    hall.board = board;
    hall.boards++;
    hall.fresh = true;
    for (const done of hall.waits.splice(0)) done();
    queueMicrotask(() => { hall.draw(); hall.sound_alerts(); });
};

hall.announce = (before, after) => {
    if (!before) return;
    const known = new Set(before.cards.map(card => card.visit));
    const fresh = after.cards.find(card => !known.has(card.visit));
    if (fresh) news(say('now_waits', { name: fresh.shown }));
};

// Each step of a call is heard once on this phone, whatever is told again after a break. A crowd and a question
// have no steps of their own: theirs are a while apart.
const APART_MS = 30000;

function is_told(steps, alert) {
    const has_steps = alert.kind === 'visit' || alert.kind === 'help', key = has_steps ? alert.about : alert.kind + ':' + alert.about;
    const step = has_steps ? alert.step : hall.now(), was = steps[key];
    if (was !== undefined && (has_steps ? was >= step : step - was < APART_MS)) return true;
    delete steps[key]; // the newest last
    steps[key] = step;
    return false;
}

// What is over by the time it is heard is not worth a sound.
const still_holds = {
    visit: alert => hall.board.cards.some(card => card.visit === alert.visit && !is_claimed(card)),
    help: alert => hall.board.helps.some(help => help.help === alert.about),
    crowd: () => hall.board.cards.some(card => !is_claimed(card)),
    ask: alert => hall.board.cards.some(card => card.visit === alert.visit && is_mine(card)),
};

const loudness = alert => ({ help: 3, crowd: 1, ask: 1 }[alert.kind] ?? alert.level ?? 0);

hall.sound_alerts = () => {
    if (!hall.fresh || !hall.me) return;
    const steps = memory.read('steps', {});
    let loudest = null;
    for (const alert of hall.alerts.splice(0)) {
        if (is_told(steps, alert) || !still_holds[alert.kind]?.(alert)) continue;
        if (!loudest || loudness(alert) > loudness(loudest)) loudest = alert;
    }
    memory.write('steps', Object.fromEntries(Object.entries(steps).slice(-300)));
    if (loudest) hall.call(loudest);
};

const alert_words = {
    help: () => say('alert_help'), crowd: alert => say('alert_crowd', { n: alert.waiting || 0 }), ask: alert => say('did_you_find', { name: alert.shown || '' }),
    visit: alert => alert.level >= 2 ? say('alert_2', { name: alert.shown || '', n: Math.max(2, Math.round((alert.waited_s || 0) / 60)) })
        : say(alert.level === 1 ? 'alert_1' : 'now_waits', { name: alert.shown || '' }),
};

hall.call = alert => {
    const kind = alert.kind === 'help' ? 'help' : Math.min(2, loudness(alert));
    news(alert_words[alert.kind](alert));
    if (hall.board.quiet) return;
    sound.buzz(kind);
    if (alert.sound !== false) sound.chime(kind);
};

// Calls are heard once the board shows what they are about; it comes right after them.
const hears = {
    alert: said => hall.alerts.push(...said),
    changed: said => { hall.take_board(said); hall.changed?.(); },
};

function listen(path) {
    hall.stream = new Stream(path, (name, data) => hears[name]?.(JSON.parse(data)), state => {
        hall.link = state;
        hall.fresh = false;
        if (state === 'out') leave_hall();
        if (state === 'live' && !hall.me) load_me();
        hall.draw();
    });
}

// ---- the frame of the hosts' pages

function hall_frame(active, title) {
    const tab = (page, href, text, drawing) => make('a.tab', { href, 'aria-current': active === page ? 'page' : null }, icon(drawing), make('span', null, say(text)));
    byId('app').replaceChildren(
        make('header.top', null, make('h1', null, title), make('span.quiet.event', { id: 'event' }), make('span.quiet.clock', { id: 'clock' }),
            make('button.me', { id: 'me', label: document.body.dataset.initials + ': ' + say('menu'), click: open_menu }, avatar(document.body.dataset.initials, Number(document.body.dataset.colour || 0)))),
        make('div.bars', { id: 'bars' }),
        make('div.columns', null, make('main', { id: 'main' }), make('aside.side', { id: 'side', label: say('on_duty') })),
        make('footer.foot', null, byId('slip'), make('p.line.quiet', null, make('span.link', { id: 'link', role: 'status' }), make('span', { id: 'counts' })),
            make('nav.tabs', { label: say('pages') }, tab('board', '/', 'tab_board', 'bell'), tab('arrivals', '/arrivals', 'arrivals', 'people'))));
}

function put_text(id, content) {
    const node = byId(id), text = typeof content === 'string' ? content : content.textContent;
    if (node && node.textContent !== text) node.replaceChildren(content);
}

// Replaces children only where they would look otherwise, and keeps the focus where it was.
function put(node, signature, build) {
    if (node.signature === signature) return;
    node.signature = signature;
    const key = node.contains(document.activeElement) ? document.activeElement.dataset.key : null;
    node.replaceChildren(...[build()].flat(9).filter(Boolean));
    if (key) (node.querySelector(`[data-key="${CSS.escape(key)}"]`) || node.querySelector('button'))?.focus({ preventScroll: true });
}

function draw_bars() {
    const bars = [], mine = hall.board?.hosts.find(host => host.host === hall.me?.host);
    const rests_until = mine?.rests_until_ms ?? hall.me?.rests_until_ms;
    if (hall.link === 'lost') bars.push(['lost', make('p.bar.urgent', { role: 'alert' }, icon('warn'), say('lost'))]);
    if (rests_until > hall.now())
        bars.push(['rest' + clock(rests_until, hall.zone()), make('div.bar', null, make('span', null, tell('rests', { time: clock(rests_until, hall.zone()) })),
            make('button.button.small', { 'data-key': 'back', click: () => rest(false) }, say('back_now')))]);
    if (hall.board?.quiet) bars.push(['quiet', make('p.bar', null, say('quiet_mode'))]);
    else if (sound.is_on && !sound.touched && (window.AudioContext || window.webkitAudioContext))
        bars.push(['sound', make('div.bar', null, icon('bell'), make('span', null, say('wakes_sound')), make('button.button.small', { 'data-key': 'sound-on', click: () => sound.wake() }, say('turn_on')))]);
    for (const trouble of hall.board?.troubles || []) bars.push(['trouble' + trouble.said, make('p.bar', null, icon('warn'), make('span', { dir: 'auto' }, trouble.said))]);
    put(byId('bars'), bars.map(bar => bar[0]).join('|'), () => bars.map(bar => bar[1]));
}

function draw_frame() {
    const live = hall.link === 'live' && hall.fresh, counts = hall.board?.counts, event = hall.board?.event;
    document.documentElement.dataset.link = live ? 'live' : hall.link === 'connecting' ? 'connecting' : 'lost';
    put_text('link', say(live ? 'live' : hall.link === 'connecting' || (hall.link === 'live' && !hall.fresh && !hall.board) ? 'connecting' : 'reconnecting'));
    put_text('clock', clock(hall.now(), hall.zone()));
    put_text('event', event?.name || '');
    if (counts && event)
        put_text('counts', dots(say(counts.arrived <= counts.expected ? 'here' : 'here_only', counts), counts.owed && say('greeted_of', counts)));
    if (hall.me) put(byId('me'), hall.me.initials + hall.me.colour, () => avatar(hall.me.initials, hall.me.colour));
    draw_bars();
}

const rest = async on => { if (await deed('rest', '/api/me/rest', { on })) load_me(); };

// ---- the menu: me and this phone

function switch_row(key, on, act) {
    const box = make('input', { type: 'checkbox', role: 'switch', checked: on, change: () => act(box.checked) });
    return make('label.row', null, make('span', null, make('b', null, say(key)), make('span.quiet.small', null, say(key + '_more'))), box);
}

function locked_row() {
    const ntfy = /^(https?|ntfy):\/\//.test(hall.me?.ntfy || '') ? hall.me.ntfy : null;
    return make('details.row-more', null, make('summary', null, say('locked')), make('p.quiet', null, say('locked_more')),
        make('p.quiet', null, say(ntfy ? 'locked_ntfy' : 'locked_without')), ntfy && make('a.button.outlined', { href: ntfy, rel: 'noreferrer', target: '_blank' }, say('open_ntfy')));
}

let install_offer = null;
addEventListener('beforeinstallprompt', event => { event.preventDefault(); install_offer = event; });

function open_menu() {
    const mine = hall.board?.hosts.find(host => host.host === hall.me?.host), on_duty = mine?.duty ?? hall.me?.duty ?? false;
    const is_app = matchMedia('(display-mode: standalone)').matches || navigator.standalone;
    sheet(make('span', null, avatar(hall.me?.initials, hall.me?.colour), ' ', named(hall.me?.shown || document.body.dataset.shown)),
        switch_row('duty', on_duty, async on => { if (await deed('duty', '/api/me/duty', { on })) load_me(); }),
        make('button.row', { 'data-key': 'not-now', click: () => { close_sheet(); rest(true); } }, make('span', null, make('b', null, say('not_now')), make('span.quiet.small', null, say('not_now_more')))),
        switch_row('sound', sound.is_on, on => { sound.is_on = on; memory.write('sound', on); sound.wake(); hall.draw(); }),
        make('button.row', { click: () => { sound.wake(); sound.buzz(1); setTimeout(() => sound.chime(1), 100); } }, make('b', null, say('try_sound'))),
        navigator.wakeLock && switch_row('awake', awake.is_on, on => awake.set(on)),
        locked_row(),
        !is_app && (install_offer ? make('button.row', { click: () => install_offer.prompt() }, make('b', null, say('install')))
            : make('details.row-more', null, make('summary', null, say('install')), make('p.quiet', null, say('install_how')))),
        make('button.row.danger', { click: () => sure(say('leave_sure'), '', 'leave_yes', async () => { if (await deed('leave', '/api/me/leave')) location.replace('/'); }, 'stay') }, make('b', null, say('leave'))));
}

// ---- the board

const on_visit = (card, act, body) => deed(card.visit, `/api/welcomes/${encodeURIComponent(card.visit)}/${act}`, body, card.shown);

// A card that leaves has a line in its place for a while, with the way back in it, where the thumb is: it covers nothing.
// A card that stays says itself what has become of it.
const LEAVES = ['greet', 'gone', 'dismiss'], SAID_BY_CARD = ['claim', 'release'], LEFT_MS = 12000;

let left = null;

function leave_line(line) {
    clearTimeout(left?.timer);
    left = line;
    if (line) line.timer = setTimeout(() => leave_line(null), LEFT_MS);
    hall.draw();
}

async function act_on(card, act, body) {
    const at = byId('cards') ? hall.board.cards.findIndex(one => one.visit === card.visit) : -1;
    const answer = await on_visit(card, act, body);
    if (!answer) return null;
    const back = LEAVES.includes(act) && { text: say('undo'), act: () => act_on(card, 'undo') };
    news(say('done_' + act, { name: card.shown }));
    if (back && at >= 0) leave_line({ visit: 'left', at, key: act + card.visit, text: tell('done_' + act, { name: card.shown }), back });
    else if (!SAID_BY_CARD.includes(act)) slip(tell('done_' + act, { name: card.shown }), back);
    return answer;
}

const build_left = line => [make('p', null, line.text), make('button.button.small', { 'data-key': 'undo', click: () => { leave_line(null); line.back.act(); } }, line.back.text)];

const with_left = cards => left ? [...cards.slice(0, left.at), left, ...cards.slice(left.at)] : cards;

async function two_more(card) {
    if (await on_visit(card, 'release') && await on_visit(card, 'claim')) slip(tell('done_more', { name: card.shown }));
}

// More than three minutes after the claim (or, unclaimed, the check-in) a hello has its own time.
function say_hello(card, host) {
    const since = card.claimed_ms || card.arrived_ms, body = host ? { host: host.host } : {};
    if (hall.now() - since <= LATE_MS) return act_on(card, 'greet', body);
    const whens = [0, 2, 5, 10].filter(n => n === 0 || n <= waits_minutes(card));
    sheet(host ? tell('when_they', { host: host.shown, name: card.shown }) : tell('when_said', { name: card.shown }), make('div.choices', null, whens.map(n =>
        make('button.button.outlined', { 'data-key': 'when-' + n, click: () => { close_sheet(); act_on(card, 'greet', n ? { ...body, at: new Date(hall.now() - n * MINUTE_MS).toISOString() } : body); } }, capital(minutes_ago(n))))));
}

const who_said = card => sheet(tell('who_said', { name: card.shown }), make('div.choices', null, hall.board.hosts.map(host =>
    make('button.person', { click: () => { close_sheet(); say_hello(card, host); } }, avatar(host.initials, host.colour), named(host.name || host.shown),
        make('span.quiet.small', null, host.host === hall.me?.host ? say('you') : host.duty ? '' : say('off_duty'))))));

const gone = card => sure(tell('gone_sure', { name: card.shown }), say('gone_more'), 'gone_yes', () => act_on(card, 'gone'), 'keep_looking');
const dismiss = card => sure(tell('dismiss_sure', { name: card.shown }), say('dismiss_more'), 'dismiss_yes', () => act_on(card, 'dismiss', { reason: say('dismiss_reason') }), 'keep');

function card_menu(card) {
    const choice = (key, act, danger) => make('button.button.outlined' + (danger ? '.danger' : ''), { 'data-key': key, click: () => { close_sheet(); act(); } }, say(key));
    sheet(named(card.shown), make('p.quiet', null, dots(facts(card))), card.note && make('p', null, make('b', null, say('note') + ': '), named(card.note)),
        make('div.choices', null, choice('said_hello', () => say_hello(card)), choice('somebody_said', () => who_said(card)),
            (card.meet || []).map(other => make('button.button.outlined', { 'data-key': 'introduced-' + other.guest, click: () => { close_sheet(); introduce(card, other); } }, make('span', null, tell('introduced', { a: card.shown, b: other.shown })))),
            is_mine(card) && choice('give_back', () => act_on(card, 'release')), choice('not_found', () => gone(card)), choice('no_hello_needed', () => dismiss(card), true)));
}

async function introduce(card, other) {
    if (await deed(card.visit, '/api/introduce', { a: card.guest, b: other.guest })) slip(tell('done_introduce', { a: card.shown, b: other.shown }));
}

const facts = card => [card.first_visit ? say('first_visit') : card.visit_number > 1 ? say('visit_number', { n: ordinal(card.visit_number) }) : null,
    card.company && named(card.company), card.invited_by && tell('invited_by', { name: card.invited_by }), card.known_before && say('known_before')];

// What I share with the guest, where I am among those who would suit.
function match_of(card) {
    const mine = (card.suggested || []).find(one => one.host === hall.me?.host);
    if (mine?.language) return tell('match_language', { language: language_name(mine.language) });
    return mine?.topic ? tell('match_topic', { topic: mine.topic }) : null;
}

function chips(card) {
    const chip = content => make('li.chip', null, content), list = [];
    const reads = card.language && card.language.split('-')[0] !== 'en' ? language_name(card.language) : '';
    for (const topic of card.topics || []) list.push(chip(['#', named(topic)]));
    for (const what of card.seeks || []) list.push(chip(tell('seeks', { what })));
    for (const what of card.offers || []) list.push(chip(tell('offers', { what })));
    if (reads) list.push(chip(tell('reads', { language: reads })));
    return list.length ? make('ul.chips', null, list) : null;
}

const meet_line = card => (card.meet || []).map(other => make('p.quiet.meet', null, tell('introduce_to', { name: other.shown }), other.because ? [': ', named(other.because)] : null));

function state_line(card) {
    const level = level_of(card), lead = hall.board.hosts.find(host => host.lead);
    if (is_claimed(card)) return say('since', { time: clock(card.claimed_ms, hall.zone()) });
    return level === 2 ? (lead ? tell('waits_2', { host: lead.shown }) : say('waits_2_nobody')) : say('waits_' + level);
}

function act_button(card, key, look, act) {
    const busy = hall.busy.has(card.visit);
    return make('button.button.act.' + look, { 'data-key': key + '-' + card.visit, 'aria-disabled': busy ? 'true' : null, click: () => busy || act() }, say(key));
}

function card_actions(card) {
    const more = make('button.button.more', { 'data-key': 'more-' + card.visit, label: say('more_about', { name: card.shown }), click: () => card_menu(card) }, icon('more'));
    if (asks(card) && is_mine(card))
        return [make('p.question', null, tell('did_you_find', { name: card.shown })), make('div.acts', null, act_button(card, 'yes_hello', 'main', () => say_hello(card)), more),
            make('div.acts.two', null, act_button(card, 'two_more', 'outlined', () => two_more(card)), act_button(card, 'not_found', 'outlined', () => gone(card)))];
    if (is_mine(card))
        return [make('div.acts', null, act_button(card, 'said_hello', 'chosen', () => say_hello(card)), more),
            make('div.acts.two', null, act_button(card, 'not_found', 'plain', () => gone(card)), act_button(card, 'give_back', 'plain', () => act_on(card, 'release')))];
    if (is_claimed(card)) return make('div.acts.end', null, more);
    return make('div.acts', null, act_button(card, 'ill_go', 'main', () => act_on(card, 'claim')), more);
}

function build_card(card) {
    const level = level_of(card), match = match_of(card);
    const head = is_mine(card) ? say('you_go') : is_claimed(card) ? tell('goes', { host: card.host_name }) : make('span', { 'data-since': card.arrived_ms }, in_minutes(waits_minutes(card)));
    return [make('div.face', null, avatar(card.initials, null)),
        make('div.who', null, make('h2.name', { dir: 'auto' }, card.shown), make('p.facts.quiet', null, dots(facts(card))), chips(card), match && make('p.match', null, icon('check'), make('span', null, match)), meet_line(card)),
        make('p.wait', null, level === 2 ? icon('warn') : level === 1 ? icon('bell') : null, make('b', null, head),
            make('span.quiet.small', null, is_claimed(card) ? make('span', { 'data-since': card.arrived_ms }, in_minutes(waits_minutes(card))) : state_line(card))),
        make('div.do', null, card_actions(card))];
}

const look_of = card => card === left ? 'left' : is_mine(card) ? 'mine' : is_claimed(card) ? 'claimed' : 'level-' + level_of(card);

// A card that stays is not taken out and put back: it keeps the focus, and the thumb that is on it.
function draw_list(list, items, key, look, signature, build) {
    const wanted = new Set(items.map(item => item[key])), there = new Map();
    for (const node of [...list.children]) wanted.has(node.dataset.id) ? there.set(node.dataset.id, node) : node.remove();
    let at = list.firstElementChild;
    for (const item of items) {
        const node = there.get(item[key]) || make('li', { 'data-id': item[key] });
        if (node === at) at = at.nextElementSibling;
        else list.insertBefore(node, at);
        const name = 'card ' + look(item);
        if (node.className !== name) node.className = name;
        put(node, signature(item), () => build(item));
    }
}

function help_text(help) {
    const key = words['help_' + help.reason] ? 'help_' + help.reason : 'help_other';
    return help.shown || help.name ? tell(key, { name: help.shown || help.name }) : say(key + '_0');
}

const build_help = help => [make('div.face', null, make('span.avatar.call', { 'aria-hidden': 'true' }, icon('help'))),
    make('div.who', null, make('h2.name.said', { dir: 'auto' }, help_text(help)), make('p.facts.quiet', null, dots(say('asks_help'), help.door && tell('at_door', { door: help.door })))),
    make('p.wait', null, make('b', null, make('span', { 'data-since': help.at_ms }, in_minutes(Math.floor((hall.now() - help.at_ms) / MINUTE_MS))))),
    make('div.do', null, make('div.acts', null, make('button.button.act.main', { 'data-key': 'help-' + help.help, 'aria-disabled': hall.busy.has(help.help) ? 'true' : null,
        click: () => deed(help.help, `/api/help/${encodeURIComponent(help.help)}/done`) }, say('on_it'))))];

function draw_calm() {
    const { event, next, counts } = hall.board;
    const [title, more] = !event ? [say('no_event'), next ? tell('next_event', { name: next.name, day: day(next.starts_ms, next.zone) }) : say('none_planned')]
        : !counts.arrived ? [say('nobody_came'), say('first_timers_here')] : [say(counts.owed > 0 && counts.owed === counts.greeted ? 'everyone_greeted' : 'nobody_waits'), say('first_timers_here')];
    put(byId('calm'), title + (more.textContent ?? more), () => [make('span.calm-mark', null, icon('door')), make('p.calm-title', null, title), make('p.quiet', null, more)]);
}

function host_state(host) {
    if (host.open > 0) return make('span.going', null, say('going'));
    if (host.rests_until_ms > hall.now()) return say('resting');
    if (host.has_phone && host.heard_ms && hall.now() - host.heard_ms > 45000) return say('unheard');
    return host.lead ? say('lead') : '';
}

function build_side() {
    const { counts, hosts } = hall.board, typical = counts.typical_wait_s;
    const number = (big, label, small) => make('div', null, make('p.big', null, String(big), small && make('span.quiet', null, small)), make('p.quiet', null, label));
    const on_duty = hosts.filter(host => host.duty);
    return [make('section.panel.pair-of', { label: say('are_here') }, number(counts.arrived, counts.arrived <= counts.expected ? say('of_here', counts) : say('are_here')), number(counts.first_visits, say(counts.first_visits === 1 ? 'one_first_visit' : 'first_visits'))),
        make('section.panel.pair-of', { label: say('greeted') }, number(counts.greeted, say('greeted'), '/' + counts.owed),
            typical !== null && typical !== undefined ? number(`${Math.floor(typical / 60)}:${String(typical % 60).padStart(2, '0')}`, say('typical_wait')) : null),
        make('section.panel.duty', { label: say('on_duty') }, make('h2.quiet', null, say('on_duty')), on_duty.length ? make('ul', null, on_duty.map(host => make('li.host' + (host.rests_until_ms > hall.now() ? '.rests' : ''), null,
            avatar(host.initials, host.colour), make('span', null, named(host.shown), host.host === hall.me?.host ? ` (${say('you')})` : ''), make('span.quiet', null, host_state(host))))) : make('p', null, say('nobody_on_duty')))];
}

function draw_board() {
    draw_frame();
    if (!hall.board) return;
    const { board } = hall, busy = id => hall.busy.has(id);
    wear_brand(board.brand, false);
    const unseen = board.counts.waiting + board.counts.claimed - board.cards.length;
    draw_list(byId('helps'), board.event ? board.helps : [], 'help', () => 'help', help => JSON.stringify([help, busy(help.help)]), build_help);
    draw_list(byId('cards'), with_left(board.cards), 'visit', look_of, card => card === left ? left.key : JSON.stringify([card, level_of(card), is_claimed(card), asks(card), busy(card.visit), hall.me?.host, board.hosts.length]),
        card => card === left ? build_left(left) : build_card(card));
    byId('calm').hidden = board.cards.length > 0 || board.helps.length > 0;
    draw_calm();
    put(byId('more'), String(unseen), () => unseen > 0 ? say('more_wait', { n: unseen }) : '');
    put(byId('back'), JSON.stringify(board.back), () => (board.back || []).length ? [make('h2.quiet', null, say('back_again')), make('ul', null, board.back.map(one => make('li', null,
        dots(named(one.shown), one.visit_number > 1 && say('visit_number', { n: ordinal(one.visit_number) }), one.met && tell('met', { host: one.met })))))] : '');
    put(byId('side'), JSON.stringify([board.counts, board.hosts, board.hosts.map(host_state).map(state => state.textContent ?? state)]), build_side);
    const waiting = board.counts.waiting;
    document.title = (waiting ? `(${waiting}) ` : '') + say('board');
    if (navigator.setAppBadge) (waiting ? navigator.setAppBadge(waiting) : navigator.clearAppBadge()).catch(() => {});
}

function tick() {
    for (const node of document.querySelectorAll('[data-since]')) {
        const text = in_minutes(Math.floor((hall.now() - Number(node.dataset.since)) / MINUTE_MS));
        if (node.textContent !== text) node.textContent = text;
    }
}

function start_hall(active, draw) {
    hall.draw = () => { if (byId('main')) draw(); };
    sound.told = () => hall.draw();
    for (const event of ['pointerup', 'keydown']) addEventListener(event, () => sound.wake(), { capture: true });
    document.addEventListener('visibilitychange', () => { awake.keep(); hall.draw(); tick(); });
    awake.keep();
    setInterval(() => { if (document.visibilityState === 'visible') hall.draw(), tick(); }, 1000);
    listen('/api/stream');
    hall.draw();
}

function start_board() {
    hall_frame('board', say('board'));
    byId('main').append(make('ol.cards', { id: 'helps', label: say('asks_help') }), make('ol.cards', { id: 'cards', label: say('board') }),
        make('div.calm', { id: 'calm', hidden: true }), make('p.quiet', { id: 'more' }), make('section.back', { id: 'back', label: say('back_again') }));
    start_hall('board', draw_board);
}

// ---- arrivals: a second door in a host's hand

const desk = { text: '', rows: null, first: null };

const is_short = text => [...text].length < (/[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/u.test(text) ? 1 : 3);

function search_soon() {
    desk.text = byId('search').value.trim();
    clearTimeout(desk.timer);
    desk.stop?.abort();
    desk.rows = null;
    if (!is_short(desk.text)) desk.timer = setTimeout(search_now, 150);
    hall.draw();
}

async function search_now() {
    const stop = desk.stop = new AbortController(), text = desk.text;
    try {
        const answer = await ask('GET', '/api/arrivals?q=' + encodeURIComponent(text), null, stop.signal);
        if (text !== desk.text) return;
        desk.rows = answer.rows || [];
        news(desk.rows.length ? say('found', { n: desk.rows.length }) : say('nobody_found'));
    } catch (error) {
        if (stop.signal.aborted) return;
        if (error.status === 401) return leave_hall();
        desk.rows = null;
        slip(error.message);
    }
    hall.draw();
}

async function load_desk() {
    try {
        desk.first = await ask('GET', '/api/arrivals?q=');
    } catch (error) {
        if (error.status === 401) leave_hall();
    }
    if (desk.text && !is_short(desk.text) && desk.rows) search_now();
    hall.draw();
}

async function let_in(key, members, name) {
    const answer = await deed(key, '/api/checkin', members);
    if (!answer) return;
    const shown = answer.shown || name;
    if (!answer.already && answer.welcome === 'waiting')
        slip(tell('arrived_first', { name: shown }), { text: say('said_hello'), act: () => act_on({ visit: answer.visit, shown }, 'greet') });
    else
        slip(tell(answer.already ? 'arrived_already' : 'arrived_again', { name: shown }));
    if (desk.text) {
        byId('search').value = '';
        search_soon();
        byId('search').focus();
    }
    load_desk();
}

async function take_back(row) {
    if (await deed(row.visit, `/api/checkin/${encodeURIComponent(row.visit)}/undo`)) {
        slip(tell('undone', { name: row.shown }));
        load_desk();
    }
}

function walk_in(buyer) {
    const name = make('input', { name: 'name', autocomplete: 'off', maxlength: '120', required: true, dir: 'auto', value: buyer || /@/.test(desk.text) ? '' : desk.text });
    const company = make('input', { name: 'company', autocomplete: 'off', maxlength: '120', dir: 'auto' });
    const said = make('p.notice', { role: 'alert', hidden: true }, say('name_first'));
    sheet(say('new_guest'), buyer && make('p.quiet', null, tell('place_of', { name: buyer.of || buyer.shown })), make('form', { novalidate: true, submit: event => {
        event.preventDefault();
        said.hidden = Boolean(name.value.trim());
        if (!name.value.trim()) return name.focus();
        const members = { new: name.value.trim() };
        if (company.value.trim()) members.company = company.value.trim();
        if (buyer) members.plus_of = buyer.guest;
        close_sheet();
        let_in('walk-in', members, members.new);
    } }, make('label.field', null, make('span', null, say('full_name')), name), make('label.field', null, make('span', null, say('company_free')), company), said,
        make('div.choices', null, make('button.button.main', { type: 'submit', 'data-key': 'walk-in' }, say('check_in')), make('button.button.outlined', { click: close_sheet }, say('cancel')))));
    name.focus();
}

function find_button(row) {
    const busy = hall.busy.has(row.guest);
    if (row.kind === 'several') return null;
    if (row.arrived) return make('span.done', null, icon('check'), say('here_already'));
    return make('button.button.main', { 'data-key': 'in-' + row.guest + row.kind, 'aria-disabled': busy ? 'true' : null, label: say('check_in') + ': ' + row.shown,
        click: () => busy || (row.kind === 'plus' ? walk_in(row) : let_in(row.guest, { guest: row.guest }, row.shown)) }, say('check_in'));
}

function find_row(row) {
    const detail = row.kind === 'several' ? say('several') : dots(row.kind === 'plus' ? say('places', { n: row.places }) : null, row.first && say('first_visit'), (row.detail || row.company) && named(row.detail || row.company));
    return make('li.found', null, avatar(row.initials, null), make('span.who', null, make('b', { dir: 'auto' }, row.kind === 'plus' ? tell('place_of', { name: row.of || row.shown }) : row.shown), make('span.quiet.small', null, detail)), find_button(row));
}

function last_row(row) {
    const at = Number(row.arrived_ms ?? row.arrived) || Date.parse(row.arrived);
    return make('li.found', null, make('span.time.quiet', null, at ? clock(at, hall.zone()) : ''), make('span.who', null, make('b', { dir: 'auto' }, row.shown), row.company && make('span.quiet.small', { dir: 'auto' }, row.company)),
        make('button.button.plain', { 'data-key': 'undo-' + row.visit, label: say('undo') + ': ' + row.shown, click: () => take_back(row) }, say('undo')));
}

const MOST_NEW = 30;

function draw_arrivals() {
    draw_frame();
    const short = is_short(desk.text), { rows, first } = desk, busy = JSON.stringify([...hall.busy]);
    put(byId('results'), JSON.stringify([desk.text && short, rows, busy]), () => !desk.text ? '' : short ? make('p.quiet', null, say('three_letters')) : !rows ? make('p.quiet', null, say('searching'))
        : rows.length ? make('ul.list', null, rows.map(find_row)) : make('p.quiet', null, say('nobody_found')));
    byId('lists').hidden = Boolean(desk.text);
    if (first)
        put(byId('lists'), JSON.stringify([first, busy, hall.zone()]), () => [
            make('section.panel', null, make('h2', null, say('new_today')), first.new?.length ? make('ul.list', null, first.new.slice(0, MOST_NEW).map(find_row)) : make('p.quiet', null, say('nobody_new')), first.new?.length > MOST_NEW && make('p.quiet', null, say('expected_more', { n: first.new.length - MOST_NEW }))),
            make('section.panel', null, make('h2', null, say('last_ten')), first.last?.length ? make('ul.list', null, first.last.map(last_row)) : make('p.quiet', null, say('nobody_yet')))]);
    if (hall.board) put(byId('side'), JSON.stringify([hall.board.counts, hall.board.hosts, hall.board.hosts.map(host_state).map(state => state.textContent ?? state)]), build_side);
    document.title = say('arrivals');
}

function start_arrivals() {
    hall_frame('arrivals', say('arrivals'));
    byId('main').append(make('div.finder', null, make('label.search', null, icon('search'), make('input', { id: 'search', type: 'search', label: say('search'), placeholder: say('search'),
        autocomplete: 'off', autocapitalize: 'words', spellcheck: 'false', enterkeyhint: 'search', dir: 'auto', input: search_soon })),
        make('button.button.outlined', { id: 'walk-in', click: () => walk_in(null) }, icon('plus'), say('walk_in'))),
        make('div', { id: 'results' }), make('div.lists', { id: 'lists' }));
    hall.changed = load_desk;
    start_hall('arrivals', draw_arrivals);
}

// ---- pairing

const PAIR_LOOK_MS = 1500;

function start_pair() {
    const form = byId('pair'), said = byId('said');
    if (!form) return;
    const members = () => Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, String(value)]));
    const state = document.body.dataset.state;
    const speak = text => { said.textContent = text; said.hidden = !text; };

    async function send() {
        speak('');
        try {
            const answer = await ask('POST', '/pair', members());
            if (answer.state === 'asked') {
                const code = answer.code || form.elements.code.value; // from here on only this phone knows it
                return location.replace('/pair?code=' + encodeURIComponent(code));
            }
            document.querySelector('h1').textContent = say('open_board');
            location.replace('/');
        } catch (error) {
            speak(error.message);
        }
    }
    async function look() {
        try {
            const answer = await ask('GET', '/api/pair?code=' + encodeURIComponent(members().code));
            if (answer.state === 'allowed') return send();
            if (answer.state !== 'asked') return location.reload(); // which says how it stands
            speak('');
        } catch (error) {
            if (error.status === 403) return location.reload();
            speak(error.message);
        }
        setTimeout(look, PAIR_LOOK_MS);
    }
    form.addEventListener('submit', event => {
        event.preventDefault();
        if (form.elements.host && !members().host) return speak(say('choose_who'));
        send();
    });
    if (state === 'asked') form.hidden = true, setTimeout(look, PAIR_LOOK_MS);
    if (state === 'allowed') send();
}

// ---- the guest's own page

const own = { page: null, link: 'connecting', said: '' };

async function load_own() {
    try {
        own.page = await ask('GET', '/api/g/me');
        own.ahead_ms = (own.page.now_ms || Date.now()) - Date.now();
        own.over = false;
    } catch (error) {
        own.over = [401, 403, 404].includes(error.status);
    }
    draw_own();
}

async function change_own(body, then) {
    try {
        await ask('POST', '/api/g/edit', body);
        slip(say('g_saved'));
        then?.();
    } catch (error) {
        slip(error.message);
    }
    load_own();
}

function greeting() {
    const hour = Number(clock(Date.now() + own.ahead_ms, own.page.event?.zone).split(':')[0]);
    return tell(hour < 12 ? 'morning' : hour < 18 ? 'afternoon' : 'evening', { name: own.page.call_name });
}

function coming_card() {
    const { page } = own, has_host = page.host_name && (page.state === 'claimed' || page.state === 'greeted');
    const title = page.undone ? say('g_undone') : page.state === 'claimed' && page.host_name ? tell('g_coming', { host: page.host_name }) : page.state === 'waiting' || page.state === 'claimed' ? say('g_someone')
        : page.state === 'greeted' && page.host_name ? tell('g_met', { host: page.host_name }) : say('g_in');
    return [avatar(has_host ? page.host_initials : '', has_host ? page.host_colour : null), make('div', null, make('h2', { id: 'coming' }, title),
        make('p.quiet', null, page.where && !page.undone ? [icon('pin'), tell('g_where', { where: page.where })] : say('g_at', { time: clock(page.arrived_ms, page.event?.zone) })))];
}

const meet_list = meet => meet.length ? make('ul.list', null, meet.map(other => make('li.found', null, make('span.who', null, make('b', { dir: 'auto' }, other.shown),
    make('span.quiet.small', null, dots(other.company && named(other.company), other.because && named(other.because))))))) : make('p.quiet', null, say('g_meet_none'));

const own_fields = [['call_name', 'g_call_name', { autocomplete: 'nickname' }], ['email', 'g_email', { type: 'email', autocomplete: 'email', inputmode: 'email' }], ['phone', 'g_phone', { type: 'tel', autocomplete: 'tel' }],
    ['company', 'company', { autocomplete: 'organization' }], ['title', 'g_title', { autocomplete: 'organization-title' }], ['topics', 'g_topics', {}], ['offers', 'g_offers', {}], ['seeks', 'g_seeks', {}]];

const field_text = value => Array.isArray(value) ? value.join(', ') : value || '';

function own_form() {
    const { fields } = own.page;
    return make('form', { id: 'own', novalidate: true, submit: event => {
        event.preventDefault();
        const said = Object.fromEntries([...new FormData(event.target)].map(([key, value]) => [key, String(value).trim()]).filter(([key, value]) => value !== field_text(own.page.fields[key])));
        if (Object.keys(said).length) change_own({ fields: said });
        else slip(say('g_saved'));
    } }, own_fields.map(([key, text, attributes]) => make('label.field', null, make('span', null, say(text), Array.isArray(fields[key]) ? make('span.quiet.small', null, ' ', say('g_commas')) : null),
        make('input', { name: key, value: field_text(fields[key]), maxlength: '400', dir: 'auto', ...attributes }))), make('button.button.main', { type: 'submit', 'data-key': 'save' }, say('g_save')));
}

const own_consents = () => ['introduce', 'keep_contact', 'share_contact'].map(key => {
    const box = make('input', { type: 'checkbox', role: 'switch', checked: Boolean(own.page.consents[key]), 'data-key': key, change: () => change_own({ consents: { [key]: box.checked } }) });
    return make('label.row', null, make('span', null, make('b', null, say('g_' + key)), make('span.quiet.small', null, say('g_' + key + '_more'))), box);
});

function known_value(key, value) {
    if (key === 'events') return value.map(one => one.name).join(', ');
    if (key === 'visits') return value.filter(one => !one.undone).map(one => one.event_name).join(', ');
    return field_text(value);
}

function known_list() {
    const rows = Object.entries(own.page.known || {}).filter(([key]) => words['k_' + key]).map(([key, value]) => [key, known_value(key, value)])
        .filter(([, value]) => value && value !== '0').map(([key, value]) => [make('dt', null, say('k_' + key)), make('dd', { dir: 'auto' }, String(value))]);
    return rows.length ? make('dl', null, rows) : make('p', null, say('g_known_none'));
}

async function forget_me() {
    try {
        await ask('POST', '/api/g/forget');
    } catch (error) {
        slip(error.message);
    }
    load_own();
}

// What is being typed stays as it is, whatever changes around it.
const is_typing = () => byId('about').contains(document.activeElement) || [...byId('about').querySelectorAll('input')].some(input => input.value !== input.defaultValue);

function draw_own() {
    const { page } = own;
    document.documentElement.dataset.link = own.link;
    put_text('link', own.link === 'live' ? say('live') : say(own.link === 'connecting' ? 'connecting' : 'reconnecting'));
    byId('over').hidden = !own.over;
    if (!page) return;
    wear_brand(page.brand, true);
    put_text('hello', greeting());
    const coming = coming_card();
    const told = coming[1].querySelector('h2').textContent;
    put(byId('who'), told + page.host_colour + page.where, () => coming);
    if (own.told !== told) news(own.told ? told : ''), own.told = told;
    const meet = Array.isArray(page.meet) ? page.meet : page.meet ? [page.meet] : [];
    put(byId('meet'), JSON.stringify(meet), () => [make('h2', null, say('g_meet')), meet_list(meet)]);
    put(byId('card'), JSON.stringify([page.consents.share_contact, page.fields]), () => [make('h2', null, say('g_card')), page.consents.share_contact
        ? [make('img.qr', { src: '/api/g/card.svg?' + Date.now(), alt: say('g_card_alt'), width: '220', height: '220' }), make('p.quiet', null, say('g_card_more'))] : make('p.quiet', null, say('g_card_off'))]);
    if (!is_typing() || !byId('own')) put(byId('about'), JSON.stringify(page.fields), () => [make('h2', null, say('g_about')), own_form()]);
    put(byId('consents'), JSON.stringify(page.consents), () => [make('h2', null, say('g_consents')), own_consents()]);
    put(byId('known'), JSON.stringify([page.known, page.privacy]), () => [make('summary', null, say('g_known')), known_list(), page.privacy && [make('h3', null, say('g_privacy')), make('p', { dir: 'auto' }, page.privacy)]]);
    put(byId('forget'), String(page.forget_asked), () => page.forget_asked ? make('p', { role: 'status' }, say('g_forgetting'))
        : make('button.button.plain.danger', { 'data-key': 'forget', click: () => sure(say('g_forget_sure'), say('g_forget_more'), 'g_forget_yes', forget_me, 'g_forget_no') }, say('g_forget')));
}

function start_guest() {
    byId('app').replaceChildren(make('main.own', { id: 'main' }, make('p.notice', { id: 'over', role: 'alert', hidden: true }, say('g_over')),
        make('header', null, make('h1', { id: 'hello', dir: 'auto' }, document.querySelector('h1')?.textContent || ''), make('p.quiet', null, say('g_lovely'))),
        make('section.panel.who', { id: 'who' }), make('section.panel', { id: 'meet' }), make('section.panel.card-code', { id: 'card' }), make('section.panel', { id: 'about' }), make('section.panel', { id: 'consents' }),
        make('details.panel', { id: 'known' }), make('section', { id: 'forget' }), make('p.line.quiet', null, make('span.link', { id: 'link', role: 'status' }))), byId('slip'));
    new Stream('/api/g/stream', name => { if (name === 'changed') load_own(); }, state => {
        own.link = state;
        if (state === 'live') load_own();
        else if (state === 'out') load_own();
        else draw_own();
    });
    load_own();
}

// ---- begin

document.body.append(make('div.aside', { id: 'news', role: 'status', 'aria-live': 'polite' }), make('div.slip', { id: 'slip', role: 'status', hidden: true }), make('dialog.sheet', { id: 'sheet', 'aria-labelledby': 'sheet-title',
    click: event => { if (event.target === event.currentTarget) event.currentTarget.close(); } }));
({ board: start_board, arrivals: start_arrivals, pair: start_pair, guest: start_guest }[document.body.dataset.page] || (() => {}))();

})();
