// Opens pages in headless Chromium with the network off, and tells what it saw, as JSON on standard output.
// Usage: node browser.mjs TASKS.json   (a list of {id, file, passphrases?, pdf?, picture?, width?})

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const require = createRequire(join(process.env.EXPORTS_TOOLS, "package.json"));
const { chromium } = require("playwright-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

const profile = mkdtempSync(join(tmpdir(), "browser-"));
const context = await chromium.launchPersistentContext(profile, {
  executablePath: process.env.EXPORTS_CHROMIUM,
  headless: true,
  offline: true,
  args: [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--host-resolver-rules=MAP * ~NOTFOUND",
  ],
});

const violations = async (page) => {
  await page.evaluate(axe);
  const found = await page.evaluate(() => globalThis.axe.run(document, {
    runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
  }));
  return {
    rules: found.passes.length,
    broken: found.violations.map((v) => `${v.id}: ${v.help} (${v.nodes.map((n) => n.html.slice(0, 90)).join(" | ")})`),
  };
};

const look = async (task) => {
  const page = await context.newPage();
  const seen = { id: task.id, requests: [], blocked: [], said: [], dialogs: [], steps: [] };
  const own = pathToFileURL(task.file).href;
  page.on("request", (r) => { if (r.url() !== own) { seen.requests.push(r.url().slice(0, 200)); } });
  page.on("requestfailed", (r) => seen.blocked.push(r.failure().errorText));
  page.on("console", (m) => seen.said.push(m.text()));
  page.on("pageerror", (e) => seen.said.push(String(e)));
  page.on("dialog", (d) => { seen.dialogs.push(d.message()); d.dismiss(); });
  await page.setViewportSize({ width: task.width ?? 1000, height: 1000 });
  await page.goto(own);
  for (const passphrase of task.passphrases ?? []) {
    const before = await page.evaluate(() => ({
      title: document.title, focus: document.activeElement.id, axe: null, told: document.getElementById("told")?.textContent,
    }));
    before.axe = await violations(page);
    await page.keyboard.press("Tab");
    await page.locator("#passphrase").fill(passphrase);
    const start = Date.now();
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => {
      const told = document.getElementById("told");
      return told === null || (told.textContent !== "" && told.textContent !== "One moment.");
    });
    seen.steps.push({
      ...before,
      milliseconds: Date.now() - start,
      after: await page.evaluate(() => ({
        told: document.getElementById("told")?.textContent ?? null, title: document.title,
        focus: document.activeElement.tagName, text: document.body.innerText,
      })),
    });
  }
  seen.axe = await violations(page);
  seen.title = await page.title();
  seen.text = await page.evaluate(() => document.body.innerText);
  seen.elements = await page.evaluate(() => [...new Set([...document.querySelectorAll("*")].map((e) => e.localName))].sort());
  seen.scripts = await page.evaluate(() => document.scripts.length);
  seen.wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  if (task.picture) { await page.screenshot({ path: task.picture, fullPage: true }); }
  if (task.pdf) { await page.pdf({ path: task.pdf, format: "Letter", preferCSSPageSize: true }); }
  await page.close();
  return seen;
};

const results = [];
try {
  for (const task of JSON.parse(readFileSync(process.argv[2], "utf8"))) { results.push(await look(task)); }
} finally {
  await context.close();
  rmSync(profile, { recursive: true, force: true });
}
process.stdout.write(JSON.stringify(results));
