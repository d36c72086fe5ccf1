// Walks pages for a phone in headless Chromium, offline and at phone width, and tells what it saw, as JSON.
// Usage: node pocket.mjs TASKS.json   (a list of {id, file, walks, canary}; a walk is {title, focus, period, day, steps})

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const require = createRequire(join(process.env.EXPORTS_TOOLS, "package.json"));
const { chromium } = require("playwright-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

const profile = mkdtempSync(join(tmpdir(), "pocket-"));
const context = await chromium.launchPersistentContext(profile, {
  executablePath: process.env.EXPORTS_CHROMIUM,
  headless: true,
  offline: true,
  viewport: { width: 360, height: 740 },
  acceptDownloads: true,
  args: [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--host-resolver-rules=MAP * ~NOTFOUND",
  ],
});

const violations = async (page) => {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const found = await globalThis.axe.run(document, {
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    });
    return found.violations.map((v) => `${v.id}: ${v.help} (${v.nodes.map((n) => n.html.slice(0, 120)).join(" | ")})`);
  });
};

// Runs inside the page, and does what fingers would: it only clicks, ticks and fills what it sees.
const driver = () => {
  const heading = () => {
    const copy = document.getElementById("heading").cloneNode(true);
    for (const heard of copy.querySelectorAll(".heard")) { heard.remove(); }
    return copy.textContent;
  };
  const press = (words) => {
    const found = [...document.querySelectorAll("#main button")].find((b) => b.textContent === words);
    if (!found) { throw new Error(`no button "${words}" at: ${heading()}`); }
    found.click();
  };
  const put = (id, value) => {
    const field = document.getElementById(id);
    if (!field) { return; }
    field.value = value;
    if (field.value !== value) { throw new Error(`"${id}" does not take "${value}"`); }
    field.dispatchEvent(new Event("change", { bubbles: true }));
  };
  const tick = (ids) => {
    const more = [...document.querySelectorAll(".choices button")][0];
    if (more) { more.click(); }
    for (const box of document.querySelectorAll(".choices input")) {
      if (ids.includes(box.value) !== box.checked) { box.click(); }
    }
  };
  const choices = () => [...document.querySelectorAll(".choices input")].map((b) => b.value);
  const shape = () => ({
    words: heading(),
    headings: document.querySelectorAll("h1").length,
    focused: document.activeElement === document.getElementById("heading"),
    small: [...document.querySelectorAll("button, input, select, textarea, label.choice")].filter((e) => {
      const box = (e.closest("label") || e).getBoundingClientRect();
      return box.width > 0 && box.height < 44;
    }).length,
    wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    typed: [...document.querySelectorAll("#main textarea, #main input[type=text]")].every((f) => f.spellcheck === false && f.autocomplete === "off"),
  });
  window.pocketDriver = (walk, say) => {
    const seen = [];
    press(walk.button);
    put("day", "");
    put("day-typed", walk.day);
    put("focus", walk.focus);
    put("period", walk.period);
    put("which", walk.which);
    press(say.begin);
    for (const step of walk.steps) {
      seen.push({ ...shape(), choices: choices(), help: document.getElementById("help")?.textContent || "" });
      if (heading() !== step.words) { return { seen, lost: `asked "${heading()}", and "${step.words}" was due` }; }
      if (step.value === null) {
        press(step.finish ? say.finish : say.skip);
      } else {
        if (Array.isArray(step.value)) { tick(step.value); }
        else if (step.choice) { tick([step.choice]); }
        else { put("answer", step.value); }
        press(step.finish ? say.finish : say.next);
      }
      if (step.card || step.onward) {
        const shown = [...document.querySelectorAll("#main > div.card p")].map((p) => p.textContent).join("\n\n");
        if (![say.please_read, say.later].includes(heading()) || shown !== step.card) {
          return { seen, lost: `no card after "${step.words}": ${heading()}: ${shown}` };
        }
        press(say.go_on);
      }
    }
    return { seen, lost: "" };
  };
};

// Every place where a browser could keep something, on the disk and off it.
const kept = async (page) => page.evaluate(async () => ({
  local: window.localStorage.length,
  session: window.sessionStorage.length,
  databases: indexedDB.databases ? (await indexedDB.databases()).length : 0,
  cookies: document.cookie,
  state: JSON.stringify(history.state),
  entries: history.length,
  caches: "caches" in window ? await caches.keys().then((k) => k.length, () => 0) : 0,
  html: document.documentElement.outerHTML.replace(/<script>[^]*?<\/script>/g, ""),
  values: [...document.querySelectorAll("input, textarea, select")].map((f) => f.value).join("\n"),
}));

const onDisk = (canary, folder = profile) => {
  const found = [];
  for (const name of readdirSync(folder)) {
    const file = join(folder, name);
    try {
      const about = statSync(file);
      if (about.isDirectory()) { found.push(...onDisk(canary, file)); }
      else if (about.isFile()) {
        const bytes = readFileSync(file);
        if (bytes.includes(canary) || bytes.includes(Buffer.from(canary, "utf16le"))) { found.push(file.slice(profile.length)); }
      }
    } catch { /* a socket, or gone meanwhile */ }
  }
  return found;
};

const look = async (task) => {
  const page = await context.newPage();
  const seen = { id: task.id, requests: [], said: [], dialogs: [], walks: [], axe: [] };
  const own = pathToFileURL(task.file).href;
  const network = await context.newCDPSession(page);
  await network.send("Network.enable");
  network.on("Network.requestWillBeSent", (e) => { if (e.request.url !== own) { seen.requests.push(e.request.url.slice(0, 200)); } });
  page.on("console", (m) => seen.said.push(m.text()));
  page.on("pageerror", (e) => seen.said.push(String(e)));
  page.on("dialog", (d) => { seen.dialogs.push(d.message()); d.accept(); });
  await page.emulateMedia({ colorScheme: task.dark ? "dark" : "light" });
  if (task.noRandom) { await page.addInitScript(() => { Object.defineProperty(window, "crypto", { value: undefined }); }); }
  await page.goto(own);
  seen.first = await page.evaluate(() => document.body.innerText);
  if (task.noRandom) { seen.fields = await page.locator("input, textarea, select, button").count(); await page.close(); return seen; }
  const say = await page.evaluate(() => POCKET.words);
  await page.evaluate(driver);
  const check = async (where) => { seen.axe.push(...(await violations(page)).map((v) => `${where}: ${v}`)); };
  if (task.axe) { await check("start"); }
  for (const walk of task.walks ?? []) {
    const got = await page.evaluate(([w, s]) => window.pocketDriver(w, s), [walk, say]);
    const there = { title: walk.title, lost: got.lost, seen: got.seen, block: "" };
    if (!got.lost) {
      there.end = await page.evaluate(() => document.getElementById("heading").textContent);
      if (![say.review_title, say.stop_title].includes(there.end)) {
        seen.walks.push({ ...there, lost: `not at its end: ${there.end} ${await page.locator("#told").textContent()}` });
        break;
      }
      if (task.axe) { await check("end"); }
      const button = page.getByRole("button", { name: say.seal, exact: true });
      if (await button.count()) {
        await button.click();
        there.block = await page.locator("#block").inputValue();
        there.kept = await kept(page);
        if (task.axe) { await check("sealed"); }
        if (task.saves) {
          const waiting = page.waitForEvent("download");
          await page.getByRole("button", { name: say.save, exact: true }).click();
          const download = await waiting;
          there.saved = { name: download.suggestedFilename(), text: readFileSync(await download.path(), "utf8") };
          await page.getByRole("button", { name: say.copy, exact: true }).click();
          await page.waitForTimeout(60);
          there.told = await page.locator("#told").textContent();
        }
        if (task.picture) { await page.screenshot({ path: `${task.picture}-sealed.png` }); }
        await page.getByRole("button", { name: say.done, exact: true }).click();
        there.after = await kept(page);
        await page.getByRole("button", { name: say.to_start, exact: true }).click();
      } else {
        await page.getByRole("button", { name: say.to_start, exact: true }).click();
      }
    }
    seen.walks.push(there);
    if (got.lost) { break; }
  }
  if (task.axe) {
    for (const [words, name] of [[say.help_button, "help"], [say.support_button, "support"]]) {
      await page.getByRole("button", { name: words, exact: true }).click();
      await check(name);
      if (task.picture) { await page.screenshot({ path: `${task.picture}-${name}.png`, fullPage: true }); }
      await page.getByRole("button", { name: say.back, exact: true }).click();
    }
  }
  if (task.stops) { seen.stops = await stops(page, task, say, check); }
  if (task.canary) { seen.disk = onDisk(task.canary); }
  await page.close();
  return seen;
};

// A sitting that is looked at question by question, left half way, and come back to.
const stops = async (page, task, say, check) => {
  const seen = { reload: "", typed: "" };
  await page.getByRole("button", { name: task.stops.button, exact: true }).click();
  await check("begin");
  await page.getByRole("button", { name: say.begin, exact: true }).click();
  for (let n = 0; n < task.stops.questions; n += 1) {
    await check(`question ${n + 1}`);
    const text = page.locator("textarea#answer");
    if (await text.count()) { await text.fill(`${task.canary} ${n}`); await text.press("Tab"); }
    else if (await page.locator(".choices input").count()) { await page.locator(".choices input").first().click(); }
    if (task.picture) { await page.screenshot({ path: `${task.picture}-question-${n + 1}.png` }); }
    await page.getByRole("button", { name: say.next, exact: true }).click();
    const onward = page.getByRole("button", { name: say.go_on, exact: true });
    if (await onward.count()) { await onward.click(); }
  }
  seen.before = await page.evaluate(() => document.body.innerText);
  await page.reload(); // the warning of beforeunload is a dialog, and it is noted
  seen.reload = await page.evaluate(() => document.body.innerText);
  seen.values = (await kept(page)).values;
  await page.goto("about:blank");
  await page.goBack();
  seen.back = await page.evaluate(() => document.body.innerText);
  return seen;
};

const results = [];
try {
  for (const task of JSON.parse(readFileSync(process.argv[2], "utf8"))) { results.push(await look(task)); }
} finally {
  await context.close();
}
for (const seen of results) { if (seen.disk) { seen.disk.push(...onDisk(JSON.parse(readFileSync(process.argv[2], "utf8")).find((t) => t.id === seen.id).canary)); } }
rmSync(profile, { recursive: true, force: true });
process.stdout.write(JSON.stringify(results));
