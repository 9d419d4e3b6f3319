/*
 * What must work before or without WASM: Leave, blanking, sending over a bad line, autosave, the end of a session, keys.
 * It knows no words: each comes from the server, in an attribute or a <template>. Nothing typed is kept in the browser.
 *
 * The server's side. Every request but the beacon carries `Fledge-Send: 1`; every answer to it is JSON, never a redirect.
 *   form[data-leave=URL][data-title]   POST /leave (beacon, no body, no header): ends the session; then URL replaces the page.
 *   form[method=post][action^="/do/"]  url-encoded, the pressed button included. {"to": "/path"} opens that page;
 *                                      unless its "sent" event (detail: the path) is prevented: then the page stays;
 *                                      {"plain": true} sends it again as a browser would. Anything else changed nothing:
 *                                      <template id="failed"> is shown, and <template id="lost"> when the line or 20 s gave out
 *                                      (<template id="not-sent"> where nothing was typed);
 *                                      their button[data-retry] sends the same form with the same hidden `_form` again;
 *                                      {"title", "what"} stand in their place where sending it again could never help.
 *                                      Not ours: forms with a file (multipart), a target, or data-native.
 *   form[data-autosave]                POST /draft, same fields without passwords: {"saved": "Saved 14:02"} into its [data-saved].
 *   body[data-ends-in=SECONDS]         dialog#ending opens 120 s before, and of its [data-minutes] shows the one that is left;
 *                                      button[data-stay], or Escape, does POST /stay: {"ends_in": SECONDS}.
 *                                      Any answer may carry "ends_in"; at the end /sign-in is opened.
 *   body[data-personal]                covered before the browser stores the page; loaded anew when it comes back.
 *   body.desk (unless data-keys="off") ? dialog#keys, / #find, g + nav [data-key], j k [data-row] a, n a[data-new].
 *   form[data-bigger]                  its page stays: body.bigger, the hidden `bigger` and the words of its button change over.
 *   button[data-listen][hidden]        shown where this machine has a voice of its own for the page's language; reads it aloud.
 *   button[data-print], button[data-dialog=ID]; .faults takes focus; details.who and details.move close like menus.
 */
(() => {
  "use strict";

  const SEND_WITHIN = 20_000;
  const SAVE_AFTER = 2_000;
  const SAVE_APART = 5_000;
  const MINUTE = 60_000;
  const WARN_BEFORE = 2 * MINUTE;
  const SHIFTS_WITHIN = 5_000;
  const CHORD_WITHIN = 1_500;
  const OUT_AFTER = 400;

  const root = document.documentElement;
  const find = (selector) => document.querySelector(selector);
  const on = (type, listener, options) => document.addEventListener(type, listener, options);

  // Tabs of one session: leaving one leaves all, and work in one keeps the others signed in.
  const tabs = "BroadcastChannel" in window ? new BroadcastChannel("tabs") : null;
  const tell = (message) => tabs?.postMessage(message);

  /* Leave */

  const cover = () => root.classList.add("leaving");

  // Covered first; everything that may wait comes after.
  function leave() {
    const form = find("form[data-leave]");
    if (!form) return;
    cover();
    document.title = form.dataset.title || "\u2026";
    hush();
    saveNow();
    tell({ leave: true });
    if (!navigator.sendBeacon?.("/leave")) fetch("/leave", { method: "POST", keepalive: true }).catch(() => {});
    location.replace(form.dataset.leave);
  }

  // A Shift counts when it comes up again with nothing pressed beside it, so that capitals and layout switches never leave.
  let shifts = [];
  let alone = false;

  function shiftDown(event) {
    if (event.repeat && event.key === "Shift") return;
    alone = event.key === "Shift" && !event.ctrlKey && !event.altKey && !event.metaKey;
    if (!alone) shifts = [];
  }

  function shiftUp(event) {
    if (event.key !== "Shift" || !alone) return;
    alone = false;
    shifts = [...shifts, event.timeStamp].slice(-3);
    if (shifts.length === 3 && shifts[2] - shifts[0] <= SHIFTS_WITHIN) leave();
  }

  const notAlone = () => (alone = false);

  // In the capture phase of the window, so that nothing on a page can stop them.
  addEventListener("keydown", shiftDown, true);
  addEventListener("keyup", shiftUp, true);
  addEventListener("pointerdown", notAlone, true);

  /* Blanking */

  addEventListener("pagehide", () => {
    hush();
    if (document.body.hasAttribute("data-personal")) cover();
  });
  addEventListener("pageshow", (event) => {
    if (event.persisted) location.reload();
  });

  /* Requests */

  // What a browser itself would send, line ends included. A file or, in a draft, a password never goes along.
  function fields(form, button, draft) {
    const body = new URLSearchParams();
    const secret = draft
      ? [...form.elements].filter((field) => field.type === "password").map((field) => field.name)
      : [];
    for (const [name, value] of new FormData(form)) {
      if (typeof value === "string" && !secret.includes(name)) body.append(name, value.replace(/\r?\n/g, "\r\n"));
    }
    if (button?.name) body.append(button.name, button.value);
    return body;
  }

  // The JSON of the answer, or {} when there is none; throws only when the line is lost.
  async function post(url, body, options) {
    const headers = { "Fledge-Send": "1", Accept: "application/json" };
    const response = await fetch(url, { method: "POST", redirect: "error", headers, body, ...options });
    const text = await response.text();
    const answer = read(text);
    if (answer.ends_in) {
      restart(answer.ends_in);
      tell({ ends_in: answer.ends_in });
    }
    return answer;
  }

  function read(text) {
    try {
      return JSON.parse(text) || {};
    } catch {
      return {};
    }
  }

  // Only to a page of ours. The same page is loaded anew, so that what was written shows.
  function go(to) {
    const url = new URL(to, location.href);
    if (url.origin !== location.origin) throw new Error(to);
    const same = url.pathname === location.pathname && url.search === location.search;
    if (!same) return location.assign(url);
    history.replaceState(null, "", url);
    location.reload();
  }

  /* Sending forms */

  let sending = false;
  let unsent = null;

  function isOurs(form, button) {
    const action = button?.getAttribute("formaction") ?? form.getAttribute("action") ?? "";
    const plain = form.enctype === "multipart/form-data" || form.target || "native" in form.dataset;
    return form.method === "post" && action.startsWith("/do/") && !plain && action;
  }

  function submitted(event) {
    const form = event.target;
    const button = event.submitter;
    if (form.matches("form[data-leave]")) {
      event.preventDefault();
      return leave();
    }
    if (form.matches('[action="/do/sign_out"]')) return signOut(event);
    const action = isOurs(form, button);
    if (!action || event.defaultPrevented) return;
    event.preventDefault();
    send(form, button, action);
  }

  // What is being written in any tab is saved first; then every tab is covered, and none shows anything any more.
  function signOut(event) {
    if (!tabs) return;
    event.preventDefault();
    tell({ out: true });
    saveNow();
    setTimeout(() => HTMLFormElement.prototype.submit.call(event.target), OUT_AFTER);
  }

  // One at a time: a double click, or a second form before the page has answered, is ignored.
  async function send(form, button, action) {
    if (sending) return;
    busy(form, true);
    unsay();
    forget(form);
    try {
      const answer = await post(action, fields(form, button), { signal: AbortSignal.timeout?.(SEND_WITHIN) });
      if (answer.to) return went(form, answer.to);
      if (answer.plain) return sendPlain(form, button, action);
      say("failed", form, button, action, answer);
    } catch {
      say("lost", form, button, action);
    }
    busy(form, false);
    saveSoon(form);
  }

  function went(form, to) {
    const event = new CustomEvent("sent", { detail: to, bubbles: true, cancelable: true });
    if (form.dispatchEvent(event)) return go(to);
    busy(form, false);
  }

  on("sent", (event) => {
    const form = event.target;
    if (!form.matches("[data-bigger]")) return;
    event.preventDefault();
    const { bigger } = form.elements;
    const button = form.querySelector("button");
    document.body.classList.toggle("bigger", bigger.value === "true");
    bigger.value = String(bigger.value !== "true");
    [button.textContent, button.dataset.then] = [button.dataset.then, button.textContent];
  });

  function busy(form, yes) {
    sending = yes;
    const mark = (element, name) => (yes ? element.setAttribute(name, "true") : element.removeAttribute(name));
    mark(form, "aria-busy");
    for (const field of form.elements) {
      if (field.matches("button:not([type=button]), input[type=submit]")) mark(field, "aria-disabled");
    }
  }

  // form.submit() forgets the button; and a field may be named "submit".
  function sendPlain(form, button, action) {
    if (button?.name) {
      const field = document.createElement("input");
      Object.assign(field, { type: "hidden", name: button.name, value: button.value });
      form.append(field);
    }
    form.action = action;
    HTMLFormElement.prototype.submit.call(form);
  }

  // The focus stays where it was, in the form with the words.
  function say(what, form, button, action, answer) {
    const plain = what === "lost" && !form.matches("[data-autosave]");
    const template = find(`template#${plain ? "not-sent" : what}`) ?? find("template#lost");
    unsent = { form, button, action };
    unsay();
    if (!template) return;
    const alert = document.createElement("div");
    alert.id = "unsent";
    alert.className = "alert-lost";
    alert.setAttribute("role", "alert");
    document.body.append(alert);
    const words = template.content.cloneNode(true);
    if (answer?.title) {
      words.querySelector("h2").textContent = answer.title;
      words.querySelector("p").textContent = answer.what;
      words.querySelector("[data-retry]").remove();
    }
    alert.append(words);
  }

  const unsay = () => find("#unsent")?.remove();

  function retry() {
    if (!unsent) return;
    const { form, button, action } = unsent;
    (button ?? form.elements[0])?.focus();
    send(form, button, action);
  }

  on("submit", submitted);

  /* Autosave */

  const drafts = new Map(); // form → { timer, last, dirty, request }

  const draftOf = (form) => drafts.get(form) ?? drafts.set(form, { last: -SAVE_APART }).get(form);

  const typed = (event) => saveSoon(event.target.form);

  // Two seconds after the last letter, and never within five of the last save; while the form is sent, not at all.
  function saveSoon(form) {
    if (!form?.matches("[data-autosave]")) return;
    const draft = draftOf(form);
    draft.dirty = true;
    clearTimeout(draft.timer);
    if (sending) return;
    const wait = Math.max(SAVE_AFTER, draft.last + SAVE_APART - performance.now());
    draft.timer = setTimeout(() => save(form), wait);
  }

  async function save(form, options) {
    const draft = draftOf(form);
    if (!draft.dirty || !form.isConnected) return;
    clearTimeout(draft.timer);
    draft.dirty = false;
    draft.last = performance.now();
    draft.request = new AbortController();
    try {
      const answer = await post("/draft", fields(form, null, true), { signal: draft.request.signal, ...options });
      const place = form.querySelector("[data-saved]");
      if (answer.saved && place) place.textContent = answer.saved;
      if (!answer.saved) draft.dirty = true;
    } catch (error) {
      // Where nothing was said the next letter tries again; what was taken back was sent.
      if (error.name !== "AbortError") draft.dirty = true;
    }
  }

  // On the way out a request must outlive the page.
  const saveNow = () => drafts.forEach((draft, form) => save(form, { keepalive: true, signal: null }));

  // Once sent, a late draft must not come after it.
  function forget(form) {
    const draft = drafts.get(form);
    if (!draft) return;
    clearTimeout(draft.timer);
    draft.dirty = false;
    draft.request?.abort();
  }

  on("input", typed);
  on("visibilitychange", () => (document.hidden ? saveNow() : watch()));

  /* The end of the session */

  let ends = Infinity;
  let timer = 0;

  function restart(seconds) {
    ends = Date.now() + seconds * 1000;
    const dialog = find("dialog#ending");
    if (dialog?.open && seconds * 1000 > WARN_BEFORE) dialog.close();
    watch();
  }

  // By the clock and not by counting: a laptop that slept has slept the time away.
  function watch() {
    clearTimeout(timer);
    if (ends === Infinity) return;
    const left = ends - Date.now();
    if (left <= 0) return location.assign(`/sign-in?ended=idle&at=${location.pathname}`);
    const warn = left <= WARN_BEFORE;
    if (warn) {
      for (const words of document.querySelectorAll("#ending [data-minutes]")) {
        words.hidden = Number(words.dataset.minutes) !== Math.ceil(left / MINUTE);
      }
      open("ending");
    }
    timer = setTimeout(watch, warn ? left % MINUTE || MINUTE : Math.min(left - WARN_BEFORE, 2 ** 30));
  }

  async function stay() {
    const answer = await post("/stay").catch(() => ({}));
    if (answer.to) go(answer.to);
  }

  // Escape says that somebody is there. The event does not bubble.
  on("cancel", ({ target }) => target.id === "ending" && stay(), true);

  tabs?.addEventListener("message", ({ data }) => {
    if (data.leave) leaveToo();
    else if (data.out) outToo();
    else if (data.ends_in && ends !== Infinity) restart(data.ends_in);
  });

  // The session is over already: no beacon, and no telling back.
  function leaveToo() {
    const form = find("form[data-leave]");
    if (!form || !document.body.hasAttribute("data-personal")) return;
    cover();
    document.title = form.dataset.title || "\u2026";
    location.replace(form.dataset.leave);
  }

  function outToo() {
    if (!document.body.hasAttribute("data-personal")) return;
    saveNow();
    cover();
    setTimeout(() => location.replace("/sign-in"), 3 * OUT_AFTER);
  }

  /* Keys */

  let chord = -Infinity;

  const isField = (target) =>
    target.closest?.("input, select, textarea, [contenteditable]:not([contenteditable=false])");

  function pressed(event) {
    if (event.key === "Escape") return closeMenus(null);
    const body = document.body;
    if (!body.matches(".desk") || body.dataset.keys === "off") return;
    if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    if (isField(event.target) || find("dialog[open]")) return;
    if (act(event)) event.preventDefault();
  }

  // True when the key meant something here.
  function act({ key, timeStamp }) {
    const second = timeStamp - chord <= CHORD_WITHIN;
    chord = -Infinity;
    if (second && /^[a-z]$/.test(key)) return press(find(`nav [data-key="${key}"]`));
    switch (key) {
      case "?":
        return open("keys");
      case "/":
        return focus(find("#find"));
      case "n":
        return press(find("a[data-new]"));
      case "j":
        return step(1);
      case "k":
        return step(-1);
      case "g":
        chord = timeStamp;
    }
    return false;
  }

  function step(by) {
    const rows = [...document.querySelectorAll("[data-row]")].filter((row) => row.querySelector("a"));
    const here = rows.findIndex((row) => row.contains(document.activeElement));
    const next = here < 0 ? (by > 0 ? 0 : rows.length - 1) : here + by;
    return focus(rows[next]?.querySelector("a"));
  }

  function press(element) {
    element?.click();
    return !!element;
  }

  function focus(element) {
    element?.focus();
    return !!element && document.activeElement === element;
  }

  function open(id) {
    const dialog = document.getElementById(id);
    if (dialog?.open === false) dialog.showModal();
    return !!dialog;
  }

  on("keydown", pressed);

  /* Listen: read aloud by a voice of this machine. A voice of somebody's service would be sent the words, so none is asked. */

  const speech = window.speechSynthesis;
  const voice = () => speech.getVoices().find((one) => one.localService && one.lang.startsWith(root.lang));
  const hush = () => speech?.cancel();

  function offerListen() {
    const button = find("button[data-listen]");
    if (button) button.hidden = !voice();
  }

  // What is seen, a line at a time; what is covered stays unsaid. Pressed again, it stops.
  function listen() {
    if (speech.speaking) return hush();
    for (const line of find("main").innerText.split(/\n+/)) {
      if (!line.trim()) continue;
      const said = new SpeechSynthesisUtterance(line);
      said.voice = voice();
      said.rate = 0.9;
      speech.speak(said);
    }
  }

  if (speech) {
    speech.addEventListener?.("voiceschanged", offerListen);
    offerListen();
  }

  /* Menus, small buttons, the first focus */

  // All but the one that holds `target`. Focus goes back to what opened it.
  function closeMenus(target) {
    for (const menu of document.querySelectorAll("details.who[open], details.move[open]")) {
      if (target && menu.contains(target)) continue;
      const inside = menu.contains(document.activeElement);
      menu.open = false;
      if (inside && !target) menu.querySelector("summary")?.focus();
    }
  }

  function clicked(event) {
    const target = event.target;
    closeMenus(target);
    const button = target.closest?.("button");
    if (!button) return;
    const { dataset } = button;
    if ("print" in dataset) print();
    else if ("listen" in dataset) listen();
    else if ("retry" in dataset) retry();
    else if ("stay" in dataset) stay();
    else if (dataset.dialog) open(dataset.dialog);
  }

  on("click", clicked);

  // What lies over the page closes behind whoever tabs out of it.
  on("focusout", ({ target, relatedTarget: to }) => {
    if (!to) return;
    const menu = target.closest(":popover-open");
    if (menu && !menu.contains(to)) menu.hidePopover();
    const sheet = target.closest("details.who[open], details.move[open]");
    if (sheet && !sheet.contains(to)) sheet.open = false;
  });

  (find(".faults") ?? find(".notice[autofocus]"))?.focus();
  const seconds = Number(document.body.dataset.endsIn);
  if (seconds > 0) {
    restart(seconds);
    tell({ ends_in: seconds });
  }
})();
