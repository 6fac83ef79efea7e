// Opens handouts in a headless Chromium from the disk, as from a memory stick, and uses them as a pupil would, with the keyboard alone.
//
//     node page.mjs CHROMIUM PLAYWRIGHT AXE FILE...
//
// CHROMIUM is a program, PLAYWRIGHT the folder of the npm package playwright-core, AXE that of axe-core. A page must ask for nothing,
// have no error on its console, and keep to the rules of accessibility that axe-core knows, light and dark, wide and on a phone; a copy
// that is broken on purpose must be found out. Exit code: 0 all is well, 1 mistakes, in words, 2 wrong arguments, 77 no such browser.

import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";

const FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--host-resolver-rules=MAP * ~NOTFOUND"];
const SIZES = { wide: { width: 1280, height: 900 }, phone: { width: 320, height: 640 } };
const MOST_MISTAKES = 12;

const [program, playwright, axe, ...paths] = process.argv.slice(2);
if (paths.length === 0) {
    console.error("usage: page.mjs CHROMIUM PLAYWRIGHT AXE FILE...");
    process.exit(2);
}
const { chromium } = await import(pathToFileURL(path.join(playwright, "index.mjs")));
const rules = await readFile(path.join(axe, "axe.min.js"), "utf8");
const browser = await chromium.launch({ executablePath: program, args: FLAGS }).catch((error) => {
    console.log(`${program} does not start: ${error.message.split("\n")[0]}`);
    process.exit(77);
});

// A page opened from a file, and what it does that it should not: it may ask for itself alone.
async function open(file, options, mistakes) {
    const context = await browser.newContext(options);
    const page = await context.newPage();
    const url = pathToFileURL(file).href;
    page.on("request", (request) => request.url().split("#")[0] !== url && mistakes.push(`it asks for ${request.url()}`));
    page.on("pageerror", (error) => mistakes.push(`error of the page: ${error.message}`));
    page.on("console", (message) => ["error", "warning"].includes(message.type()) && mistakes.push(`on the console: ${message.text()}`));
    page.on("dialog", (dialog) => {
        mistakes.push(`a dialog: ${dialog.message()}`);
        dialog.dismiss();
    });
    await page.goto(url);
    return { page, context };
}

// Serious and critical violations, and levels of headings that are left out; the policy of the page forbids other scripts, so the rules run in a world beside it.
async function violations(page) {
    const session = await page.context().newCDPSession(page);
    const { frameTree } = await session.send("Page.getFrameTree");
    const { executionContextId } = await session.send("Page.createIsolatedWorld", { frameId: frameTree.frame.id });
    const evaluate = (expression) => session.send("Runtime.evaluate", { expression, contextId: executionContextId, awaitPromise: true, returnByValue: true });
    await evaluate(rules);
    const answer = await evaluate("axe.run(document, { resultTypes: ['violations'] })");
    if (answer.exceptionDetails) {
        return [`axe does not run: ${answer.exceptionDetails.exception?.description}`];
    }
    const found = answer.result.value.violations.filter(({ id, impact }) => ["serious", "critical"].includes(impact) || id === "heading-order");
    return found.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map(({ target, failureSummary }) => `${target} (${failureSummary.split("\n")[1]?.trim()})`).join("; ")}`);
}

const visible = (page, selector) => page.locator(selector).filter({ visible: true });

// Tab until something that matches has the focus, and it must be seen that it has.
async function tabTo(page, selector, mistakes) {
    for (let n = 0; n < 120; n += 1) {
        await page.keyboard.press("Tab");
        const [is, seen] = await page.evaluate((selector) => {
            const element = document.activeElement;
            const style = getComputedStyle(element);
            return [element.matches(selector), style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2];
        }, selector);
        if (is) {
            if (!seen) {
                mistakes.push(`${selector} has the focus, and it is not seen`);
            }
            return;
        }
    }
    mistakes.push(`the keyboard does not reach ${selector}`);
}

// Goes through a page with the keyboard: steps, slider, questions, answers.
async function use(file, mistakes) {
    const { page, context } = await open(file, { viewport: SIZES.wide }, mistakes);
    // an answer key has nothing to use
    if ((await page.locator("#data").count()) === 0) {
        await context.close();
        return 0;
    }
    const data = JSON.parse(await page.locator("#data").textContent());
    const expect = (is, what) => is || mistakes.push(what);
    for (const [n, step] of data.steps.entries()) {
        const section = `#step-${n + 1}`;
        if (n > 0) {
            await page.keyboard.press("ArrowRight");
        }
        expect((await visible(page, "section.step").count()) === 1 && (await page.locator(section).isVisible()), `step ${n + 1} is not the one that is shown`);
        // what is listed is what is told, on the map what is strong enough to see
        const listed = async () => visible(page, `${section} .entries > li`).count();
        const told = (stop) => step.told.filter((runs) => runs.some(([from, to]) => from <= stop && stop <= to)).length;
        const marks = async () => page.locator(`${section} .marks > g:not([display=none]), ${section} .ways > g:not([display=none])`).count();
        // every number that is seen has the letter of its article, and the list has the same
        const numbers = async (part) => (await visible(page, part).allTextContents()).map((text) => text.replace(" ", ""));
        const drawn = (stop) => step.drawings.filter(({ seen }) => seen.some(([from, to]) => from <= stop && stop <= to)).length;
        expect((await listed()) === (step.all ? step.told.length : told(step.first)), `step ${n + 1} lists ${await listed()} at first`);
        if (n > 0) {
            await page.evaluate((section) => document.querySelector(`${section} h2`).focus(), section);
        }
        if (step.all) {
            await tabTo(page, `${section} .all-times`, mistakes);
            await page.keyboard.press("Space");
            await page.keyboard.press("Shift+Tab");
        } else {
            await tabTo(page, `${section} input[type=range]`, mistakes);
        }
        for (const [key, stop] of [["Home", 0], ["ArrowRight", Math.min(1, step.stops.length - 1)], ["End", step.stops.length - 1]]) {
            await page.keyboard.press(key);
            const words = await page.locator(`${section} .when`).textContent();
            expect(step.stops.length === 0 || words === step.stops[stop][1], `step ${n + 1}, stop ${stop}: it says "${words}"`);
            expect((await listed()) === told(stop), `step ${n + 1}, stop ${stop}: ${await listed()} listed, ${told(stop)} told`);
            const listedNumbers = await numbers(`${section} .entries > li .tag`);
            const strange = (await numbers(`${section} .num`)).filter((number) => !/^\d+[A-Z]+$/.test(number) || !listedNumbers.includes(number));
            expect(strange.length === 0, `step ${n + 1}, stop ${stop}: ${strange} on the map is not in the list`);
            expect((await marks()) === drawn(stop), `step ${n + 1}, stop ${stop}: ${await marks()} drawn, ${drawn(stop)} in the data`);
        }
        if (step.right) {
            const verdict = page.locator(`${section} .verdict`);
            await tabTo(page, `${section} fieldset input`, mistakes);
            const several = step.right.filter((right) => right).length > 1;
            const first = step.right.findIndex((right) => right);
            const answer = async (choices) => {
                for (const at of choices) {
                    await page.locator(`${section} fieldset input`).nth(at).focus();
                    await page.keyboard.press("Space");
                }
                await page.locator(`${section} .check`).focus();
                await page.keyboard.press("Enter");
            };
            const wrong = step.right.findIndex((right) => !right);
            await answer([wrong]);
            expect((await verdict.textContent()).includes("Not quite"), `step ${n + 1}: a wrong answer is called "${await verdict.textContent()}"`);
            await answer(several ? [wrong, ...step.right.flatMap((right, at) => (right ? [at] : []))] : [first]);
            expect((await verdict.textContent()).includes("Right"), `step ${n + 1}: the right answer is called "${await verdict.textContent()}"`);
        }
        if (await page.locator(`${section} .answer`).count()) {
            await page.locator(`${section} .check, ${section} textarea`).first().focus();
            await tabTo(page, `${section} .answer > summary`, mistakes);
            await page.keyboard.press("Enter");
            expect(await page.locator(`${section} .answer > :not(summary)`).first().isVisible(), `step ${n + 1}: the answer is not revealed`);
        }
        await page.evaluate((section) => document.querySelector(`${section} h2`).focus(), section);
    }
    if (data.steps.length > 1) {
        await page.keyboard.press("ArrowLeft");
        expect(await page.locator(`#step-${data.steps.length - 1}`).isVisible(), "one cannot go back");
    }
    await context.close();
    return data.steps.length;
}

async function judge(file, mistakes) {
    const steps = await use(file, mistakes);
    for (const [name, viewport] of Object.entries(SIZES)) {
        for (const colorScheme of ["light", "dark"]) {
            const { page, context } = await open(file, { viewport, colorScheme, reducedMotion: "reduce" }, mistakes);
            for (let n = 1; n <= Math.max(steps, 1); n += 1) {
                await page.evaluate((hash) => (location.hash = hash), `#step-${n}`);
                await page.waitForTimeout(30);
                if (name === "phone" && (await page.evaluate(() => document.documentElement.scrollWidth > innerWidth))) {
                    mistakes.push(`step ${n} is wider than a phone`);
                }
                if (n === 1 || n === steps) {
                    await page.evaluate(() => document.querySelectorAll("details").forEach((details) => (details.open = true)));
                }
                if (name === "wide" || n <= 2 || n === steps) {
                    mistakes.push(...(await violations(page)).map((found) => `${name}, ${colorScheme}, step ${n}: ${found}`));
                }
            }
            await context.close();
        }
    }
    // without its script it is all there
    const { page, context } = await open(file, { viewport: SIZES.wide, javaScriptEnabled: false }, mistakes);
    if ((await visible(page, "section.step svg.map").count()) !== steps) {
        mistakes.push("without scripts not every map is there");
    }
    await context.close();
    return steps;
}

let code = 0;
const scratch = await mkdtemp(path.join(os.tmpdir(), "handouts-"));
try {
    for (const file of paths) {
        const mistakes = [];
        const steps = await judge(file, mistakes);
        console.log(`${path.basename(file)}: ${mistakes.length} mistakes in ${steps} steps${mistakes.slice(0, MOST_MISTAKES).map((mistake) => `\n    ${mistake}`).join("")}`);
        code = mistakes.length > 0 ? 1 : code;
    }
    // the policy holds back what is not the page's own, and this script would notice it
    const sound = await readFile(paths[0], "utf8");
    const broken = {
        "a script of somebody else": sound.replace("</main>", "</main><script>document.title = 'taken'</script>"),
        "a picture from elsewhere": sound.replace("</main>", '</main><img alt="" src="http://example.org/a.png">'),
        "a level of headings left out": sound.replace("</main>", "<h6>far below</h6></main>"),
        "a field without a name": sound.replace(/<label class="off" for="s1-time">[^<]*<\/label>/, ""),
    };
    for (const [name, text] of Object.entries(broken)) {
        const file = path.join(scratch, "broken.html");
        await writeFile(file, text);
        const mistakes = [];
        const { page, context } = await open(file, { viewport: SIZES.wide }, mistakes);
        mistakes.push(...(await violations(page)));
        if ((await page.title()) === "taken") {
            mistakes.length = 0;
        }
        await context.close();
        console.log(`${name}: ${mistakes.length > 0 ? "found out" : "MISTAKE, is taken for sound"}`);
        code = mistakes.length > 0 ? code : 1;
    }
} finally {
    await rm(scratch, { recursive: true });
    await browser.close();
}
process.exitCode = code;
