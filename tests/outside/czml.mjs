// Loads CZML files with CesiumJS in a headless Chromium, compares what it has understood with what they say, and lets it draw them.
//
//     node czml.mjs CHROMIUM PLAYWRIGHT CESIUM FILE...
//
// CHROMIUM is a program, PLAYWRIGHT the folder of the npm package playwright-core, CESIUM the folder of a build of the npm package
// cesium: the one that is not minified, since the other leaves out most checks of arguments. Nothing is asked for in any network:
// each request is answered from that folder, this one and the files, or it is a mistake.
//
// All that a packet can have must be in one of the files, and copies of the first that are broken on purpose must be found out. Exit
// code: 0 all is well, 1 mistakes, in words, 2 wrong arguments, 77 there is no such browser, or none with WebGL.

import { readFile } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";

const ORIGIN = "http://localhost";
const MOST_MISTAKES = 10;
const TYPES = { ".js": "text/javascript", ".json": "application/json", ".czml": "application/json", ".wasm": "application/wasm" };
const PAGE = `<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><div id="globe" style="width: 320px; height: 240px"></div>
<script src="cesium/Cesium.js"></script><script src="czml_page.js"></script>`;
const FLAGS = [
    "--no-sandbox",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    // no name has an address, so that the browser's own services reach nobody either
    "--host-resolver-rules=MAP * ~NOTFOUND",
    // WebGL in software
    "--disable-gpu",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
];

// What makes a sound file one that Cesium refuses or takes for something else.
const BREAKS = {
    "an interval turned round": (packets) => {
        const packet = packets.find((packet) => typeof packet.availability === "string");
        packet.availability = packet.availability.split("/").reverse().join("/");
    },
    "a position without a height": (packets) => packets.find((packet) => packet.position).position.cartographicDegrees.pop(),
    "a position in words": (packets) => (packets.find((packet) => packet.position).position.cartographicDegrees[0] = "east"),
    "two packets of one identifier": (packets) => (packets[2].id = packets[1].id),
};

// What a packet can have, and one of some file must have: of what is in none, nothing can be said.
const PARTS = {
    "a line": (packet) => packet.polyline,
    "a label": (packet) => packet.label && packet.point,
    "a parent": (packet) => packet.parent,
    "two intervals": (packet) => Array.isArray(packet.availability),
    "a path between samples": (packet) => packet.path && packet.position.cartographicDegrees.length > 4,
};

// Answers the page with itself, CesiumJS below cesium/, and `files`, by name; `refused` hears of anything else that it asks for.
async function serve(page, cesium, files, refused) {
    const pages = { "": PAGE, "czml_page.js": await readFile(new URL("czml_page.js", import.meta.url)) };
    await page.route("**/*", async (route) => {
        const url = new URL(route.request().url());
        const name = decodeURIComponent(url.pathname.slice(1));
        try {
            if (url.origin !== ORIGIN) {
                throw new Error("not ours");
            }
            const body = pages[name] ?? files.get(name) ?? (await readFile(path.join(cesium, path.relative("cesium", name))));
            await route.fulfill({ body, contentType: TYPES[path.extname(name)] ?? "text/html" });
        } catch {
            refused(url.href);
            await route.abort();
        }
    });
}

// Without the lines that say where in Cesium it was thrown.
const first = (error) => error.message.split("\n")[0];

const [program, playwright, cesium, ...paths] = process.argv.slice(2);
if (paths.length === 0) {
    console.error("usage: czml.mjs CHROMIUM PLAYWRIGHT CESIUM FILE...");
    process.exit(2);
}
const files = new Map(await Promise.all(paths.map(async (file) => [path.basename(file), await readFile(file)])));
const [sound] = files.values();
const all = [...files.values()].flatMap((text) => JSON.parse(text));
const absent = Object.keys(PARTS).filter((part) => !all.some(PARTS[part]));
for (const [name, breaks] of Object.entries(BREAKS)) {
    const packets = JSON.parse(sound);
    breaks(packets);
    files.set(name, JSON.stringify(packets));
}

const { chromium } = await import(pathToFileURL(path.join(playwright, "index.mjs")));
const browser = await chromium.launch({ executablePath: program, args: FLAGS }).catch((error) => {
    console.log(`${program} does not start: ${first(error)}`);
    process.exit(77);
});
const page = await browser.newPage();
let noise = [];
page.on("pageerror", (error) => noise.push(`error of the page: ${error}`));
page.on("console", (message) => message.type() === "error" && noise.push(`on the console: ${message.text()}`));
await serve(page, cesium, files, (url) => noise.push(`it asks for ${url}`));
await page.goto(ORIGIN);
let code = absent.length > 0 ? 1 : 0;
absent.forEach((part) => console.log(`no packet of any file has ${part}`));
const hasWebGl = await page.evaluate(() => document.createElement("canvas").getContext("webgl2") !== null);
if (!hasWebGl) {
    console.log(`${program} has no WebGL`);
    code = 77;
} else {
    for (const [name, text] of files) {
        const found = await page.evaluate((url) => mistakesOf(url), encodeURIComponent(name)).catch((error) => [first(error)]);
        const mistakes = [...found, ...noise];
        const told = mistakes.slice(0, MOST_MISTAKES).map((mistake) => `\n    ${mistake}`).join("");
        if (name in BREAKS) {
            console.log(`${name}: ${mistakes.length > 0 ? "found out" : "MISTAKE, is taken for sound"}`);
        } else {
            console.log(`${name}: ${mistakes.length} mistakes in ${JSON.parse(text).length} packets${told}`);
        }
        if (name in BREAKS !== mistakes.length > 0) {
            code = 1;
        }
        noise = [];
    }
}
await browser.close();
process.exitCode = code;
