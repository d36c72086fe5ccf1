// One sitting on the page: which question comes next, worked out anew from the pack and the answers each time.
// The same rules as reflect/guide/walk.py. Knows no screen. Written for old browsers: no syntax after ES5.

var SKIPPED = { empty: "skipped" };
var NOT_UP = { empty: "did_not_come_up" };

function isEmpty(value) { return value === SKIPPED || value === NOT_UP; }

// given: key of a step -> text, id, list of ids, number, or one of the two empty ones. A step that repeats has a part.
function newWalk(pack, practice, occasion) { return { pack: pack, practice: practice, occasion: occasion, given: {} }; }

function keyOf(id, part) { return part ? id + "/" + part : id; }

function questionOf(walk, id) {
  for (var n = 0; n < walk.pack.questions.length; n += 1) {
    if (walk.pack.questions[n].id === id) { return walk.pack.questions[n]; }
  }
  return null;
}

function areaOf(walk, id) {
  for (var n = 0; n < walk.practice.areas.length; n += 1) {
    if (walk.practice.areas[n].id === id) { return walk.practice.areas[n]; }
  }
  return null;
}

function isGrowthRating(q) { return q.type === "scale" && !q.options; }

function holds(when, answer) {
  if (answer === undefined || isEmpty(answer)) { return false; }
  if (Array.isArray(answer)) {
    return when.op === "any" && answer.some(function (id) { return when.values.indexOf(id) >= 0; });
  }
  if (typeof answer !== "string") { return false; }
  return (when.values.indexOf(answer) >= 0) !== (when.op === "not in");
}

function isReached(walk, q) {
  if (!q.show_if) { return true; }
  var on = questionOf(walk, q.show_if.question);
  return on !== null && isReached(walk, on) && holds(q.show_if, walk.given[on.id]);
}

function stopsAt(walk, q) {
  var value = walk.given[q.id];
  return typeof value === "string" && (q.stops_if || []).indexOf(value) >= 0;
}

function filledIn(walk, text, area) {
  var focus = areaOf(walk, walk.occasion.focus);
  text = text.split("{focus_area}").join(focus.name);
  if (area) { text = text.split("{area}").join(area); }
  return text.split("{period}").join(walk.occasion.period_words || walk.occasion.period);
}

function focusFirst(walk) {
  var ids = walk.practice.areas.map(function (a) { return a.id; });
  return [walk.occasion.focus].concat(ids.filter(function (id) { return id !== walk.occasion.focus; }));
}

function isByWeek(walk, id) { return areaOf(walk, id).asked === "week"; }

function pickedAt(walk, q) {
  if (!isReached(walk, q)) { return []; }
  var value = walk.given[q.id];
  if (q.options_from === "growth_areas") {
    return Array.isArray(value) ? value : typeof value === "string" ? [value] : [];
  }
  return (q.repeat || 1) > 1 ? turnsOf(walk, q) : [];
}

function turnsOf(walk, q) {
  var found = [];
  for (var n = 1; n <= q.repeat; n += 1) {
    var area = walk.given[keyOf(q.id, "#" + n)];
    if (typeof area !== "string" || found.indexOf(area) >= 0) { return found; }
    found.push(area);
  }
  return found;
}

// A question about the focus area leaves it to another one, so that nothing is asked twice or too often.
function isAskedElsewhere(walk, q) {
  var focus = walk.occasion.focus;
  if (q.areas[0] !== "focus") { return false; }
  if (q.rates === "session") { return isByWeek(walk, focus); }
  return walk.pack.questions.some(function (o) {
    return isGrowthRating(o) && o.rates === q.rates && o.areas.length === 1 && o.areas[0] === focus;
  });
}

function plainChoices(walk, q) {
  if (q.type === "confirm") {
    return [{ id: "yes", words: walk.occasion.yes }, { id: "no", words: walk.occasion.no }];
  }
  if (q.options_from === "growth_areas") {
    return focusFirst(walk).map(function (id) { return { id: id, words: areaOf(walk, id).name }; });
  }
  if (q.options_from === "moments") {
    var found = [];
    focusFirst(walk).forEach(function (area) {
      walk.practice.moments.forEach(function (m) {
        if (m.area === area) { found.push({ id: m.id, words: m.words, group: areaOf(walk, area).name }); }
      });
    });
    return found;
  }
  return (q.options || []).map(function (o) { return { id: o[0], words: o[1] }; });
}

function plainAsk(walk, q) {
  var number = walk.pack.questions.indexOf(q) + 1, all = walk.pack.questions.length;
  var line = walk.pack.one_a_day ? walk.occasion.no_hurry.replace("{number}", number).replace("{all}", all) : "";
  return {
    key: q.id, q: q, kind: q.type, words: filledIn(walk, q.ask), help: (line + " " + filledIn(walk, q.help || "")).trim(),
    choices: plainChoices(walk, q), at_most: q.at_most, lowest: q.min, highest: q.max, increment: q.step,
    days: q.days || "past", link: q.link, card: q.card ? walk.practice.cards[q.card] : "", kept: q.kept !== false, rates: ""
  };
}

function ratingAsk(walk, q, part, area, words) {
  var found = areaOf(walk, area);
  return {
    key: keyOf(q.id, part), q: q, part: part, kind: "scale", words: words || filledIn(walk, q.ask, found.name),
    help: q.help || "", choices: found.anchors.map(function (line, n) { return { id: String(n + 1), words: line }; }),
    card: !words && q.card ? walk.practice.cards[q.card] : "", kept: true, rates: area
  };
}

function chosenRatings(walk, q, path) {
  var chosen = turnsOf(walk, q);
  for (var n = 1; n <= q.repeat; n += 1) {
    var before = chosen.slice(0, n - 1);
    var left = focusFirst(walk).filter(function (id) {
      return before.indexOf(id) < 0 && !(q.rates === "session" && isByWeek(walk, id));
    });
    var first = n === 1;
    var note = first && q.rates === "session" && isByWeek(walk, walk.occasion.focus) ? walk.occasion.by_week : "";
    path.push({
      key: keyOf(q.id, "#" + n), q: q, part: "#" + n, kind: "select",
      words: first ? filledIn(walk, q.ask) : walk.occasion.one_more,
      help: ((first ? q.help || "" : "") + " " + note).trim(),
      choices: left.map(function (id) { return { id: id, words: areaOf(walk, id).name }; }),
      card: first && q.card ? walk.practice.cards[q.card] : "", kept: true, rates: ""
    });
    if (n > chosen.length) { return; }
    path.push(ratingAsk(walk, q, chosen[n - 1], chosen[n - 1], areaOf(walk, chosen[n - 1]).name));
  }
}

function asksOf(walk, q, path) {
  if (!isGrowthRating(q)) {
    path.push(plainAsk(walk, q));
  } else if (q.repeat_for) {
    var picked = questionOf(walk, q.repeat_for);
    (picked ? pickedAt(walk, picked) : []).forEach(function (area) { path.push(ratingAsk(walk, q, area, area)); });
  } else if ((q.repeat || 1) > 1) {
    chosenRatings(walk, q, path);
  } else if (!isAskedElsewhere(walk, q)) {
    path.push(ratingAsk(walk, q, "", q.areas[0] === "focus" ? walk.occasion.focus : q.areas[0]));
  }
}

// A pack that asks one question a day: the one that was chosen, and behind each that was skipped the next.
function inTurn(walk) {
  var found = [], ids = walk.occasion.pool;
  for (var n = 0; n < ids.length; n += 1) {
    found.push(questionOf(walk, ids[n]));
    if (walk.given[ids[n]] !== SKIPPED) { break; }
  }
  return found;
}

// All questions of this sitting as far as the answers tell, in order.
function pathOf(walk) {
  var path = [];
  var spotlightDue = walk.pack.spotlight && Boolean(walk.occasion.spotlight);
  var form = walk.pack.one_a_day ? inTurn(walk) : walk.pack.questions;
  for (var n = 0; n < form.length; n += 1) {
    var q = form[n];
    if (!isReached(walk, q)) { continue; }
    asksOf(walk, q, path);
    if (stopsAt(walk, q)) { return path; }
    if (spotlightDue && isGrowthRating(q)) {
      spotlightDue = false;
      path.push({
        key: "spotlight", q: null, kind: "text", words: walk.occasion.spotlight, help: "", choices: [], card: "",
        kept: true, rates: ""
      });
    }
  }
  return path;
}

function isStopped(walk) {
  return walk.pack.questions.some(function (q) { return isReached(walk, q) && stopsAt(walk, q); });
}

// Why a value is no answer to this question: the name of a sentence, or "" if it is one.
function refusal(walk, ask, value) {
  if (isEmpty(value)) { return ""; }
  var ids = ask.choices.map(function (c) { return c.id; });
  if (ask.kind === "select" || ask.kind === "confirm") { return ids.indexOf(value) >= 0 ? "" : "pick_one"; }
  if (ask.kind === "multi") {
    if (!Array.isArray(value) || value.some(function (id) { return ids.indexOf(id) < 0; })) { return "pick_one"; }
    return ask.at_most && value.length > ask.at_most ? "too_many" : "";
  }
  if (ask.kind === "scale") { return value >= 1 && value <= 5 ? "" : "pick_one"; }
  if (ask.kind === "number") {
    var low = ask.lowest !== undefined && value < ask.lowest;
    var high = ask.highest !== undefined && value > ask.highest;
    if (typeof value !== "number" || !(Math.abs(value) <= 1e9)) { return "no_number"; }
    if (low || high) { return low ? "too_low" : "too_high"; }
    var turns = ask.increment ? value / ask.increment : 0;
    return Math.abs(turns - Math.round(turns)) > 1e-9 ? "no_step" : "";
  }
  if (ask.kind === "date") {
    if (!isDay(value)) { return "no_day"; }
    if (ask.days === "past" && value > walk.occasion.day) { return "day_to_come"; }
    return ask.days === "to_come" && value < walk.occasion.day ? "day_is_over" : "";
  }
  if (typeof value !== "string") { return "pick_one"; }
  return ask.link && !isLink(value.trim()) ? "no_link" : "";
}

// No link is taken here that the journal would not take: see reflect/guide/typed/link.py.
function isLink(typed) {
  if (typed.length > 500) { return false; }
  if (/^(?:(?:https?:\/\/)?(?:dx\.)?doi\.org\/|doi:\s*)?10\.\d{4,9}\/\S+$/i.test(typed)) { return true; }
  var found = /^(https?:\/\/)?([^\/?#\s]+)([\/?#]\S*)?$/i.exec(typed);
  if (!found || !/^(?:[a-z0-9](?:[a-z0-9_\-]*[a-z0-9])?\.)+[a-z]{2,}(?::\d{1,5})?$/i.test(found[2])) { return false; }
  return Boolean(found[1] || found[3]) || !/\.(?:pdf|docx?|odt|txt|jpe?g|png|html?|pptx?)$/i.test(found[2]);
}

function isDay(text) {
  var found = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text);
  if (!found || Number(found[1]) < 1) { return false; }
  var day = new Date(0);
  day.setUTCFullYear(Number(found[1]), Number(found[2]) - 1, Number(found[3]));
  return day.getUTCMonth() === Number(found[2]) - 1 && day.getUTCDate() === Number(found[3]);
}

function isOpen(walk, ask) {
  var value = walk.given[ask.key];
  return value === undefined || refusal(walk, ask, value) !== "";
}

// A question that is kept nowhere and shows where to turn, or ends the sitting: it is put to whoever finishes early, too.
function guards(ask) { return !ask.kept && Boolean(ask.q.card || ask.q.card_if || ask.q.stops_if); }

// What an answer sets off at once: a card, another pack, a kind end.
function consequenceOf(walk, ask) {
  var q = ask.q;
  if (!q || ask.part) { return { card: "", goes_to: "", stops: false }; }
  var value = walk.given[q.id];
  var cards = [];
  if (value === SKIPPED && q.kept === false) {
    cards = q.card_if_skipped ? [q.card_if_skipped] : Object.keys(q.card_if || {}).map(function (id) { return q.card_if[id]; });
  } else {
    (Array.isArray(value) ? value : [value]).forEach(function (id) {
      if (typeof id === "string" && q.card_if && q.card_if[id]) { cards.push(q.card_if[id]); }
    });
  }
  var texts = [];
  cards.forEach(function (card) {
    if (texts.indexOf(walk.practice.cards[card]) < 0) { texts.push(walk.practice.cards[card]); }
  });
  return {
    card: texts.join("\n\n"),
    goes_to: (typeof value === "string" && q.goes_to && q.goes_to[value]) || "",
    stops: stopsAt(walk, q)
  };
}

// The answers as an answers file has them. What is never stored is not among them.
function answersOf(walk) {
  var answers = {};
  pathOf(walk).forEach(function (ask) {
    var value = walk.given[ask.key];
    if (!ask.kept || value === undefined || value === SKIPPED || isOpen(walk, ask)) { return; }
    if (ask.part && ask.part.charAt(0) === "#") { return; }
    var given = value === NOT_UP ? null : ask.kind === "confirm" ? value === "yes" : value;
    if (!ask.part) {
      answers[ask.key] = given;
    } else {
      answers[ask.q.id] = answers[ask.q.id] || {};
      answers[ask.q.id][ask.part] = given;
    }
  });
  return answers;
}

function holdsSomething(walk) { return Object.keys(answersOf(walk)).length > 0; }
