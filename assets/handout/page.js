// Turns the long page into one that shows a step at a time, with a time slider and answers that are judged. What is seen at which
// stop of a slider stands in the page's data; nothing is worked out here, and nothing is asked for anywhere.
"use strict";
(() => {
    const data = JSON.parse(document.getElementById("data").textContent);
    const sections = [...document.querySelectorAll("section.step")];
    const links = [...document.querySelectorAll("#contents a")];
    const previous = document.getElementById("previous");
    const next = document.getElementById("next");
    const where = document.getElementById("where");
    const PLAY_MS = 900;
    let current = 0;

    for (const part of document.querySelectorAll("[data-script]")) {
        part.hidden = false;
    }

    // Where the marks of a group go that are shown at the same time; the same rule as in the program.
    function seats(count) {
        const columns = Math.max(1, Math.ceil(Math.sqrt(count) * 0.9));
        const rows = Math.ceil(count / columns);
        return Array.from({ length: count }, (_, n) => {
            const row = Math.floor(n / columns);
            const inRow = Math.min(columns, count - row * columns);
            return [((n % columns) - (inRow - 1) / 2) * 37, (row - (rows - 1) / 2) * 21];
        });
    }

    function meets(a, b) {
        return a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
    }

    function makeStep(section, n) {
        const step = data.steps[n];
        const prefix = "s" + (n + 1);
        const svg = section.querySelector("svg.map");
        const slider = section.querySelector("input[type=range]");
        const all = section.querySelector(".all-times");
        const play = section.querySelector(".play");
        const when = section.querySelector(".when");
        const tally = section.querySelector(".tally");
        const marks = step.drawings.map((_, at) => document.getElementById(prefix + "-d" + at));
        const areas = step.drawings.map((_, at) => document.getElementById(prefix + "-a" + at));
        const heads = step.drawings.map((_, at) => document.getElementById(prefix + "-h" + at));
        const bands = step.drawings.map((_, at) => document.getElementById(prefix + "-b" + at));
        const entries = [...section.querySelectorAll(".entries > li")];
        let timer = 0;
        // how much larger letters and marks are drawn than the map, so that they are read on a small one
        let scale = 1;

        // What a mark, or the number of a line, covers.
        function room(x, y) {
            return [x - 9 * scale, y - 12 * scale, x + 27 * scale, y + 9 * scale];
        }

        function strength(drawing, stop) {
            if (all.checked) {
                return drawing.all;
            }
            const run = drawing.seen.find(([from, to]) => from <= stop && stop <= to);
            return run ? run[2] : 0;
        }

        function show(element, percent) {
            if (!element) {
                return;
            }
            if (percent > 0) {
                element.removeAttribute("display");
                element.setAttribute("opacity", String(percent / 100));
            } else {
                element.setAttribute("display", "none");
            }
        }

        function showHead(drawing, at, stop) {
            const element = heads[at];
            if (!element) {
                return;
            }
            const head = all.checked ? null : drawing.heads.find((head) => head[0] === stop);
            if (!head) {
                element.setAttribute("display", "none");
                return;
            }
            element.removeAttribute("display");
            element.setAttribute("transform", "translate(" + head[1] + " " + head[2] + ")");
            element.querySelector(".k > g").setAttribute("transform", "rotate(" + head[3] + ")");
            element.classList.toggle("scheme", head[4] === 1);
            element.classList.toggle("held", head[5] === 1);
        }

        function showBand(drawing, at, stop) {
            const band = all.checked ? null : drawing.bands.find((band) => band[0] === stop);
            show(bands[at], band ? 40 : 0);
            if (band) {
                bands[at].setAttribute("stroke-dasharray", "0 " + band[1] + " " + (band[2] - band[1]) + " 1");
            }
        }

        // What an article leaves open is written beside the end of its line, where there is room; the same rule as in the program.
        function layOutOpenEnds(taken) {
            const said = [];
            for (const end of svg.querySelectorAll(".open")) {
                end.setAttribute("display", "none");
                const words = end.textContent;
                const [x, y] = end.getAttribute("transform").match(/-?[\d.]+/g).map(Number);
                const isSaid = said.some((other) => other.words === words && Math.hypot(other.x - x, other.y - y) < 60 * scale);
                if (document.getElementById(end.dataset.of).getAttribute("display") === "none" || isSaid) {
                    continue;
                }
                const size = 10.5 * scale;
                const width = words.length * 0.54 * size;
                const sides = { right: [10, 4, 0], left: [-10, 4, 1], over: [0, -11, 0.5], under: [0, 19, 0.5] };
                for (const [side, [right, down, part]] of Object.entries(sides)) {
                    const [left, base] = [x + right * scale - width * part, y + down * scale];
                    const box = [left, base - size, left + width, base + 3 * scale];
                    const inside = box[0] > 2 && box[1] > 2 && box[2] < 718 && box[3] < 480;
                    if (inside && !taken.some((other) => meets(box, other))) {
                        end.setAttribute("class", "open " + side);
                        end.removeAttribute("display");
                        taken.push(box);
                        said.push({ words, x, y });
                        break;
                    }
                }
            }
        }

        // Names that would cover each other, or lie under marks, make room.
        function layOutNames(taken) {
            for (const name of svg.querySelectorAll(".names > g")) {
                name.removeAttribute("display");
                const text = name.querySelector("text");
                const [x, y] = name.getAttribute("transform").match(/-?[\d.]+/g).map(Number);
                const size = Number(text.getAttribute("font-size")) * scale;
                // names of countries are set in spaced capitals
                const half = text.textContent.length * size * (text.classList.contains("country") ? 0.41 : 0.29) + 4 * scale;
                const box = [x - half, y - size - 4 * scale, x + half, y + size * 0.6];
                if (taken.some((other) => meets(box, other)) || box[0] < 0 || box[2] > 720) {
                    name.setAttribute("display", "none");
                } else {
                    taken.push(box);
                }
            }
        }

        function draw() {
            const stop = Number(slider.value);
            const groups = new Map();
            const taken = [];
            step.drawings.forEach((drawing, at) => {
                const percent = strength(drawing, stop);
                show(marks[at], percent);
                show(areas[at], percent);
                if (drawing.heads) {
                    showHead(drawing, at, stop);
                }
                if (drawing.bands) {
                    showBand(drawing, at, stop);
                }
                if (drawing.spot && percent > 0) {
                    const group = groups.get(drawing.spot[0]) || [];
                    group.push(at);
                    groups.set(drawing.spot[0], group);
                }
            });
            for (const group of groups.values()) {
                const places = seats(group.length);
                group.forEach((at, seat) => {
                    const [, x, y] = step.drawings[at].spot;
                    const [left, top] = [x + places[seat][0] * scale, y + places[seat][1] * scale];
                    marks[at].setAttribute("transform", "translate(" + left + " " + top + ")");
                    taken.push(room(left, top));
                });
            }
            step.drawings.forEach((drawing, at) => {
                if (drawing.number && strength(drawing, stop) > 0) {
                    taken.push(room(...drawing.number));
                }
            });
            layOutOpenEnds(taken);
            layOutNames(taken);
            let told = 0;
            entries.forEach((entry, at) => {
                const isTold = all.checked || step.told[at].some(([from, to]) => from <= stop && stop <= to);
                entry.hidden = !isTold;
                told += isTold ? 1 : 0;
            });
            const words = all.checked || step.stops.length === 0 ? "all times" : step.stops[stop][1];
            when.textContent = words;
            slider.setAttribute("aria-valuetext", words);
            slider.disabled = all.checked || step.stops.length === 0;
            play.disabled = slider.disabled;
            const sum = told + " of " + entries.length + " shown";
            if (tally.textContent !== sum) {
                tally.textContent = sum;
            }
        }

        // Letters and marks keep their size on the screen.
        function fit() {
            const width = svg.getBoundingClientRect().width;
            if (width === 0) {
                return;
            }
            scale = Math.min(2.6, Math.max(0.8, 720 / width));
            for (const group of svg.querySelectorAll(".k")) {
                group.setAttribute("transform", "scale(" + scale.toFixed(3) + ")");
            }
            draw();
        }

        // How much is told at each stop, as a strip above the slider.
        function drawBars() {
            const bars = section.querySelector(".bars");
            const counts = step.stops.map((_, stop) => step.told.filter((runs) => runs.some(([from, to]) => from <= stop && stop <= to)).length);
            const most = Math.max(1, ...counts);
            bars.setAttribute("viewBox", "0 0 " + Math.max(1, counts.length) + " 22");
            counts.forEach((count, stop) => {
                const bar = document.createElementNS("http://www.w3.org/2000/svg", "rect");
                const height = (count / most) * 22;
                const about = { x: stop + 0.1, y: 22 - height, width: 0.8, height };
                for (const key of Object.keys(about)) {
                    bar.setAttribute(key, String(about[key]));
                }
                bars.append(bar);
            });
        }

        function stopPlaying() {
            clearInterval(timer);
            timer = 0;
            play.textContent = "Play";
        }

        play.addEventListener("click", () => {
            if (timer) {
                stopPlaying();
                return;
            }
            if (Number(slider.value) >= Number(slider.max)) {
                slider.value = "0";
            }
            play.textContent = "Pause";
            timer = setInterval(() => {
                slider.value = String(Number(slider.value) + 1);
                draw();
                if (Number(slider.value) >= Number(slider.max)) {
                    stopPlaying();
                }
            }, PLAY_MS);
        });
        slider.addEventListener("input", () => {
            stopPlaying();
            draw();
        });
        all.addEventListener("change", () => {
            stopPlaying();
            draw();
        });
        svg.addEventListener("click", (event) => {
            const mark = event.target.closest(".mark");
            const at = marks.indexOf(mark);
            const number = mark && at >= 0 ? mark.querySelector(".num") : null;
            const entry = number && entries[parseInt(number.textContent, 10) - 1];
            section.querySelectorAll(".found").forEach((found) => found.classList.remove("found"));
            if (entry) {
                entry.classList.add("found");
                entry.scrollIntoView({ block: "nearest" });
            }
        });
        makeQuestion(section, step);
        all.checked = step.all;
        slider.value = String(step.first);
        drawBars();
        return { fit, draw, stopPlaying };
    }

    function makeQuestion(section, step) {
        const check = section.querySelector(".check");
        if (!check) {
            return;
        }
        const verdict = section.querySelector(".verdict");
        const inputs = [...section.querySelectorAll("fieldset input")];
        const whys = [...section.querySelectorAll(".key li")].map((item) => item.querySelector(".why"));
        const letters = [...section.querySelectorAll("fieldset .letter")].map((letter) => letter.textContent);
        check.addEventListener("click", () => {
            const chosen = inputs.filter((input) => input.checked);
            if (chosen.length === 0) {
                verdict.className = "verdict";
                verdict.textContent = "Choose an answer first.";
                return;
            }
            const isRight = inputs.every((input, at) => input.checked === step.right[at]);
            const wrong = inputs.map((input, at) => (input.checked && !step.right[at] ? at : -1)).filter((at) => at >= 0);
            const why = wrong.map((at) => letters[at] + " " + (whys[at] ? whys[at].textContent : "not right.")).join(" ");
            const missing = !isRight && wrong.length === 0 ? "Something is still missing." : "";
            verdict.className = "verdict " + (isRight ? "good" : "bad");
            verdict.textContent = isRight ? "✓ Right!" : "✗ Not quite. " + why + missing;
        });
        inputs.forEach((input) => input.addEventListener("change", () => (verdict.textContent = "")));
    }

    const steps = sections.map(makeStep);

    function go(to, focus) {
        current = Math.min(Math.max(to, 0), sections.length - 1);
        sections.forEach((section, at) => (section.hidden = at !== current));
        links.forEach((link, at) => {
            if (at === current) {
                link.setAttribute("aria-current", "step");
            } else {
                link.removeAttribute("aria-current");
            }
        });
        steps.forEach((step) => step.stopPlaying());
        previous.disabled = current === 0;
        next.disabled = current === sections.length - 1;
        where.textContent = "Step " + (current + 1) + " of " + sections.length;
        steps[current].fit();
        if (focus) {
            const title = sections[current].querySelector("h2");
            title.focus({ preventScroll: true });
            sections[current].scrollIntoView({ block: "start" });
        }
    }

    function turn(to) {
        if (to >= 0 && to < sections.length) {
            try {
                history.replaceState(null, "", "#step-" + (to + 1));
            } catch {
                // some browsers allow it to no file; then the address does not name the step
            }
            go(to, true);
        }
    }

    function stepOfHash() {
        return sections.findIndex((section) => "#" + section.id === location.hash);
    }

    links.forEach((link, at) =>
        link.addEventListener("click", (event) => {
            event.preventDefault();
            turn(at);
        }),
    );
    previous.addEventListener("click", () => turn(current - 1));
    next.addEventListener("click", () => turn(current + 1));
    window.addEventListener("hashchange", () => stepOfHash() >= 0 && go(stepOfHash(), true));
    window.addEventListener("resize", () => steps[current].fit());
    window.addEventListener("beforeprint", () => steps.forEach((step) => step.fit()));
    document.addEventListener("keydown", (event) => {
        const isInField = event.target.closest("input, textarea, select, summary, .scroll");
        if (isInField || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) {
            return;
        }
        if (event.key === "ArrowRight") {
            turn(current + 1);
        } else if (event.key === "ArrowLeft") {
            turn(current - 1);
        }
    });
    if (sections.length < 2) {
        document.querySelector(".turn").hidden = true;
    }
    go(Math.max(0, stepOfHash()), false);
})();
