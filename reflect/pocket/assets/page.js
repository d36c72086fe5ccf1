// What is on the screen. Answers live in memory only, until they are sealed; then they are overwritten and let go.
// Nothing here asks for anything over a network, and nothing is kept by the browser on purpose.

(function () {
  var KEY = bytesOfHex(POCKET.key);
  var SAY = POCKET.words;
  var main = document.getElementById("main");
  var told = document.getElementById("told");
  var walk = null;      // the sitting that is on, or null
  var fromReview = false;
  var finishing = false; // the person wants to be done with what is there
  var block = "";       // what was sealed, until it is let go
  var last = null;      // the pack that was sealed last
  var carried = true;   // the block was copied, shared or saved

  function say(name, values) {
    var text = SAY[name];
    Object.keys(values || {}).forEach(function (key) { text = text.split("{" + key + "}").join(values[key]); });
    return text;
  }

  function tell(text) {
    told.textContent = "";
    setTimeout(function () { told.textContent = text; }, 30); // else the same words again are not read out
  }

  function el(name, attributes, children) {
    var node = document.createElement(name);
    Object.keys(attributes || {}).forEach(function (key) {
      var value = attributes[key];
      if (typeof value === "function") { node["on" + key] = value; }
      else if (key === "value" || (value !== "" && value !== undefined)) { node.setAttribute(key, value); }
    });
    (children || []).forEach(function (child) {
      if (child) { node.appendChild(typeof child === "string" ? document.createTextNode(child) : child); }
    });
    return node;
  }

  // A text with lines of its own; what stands between blank lines is a paragraph.
  function paragraphs(text, look) {
    return el("div", { "class": look || "" }, text.split("\n\n").map(function (part) {
      return el("p", {}, [part]);
    }));
  }

  function button(words, does, look) { return el("button", { type: "button", "class": look || "", click: does }, [words]); }

  function emptied(node) {
    var fields = node.querySelectorAll("input, textarea, select");
    for (var n = 0; n < fields.length; n += 1) {
      if (fields[n].type === "checkbox" || fields[n].type === "radio") { fields[n].checked = false; }
      else { fields[n].value = ""; fields[n].textContent = ""; }
    }
    while (node.firstChild) { node.removeChild(node.firstChild); }
  }

  // Shows one view: one heading, which gets the focus so that a screen reader begins there.
  function show(heading, children, place) {
    emptied(main);
    told.textContent = "";
    if (place) { main.appendChild(el("p", { "class": "place" }, [place])); }
    var title = el("h1", { id: "heading", tabindex: "-1" }, spoken(heading));
    main.appendChild(title);
    children.forEach(function (child) { if (child) { main.appendChild(child); } });
    window.scrollTo(0, 0);
    title.focus();
  }

  // A gap to fill in is seen as a line and heard as a word.
  function spoken(text) {
    var parts = [];
    text.split("___").forEach(function (part, n) {
      if (n) { parts.push(el("span", { "aria-hidden": "true" }, ["___"]), el("span", { "class": "heard" }, [say("blank")])); }
      parts.push(part);
    });
    return parts;
  }

  function row(buttons) { return el("div", { "class": "row" }, buttons); }

  function pad(number) { return ("0" + number).slice(-2); }

  function dayOf(when) { return when.getFullYear() + "-" + pad(when.getMonth() + 1) + "-" + pad(when.getDate()); }

  function daysAgo(days) {
    var now = new Date();
    return dayOf(new Date(now.getFullYear(), now.getMonth(), now.getDate() - days, 12));
  }

  // Beginning

  function start() {
    forget();
    show(say("title"), [
      paragraphs(say("opening")),
      el("ul", { "class": "packs" }, POCKET.packs.map(function (pack) {
        return el("li", {}, [button(pack.title + " (" + say("minutes", { n: pack.minutes }) + ")", function () { begin(pack); }, "wide")]);
      })),
      row([button(say("help_button"), help), button(say("support_button"), support)])
    ]);
  }

  function usesFocus(pack) {
    return Boolean(pack.spotlight) || pack.questions.some(function (q) {
      return q.areas.indexOf("focus") >= 0 || (q.ask + (q.help || "")).indexOf("{focus_area}") >= 0;
    });
  }

  function asksPeriod(pack) { return pack.questions.some(function (q) { return q.ask.indexOf("{period}") >= 0; }); }

  function pickOne(id, label, options, chosen) {
    return el("div", { "class": "field" }, [
      el("label", { "for": id }, [label]),
      el("select", { id: id, autocomplete: "off" }, options.map(function (o) {
        return el("option", { value: o[0], selected: o[0] === chosen ? "selected" : "" }, [o[1]]);
      }))
    ]);
  }

  function begin(pack) {
    var days = [[daysAgo(0), say("today")], [daysAgo(1), say("yesterday")], [daysAgo(2), say("two_days_ago")], ["", say("other_day")]];
    var other = el("div", { "class": "field", hidden: "hidden" }, [
      el("label", { "for": "day-typed" }, [say("which_day")]),
      el("input", { id: "day-typed", type: "date", max: daysAgo(0), autocomplete: "off", placeholder: "2026-03-01" })
    ]);
    var was = walk && walk.pack === pack ? walk.occasion : null; // came back to here, with its answers
    var near = was && days.filter(function (d) { return d[0] === was.day; }).length === 0 ? "" : was ? was.day : daysAgo(0);
    var day = pickOne("day", say("about_day"), days, near);
    day.querySelector("select").onchange = function () { other.hidden = this.value !== ""; };
    other.hidden = near !== "";
    if (was && near === "") { other.querySelector("input").value = was.day; }
    var areas = [["", say("no_focus")]].concat(POCKET.practice.areas.map(function (a) { return [a.id, a.name]; }));
    var leave = function () { if (!was || window.confirm(say("really_throw"))) { start(); } };
    show(pack.title, [
      paragraphs(say("no_names"), "card"),
      day, other,
      usesFocus(pack) ? pickOne("focus", say("focus"), areas, was ? was.focus : "") : null,
      pack.one_a_day ? pickOne("which", say("which_question"), whichOnes(pack), "") : null,
      asksPeriod(pack) ? pickOne("period", say("how_far_back"), POCKET.periods, was ? was.period : POCKET.period) : null,
      row([button(say("back"), leave), button(say("begin"), function () {
        var on = document.getElementById("day").value || document.getElementById("day-typed").value;
        if (!isDay(on)) { tell(say("no_day")); return; }
        if (on > daysAgo(0)) { tell(say("day_to_come")); return; }
        opened(pack, on);
      }, "main")])
    ]);
  }

  function whichOnes(pack) {
    return [["", say("no_focus")]].concat(pack.questions.map(function (q, n) { return [q.id, (n + 1) + ". " + q.ask]; }));
  }

  // The question that was chosen, or any, and the two after it for whoever skips.
  function poolOf(pack, chosen) {
    var all = pack.questions.map(function (q) { return q.id; });
    var at = chosen ? all.indexOf(chosen) : nacl.randomBytes(1)[0] % all.length;
    return [0, 1, 2].map(function (n) { return all[(at + n) % all.length]; });
  }

  function valueOf(id, otherwise) {
    var field = document.getElementById(id);
    return (field && field.value) || otherwise;
  }

  function opened(pack, day) {
    var focus = valueOf("focus", POCKET.practice.default_focus);
    var period = valueOf("period", POCKET.period);
    var lines = POCKET.practice.spotlight[focus] || [];
    var before = walk && walk.pack === pack ? walk : null;
    walk = newWalk(pack, POCKET.practice, {
      day: day, focus: focus, period: period,
      period_words: POCKET.periods.filter(function (p) { return p[0] === period; })[0][1],
      spotlight: pack.spotlight && lines.length ? lines[new Date().getDate() % lines.length] : "",
      pool: pack.one_a_day ? poolOf(pack, valueOf("which", "")) : [], no_hurry: SAY.no_hurry,
      yes: say("yes"), no: say("no"), one_more: say("one_more"), by_week: say("by_week")
    });
    if (before) { walk.given = stillFits(before); }
    goOn(-1);
  }

  // What was answered before the way back to the beginning. A line belongs to its area, and to how far back it looks.
  function stillFits(before) {
    var same = before.occasion.focus === walk.occasion.focus && before.occasion.period === walk.occasion.period;
    var given = {};
    Object.keys(before.given).forEach(function (key) {
      var q = questionOf(walk, key.split("/")[0]);
      if (same || (q && !isGrowthRating(q))) { given[key] = before.given[key]; }
    });
    return given;
  }

  // Asking

  function goOn(after) {
    var path = pathOf(walk);
    var at = -1;
    if (!fromReview && !finishing && after + 1 < path.length) { at = after + 1; }
    for (var n = 0; n < path.length && at < 0; n += 1) {
      // Whoever finishes is still asked what is about danger.
      if (isOpen(walk, path[n]) && (!finishing || guards(path[n]))) { at = n; }
    }
    if (at < 0) { review(); } else { question(path, at); }
  }

  function question(path, at) {
    var ask = path[at];
    var field = fieldFor(ask, walk.given[ask.key]);
    var notes = [
      ask.card ? paragraphs(ask.card, "card") : null,
      ask.help ? el("p", { id: "help", "class": "help" }, [ask.help]) : null,
      ask.kept ? null : el("p", { "class": "help" }, [say("never_kept")])
    ];
    show(ask.words, notes.concat([field.node, row([
      button(say("back"), function () { take(ask, field, function () { if (fromReview) { review(); return; } finishing = false; if (at > 0) { question(pathOf(walk), at - 1); } else { begin(walk.pack); } }, true); }),
      button(say("skip"), function () { answer(ask, at, SKIPPED); }),
      button(say("next"), function () { take(ask, field, function (value) { answer(ask, at, value); }); }, "main"),
      walk.pack.finishes && !finishing && !fromReview ? button(say("finish"), function () {
        take(ask, field, function (value) { finishing = true; answer(ask, at, value); });
      }) : null
    ])]), walk.pack.one_a_day ? walk.pack.title : say("place", { n: at + 1, of: path.length, title: walk.pack.title }));
  }

  // Reads a field; going back keeps what can be kept and refuses nothing.
  function take(ask, field, then, back) {
    var value = field.read();
    var why = value === SKIPPED ? "" : refusal(walk, ask, value);
    if (back) {
      if (value !== SKIPPED && !why) { walk.given[ask.key] = value; }
      then();
    } else if (why) {
      tell(say(why, { most: ask.at_most, low: ask.lowest, high: ask.highest, step: ask.increment }));
    } else {
      then(value);
    }
  }

  function answer(ask, at, value) {
    walk.given[ask.key] = value;
    var then = consequenceOf(walk, ask);
    var on = function () { if (then.stops) { ended(); } else { goOn(at); } };
    var onward = then.goes_to ? onwardWords(then.goes_to) : "";
    if (then.card || onward) {
      show(say(then.card ? "please_read" : "later"), [
        then.card ? paragraphs(then.card, "card") : null, onward ? el("p", {}, [onward]) : null,
        row([button(say("go_on"), on, "main")])
      ]);
    } else {
      on();
    }
  }

  function onwardWords(id) {
    var there = POCKET.packs.filter(function (p) { return p.pack === id; })[0];
    return there ? say("onward_here", { title: there.title }) : say("onward_there", { pack: id });
  }

  function ended() {
    if (!holdsSomething(walk)) {
      forget();
      show(say("stop_title"), [paragraphs(say("stop_nothing")), row([button(say("to_start"), start, "main"), button(say("support_button"), support)])]);
      return;
    }
    show(say("stop_title"), [paragraphs(say("stop_something")), row([
      button(say("throw"), thrown), button(say("seal"), sealed, "main")
    ])]);
  }

  // Fields

  var QUIET = { autocomplete: "off", autocorrect: "off", autocapitalize: "sentences", spellcheck: "false" };

  function quiet(ask, more) {
    var all = {};
    [QUIET, { "aria-labelledby": "heading", "aria-describedby": ask.help ? "help told" : "told" }, more].forEach(function (each) {
      Object.keys(each).forEach(function (key) { all[key] = each[key]; });
    });
    return all;
  }

  function fieldFor(ask, value) {
    if (ask.kind === "text" && !ask.link) { return textField(ask, value); }
    if (ask.link) { return linkField(ask, value); }
    if (ask.kind === "number" || ask.kind === "date") { return lineField(ask, value); }
    return choiceField(ask, value);
  }

  function textField(ask, value) {
    var area = el("textarea", quiet(ask, { rows: "5", maxlength: "20000", id: "answer" }));
    area.value = typeof value === "string" ? value : "";
    return { node: area, read: function () { return cleaned(area.value).trim() ? cleaned(area.value) : SKIPPED; } };
  }

  function linkField(ask, value) {
    var line = el("input", quiet(ask, { id: "answer", type: "text", inputmode: "url", autocapitalize: "none", maxlength: "600" }));
    line.value = typeof value === "string" ? value : "";
    return { node: line, read: function () { return cleaned(line.value).trim() || SKIPPED; } };
  }

  // Hidden characters that a journal does not keep are left out; a half character becomes a sign for one.
  function cleaned(text) {
    return text.replace(/\r+\n|[\r\x0b\x0c\x85]/g, "\n").replace(/\t/g, "    ")
      .replace(/[\x00-\x09\x0b-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]/g, "")
      .replace(/[\ud83f\ud87f\ud8bf\ud8ff\ud93f\ud97f\ud9bf\ud9ff\uda3f\uda7f\udabf\udaff\udb3f\udb7f\udbbf\udbff][\udffe\udfff]/g, "")
      .replace(/[\ud800-\udbff](?![\udc00-\udfff])/g, "\ufffd")
      .replace(/(^|[^\ud800-\udbff])([\udc00-\udfff]+)/g, function (_, before, lone) { return before + lone.replace(/./g, "\ufffd"); });
  }

  function lineField(ask, value) {
    var number = ask.kind === "number";
    var line = el("input", quiet(ask, number
      ? { id: "answer", type: "text", inputmode: "decimal" }
      : { id: "answer", type: "date", placeholder: "2026-03-01", max: ask.days === "past" ? walk.occasion.day : "", min: ask.days === "to_come" ? walk.occasion.day : "" }));
    line.value = value === undefined || isEmpty(value) ? "" : String(value);
    return {
      node: line,
      read: function () {
        var typed = line.value.trim();
        if (line.validity && line.validity.badInput) { return number ? NaN : "-"; } // half a day was typed
        if (!typed) { return SKIPPED; }
        return number ? (/^[-+]?(\d+([.,]\d*)?|[.,]\d+)$/.test(typed) ? Number(typed.replace(",", ".")) : NaN) : typed;
      }
    };
  }

  function choiceField(ask, value) {
    var many = ask.kind === "multi";
    var offered = ask.choices.map(function (c) { return c; });
    if (ask.rates) { offered.push({ id: "not_up", words: say("not_up") }); }
    var list = el("div", {
      role: many ? "group" : "radiogroup", "class": "choices", "aria-labelledby": "heading", "aria-describedby": ask.help ? "help" : ""
    });
    var boxes = [];
    var first = ask.q && ask.q.options_from === "moments" ? firstOf(offered, 3) : offered.length;
    var rest = el("div", { hidden: first < offered.length ? "hidden" : "" });
    var group = "";
    offered.forEach(function (choice, n) {
      var box = el("input", { type: many ? "checkbox" : "radio", name: "answer", id: "choice-" + n, value: choice.id, autocomplete: "off" });
      box.checked = many ? Array.isArray(value) && value.indexOf(choice.id) >= 0 : value === NOT_UP ? choice.id === "not_up" : String(value) === choice.id;
      boxes.push(box);
      var into = n < first ? list : rest;
      if (choice.group && choice.group !== group) { group = choice.group; into.appendChild(el("p", { "class": "group" }, [group])); }
      into.appendChild(el("label", { "for": "choice-" + n, "class": "choice" }, [
        box, el("span", {}, [ask.kind === "scale" && choice.id !== "not_up" ? choice.id + "  " + choice.words : choice.words])
      ]));
    });
    list.onchange = function (event) { if (many) { heldBack(ask, boxes, event.target); } };
    if (first < offered.length) { unfold(list, rest, boxes.slice(first)); }
    return { node: list, read: function () { return ticked(ask, boxes, many); } };
  }

  function firstOf(choices, groups) {
    var seen = [];
    for (var n = 0; n < choices.length; n += 1) {
      if (seen.indexOf(choices[n].group) < 0) { seen.push(choices[n].group); }
      if (seen.length > groups) { return n; }
    }
    return choices.length;
  }

  function unfold(list, rest, hidden) {
    var more = button(say("more", { n: hidden.length }), function () {
      rest.hidden = false;
      list.removeChild(more);
      hidden[0].focus();
    }, "wide");
    if (hidden.some(function (box) { return box.checked; })) { rest.hidden = false; } else { list.appendChild(more); }
    list.appendChild(rest);
  }

  function heldBack(ask, boxes, box) {
    var count = boxes.filter(function (b) { return b.checked; }).length;
    if (ask.at_most && count > ask.at_most) {
      box.checked = false;
      tell(say("too_many", { most: ask.at_most }));
    }
  }

  function ticked(ask, boxes, many) {
    var ids = boxes.filter(function (b) { return b.checked; }).map(function (b) { return b.value; });
    if (!ids.length) { return SKIPPED; }
    if (many) { return ids; }
    if (ids[0] === "not_up" && ask.rates) { return NOT_UP; }
    return ask.kind === "scale" ? Number(ids[0]) : ids[0];
  }

  // Looking over, sealing, letting go

  function wordsOf(ask, value) {
    if (value === NOT_UP) { return say("not_up"); }
    if (value === undefined || value === SKIPPED) { return say("skipped"); }
    var ids = Array.isArray(value) ? value : [String(value)];
    if (!ask.choices.length) { return ids.join(", "); }
    return ask.choices.filter(function (c) { return ids.indexOf(c.id) >= 0; }).map(function (c) { return c.words; }).join(", ");
  }

  function review() {
    fromReview = false; // finishing stays: what is open then stays open
    var path = pathOf(walk);
    var list = el("dl", { "class": "review" });
    path.forEach(function (ask, n) {
      if (!ask.kept) { return; }
      list.appendChild(el("dt", { id: "asked-" + n }, [ask.words]));
      list.appendChild(el("dd", {}, [
        el("p", { "class": "said" }, [wordsOf(ask, walk.given[ask.key])]),
        el("button", { type: "button", id: "change-" + n, "aria-labelledby": "change-" + n + " asked-" + n, click: function () {
          fromReview = true;
          question(path, n);
        } }, [say("change")])
      ]));
    });
    var something = holdsSomething(walk);
    show(say("review_title"), [
      paragraphs(say(something ? "review" : "review_nothing")), list,
      something ? row([button(say("throw"), thrown), button(say("seal"), sealed, "main")]) : row([button(say("to_start"), start, "main")])
    ]);
  }

  function sealed() {
    var letter = {
      id: hexOf(nacl.randomBytes(12)), pack: walk.pack.pack, pack_version: walk.pack.version, lang: POCKET.lang,
      scale: POCKET.practice.scale, day: walk.occasion.day, written: daysAgo(0), focus: walk.occasion.focus,
      spotlight: walk.occasion.spotlight, period: asksPeriod(walk.pack) ? walk.occasion.period : null,
      stopped: isStopped(walk), answers: answersOf(walk)
    };
    var made = seal(JSON.stringify(letter), KEY);
    letter.answers = null;
    last = walk.pack;
    forget();
    block = say("block_head") + "\n" + made;
    carried = false;
    showBlock();
  }

  function showBlock() {
    var name = "reflect-pocket-" + hexOf(nacl.randomBytes(2)) + ".txt";
    var text = el("textarea", { id: "block", readonly: "readonly", rows: "8", "aria-label": say("block_label"), autocomplete: "off", spellcheck: "false" });
    text.value = block;
    show(say("sealed_title"), [
      paragraphs(say("sealed")),
      row([
        button(say("copy"), function () { copy(text); }, "main"),
        window.navigator.share ? button(say("share"), function () { share(); }) : null,
        button(say("save"), function () { save(name); })
      ]),
      text,
      row([button(say("done"), finished)])
    ]);
  }

  function copy(text) {
    text.focus();
    text.select();
    text.setSelectionRange(0, block.length);
    var done = false;
    try { done = document.execCommand("copy"); } catch (error) { done = false; }
    carried = carried || done;
    tell(say(done ? "copied" : "copy_by_hand"));
  }

  function share() {
    window.navigator.share({ text: block }).then(function () { carried = true; tell(say("shared")); }, function () { tell(say("not_shared")); });
  }

  function save(name) {
    var link = el("a", { download: name, href: URL.createObjectURL(new Blob([block], { type: "text/plain" })) });
    document.body.appendChild(link);
    link.click();
    document.body.removeChild(link);
    setTimeout(function () { URL.revokeObjectURL(link.href); }, 1000);
    carried = true;
    tell(say("saved", { name: name }));
  }

  function finished() {
    if (!carried && !window.confirm(say("really_done"))) { return; }
    block = "";
    carried = true;
    forget();
    show(say("done_title"), [paragraphs(say("after")), row([
      last && last.again ? button(last.again, function () { begin(last); }) : null, button(say("to_start"), start, "main")
    ])]);
  }

  function thrown() { if (window.confirm(say("really_throw"))) { start(); } }

  // Lets go of every answer. A browser may still hold copies of its own: the help of this page says so.
  function forget() {
    if (walk) {
      Object.keys(walk.given).forEach(function (key) { walk.given[key] = null; delete walk.given[key]; });
    }
    walk = null;
    fromReview = finishing = false;
    emptied(main);
  }

  function help() {
    show(say("help_title"), [paragraphs(say("help")), el("p", { "class": "small" }, [say("key", { key: POCKET.key_words, version: POCKET.version })]), row([button(say("back"), start, "main")])]);
  }

  function support() {
    show(say("support_button"), [el("dl", {}, [].concat.apply([], POCKET.support.map(function (line) {
      return [el("dt", {}, [line[0]]), el("dd", {}, [line[1]])];
    }))), row([button(say("back"), start, "main")])]);
  }

  function left() {
    block = "";
    carried = true;
    forget();
  }

  window.addEventListener("beforeunload", function (event) {
    if ((walk && Object.keys(walk.given).length) || !carried) { event.preventDefault(); event.returnValue = ""; }
  });
  window.addEventListener("pagehide", left);
  window.addEventListener("pageshow", function (event) { if (event.persisted) { left(); start(); } });
  document.addEventListener("visibilitychange", function () {
    document.documentElement.className = document.hidden ? "covered" : "";
  });

  if (sealWorks(POCKET.vector, KEY, POCKET.key_name)) {
    start();
  } else {
    show(say("broken_title"), [paragraphs(say("broken"))]);
  }
}());
