// In the page of czml.mjs: what is wrong with a CZML file, as CesiumJS has understood and drawn it. `Cesium` is there.

const MATERIALS = { solidColor: "Color", polylineDash: "PolylineDash" };
const PATIENCE_MS = 60_000;

// A list of mistakes, in words.
async function mistakesOf(url) {
    const packets = await (await fetch(url)).json();
    const source = await Cesium.CzmlDataSource.load(url).catch((error) => {
        throw new Error(error);
    });
    const mistakes = [];
    const demand = (holds, words) => holds || mistakes.push(words);
    understood(source, packets, demand);
    if (mistakes.length === 0) {
        await drawn(source, demand);
    }
    return mistakes;
}

// Both as words: JulianDate.toDate takes the years to 99 for those from 1900 on.
const day = (text) => new Date(text).toISOString();
const asTold = (interval) => interval.split("/").map(day).join("/");
const asFound = ({ start, stop }) => [start, stop].map((date) => day(Cesium.JulianDate.toIso8601(date))).join("/");

// Longitude, latitude and height of each spot, one after the other.
function degrees(spots) {
    const { toDegrees } = Cesium.Math;
    return spots.flatMap((spot) => {
        const at = spot ? Cesium.Cartographic.fromCartesian(spot) : { longitude: NaN, latitude: NaN, height: NaN };
        return [toDegrees(at.longitude), toDegrees(at.latitude), at.height];
    });
}

// To a centimetre.
const alike = (one, other) => one.length === other.length && one.every((number, n) => Math.abs(number - other[n]) < 1e-7);

// The spots of a position by their moments; one that does not move is where it is at `now`.
function samples({ epoch, cartographicDegrees: all }, now) {
    if (!epoch) {
        return [[now, all]];
    }
    const rows = Array.from({ length: all.length / 4 }, (_, n) => all.slice(4 * n, 4 * n + 4));
    const { JulianDate } = Cesium;
    return rows.map(([after, ...at]) => [JulianDate.addSeconds(JulianDate.fromIso8601(epoch), after, new JulianDate()), at]);
}

// Whether the entities are what the packets say.
function understood({ clock, entities }, [{ clock: told }, ...packets], demand) {
    const now = clock.startTime;
    const run = asFound({ start: now, stop: clock.stopTime });
    demand(run === asTold(told.interval) && Cesium.JulianDate.lessThan(now, clock.stopTime), `the clock runs from and to ${run}`);
    demand(entities.values.length === packets.length, `${entities.values.length} entities, expected ${packets.length}`);
    for (const packet of packets) {
        const { id } = packet;
        const entity = entities.getById(id);
        if (!entity) {
            demand(false, `${id} is missing`);
            continue;
        }
        demand(entity.name === packet.name && entity.parent?.id === packet.parent, `${id} has another name or parent`);
        const { availability } = entity;
        const found = Array.from({ length: availability?.length ?? 0 }, (_, n) => asFound(availability.get(n))).join();
        const wanted = [packet.availability ?? []].flat().map(asTold).join();
        demand(found === wanted, `${id} is there from and to ${found || "always"}, expected ${wanted || "always"}`);
        for (const part of ["description", "position", "point", "label", "path", "polyline"]) {
            demand(part in packet === (entity[part] !== undefined), `${id} has a ${part} on one side only`);
        }
        for (const [at, spot] of packet.position ? samples(packet.position, now) : []) {
            demand(alike(degrees([entity.position.getValue(at)]), spot), `${id} is not at ${spot} at ${at}`);
        }
        const coloured = (property, { rgba }) => property.getValue(now).toBytes().join() === rgba.join();
        if (packet.point) {
            demand(coloured(entity.point.color, packet.point.color), `${id} has another colour`);
        }
        if (packet.polyline) {
            const { positions, material } = packet.polyline;
            const [[name, { color }]] = Object.entries(material);
            const stroke = entity.polyline.material;
            demand(stroke.getType(now) === MATERIALS[name] && coloured(stroke.color, color), `${id} has another stroke`);
            demand(alike(degrees(entity.polyline.positions.getValue(now) ?? []), positions.cartographicDegrees), `${id} is another line`);
        }
    }
}

// Shows each entity that has something to show when it begins, together with all that is there then.
async function drawn(source, demand) {
    const { BoundingSphere, BoundingSphereState, CesiumWidget, JulianDate } = Cesium;
    // without Cesium's own imagery, which is elsewhere
    window.widget ??= new CesiumWidget("globe", { baseLayer: false, skyBox: false, skyAtmosphere: false, useDefaultRenderLoop: false });
    const { clock, dataSources, dataSourceDisplay, scene } = window.widget;
    scene.rethrowRenderErrors = true;
    await dataSources.add(source);
    const begins = (entity) => {
        const start = entity.availability?.start ?? source.clock.startTime;
        return JulianDate.lessThan(start, source.clock.startTime) ? source.clock.startTime : start;
    };
    const state = (entity) => dataSourceDisplay.getBoundingSphere(entity, false, new BoundingSphere());
    const visible = source.entities.values.filter((entity) => entity.point ?? entity.polyline);
    const shown = new Set();
    for (const entity of visible) {
        if (shown.has(entity)) {
            continue;
        }
        clock.currentTime = begins(entity);
        const there = visible.filter((other) => other.isAvailable(clock.currentTime));
        demand(there.includes(entity), `${entity.id} is not there when it begins`);
        const end = performance.now() + PATIENCE_MS;
        do {
            window.widget.render();
            await new Promise((resolve) => setTimeout(resolve));
        } while (there.some((other) => state(other) === BoundingSphereState.PENDING) && performance.now() < end);
        for (const other of there) {
            demand(state(other) === BoundingSphereState.DONE, `${other.id} is not drawn at ${clock.currentTime}`);
            shown.add(other);
        }
    }
    dataSources.removeAll();
}
