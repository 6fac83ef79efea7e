//! Places, routes and actors: identifiers, references, parents.

use super::{Findings, ItemKind, Subject};
use crate::dossier::Dossier;
use crate::gazetteer::{PlaceKind, Waypoint};

pub(super) fn check(dossier: &Dossier, findings: &mut Findings) {
    let gazetteer = &dossier.gazetteer;
    findings.identifiers(ItemKind::Place, gazetteer.places().iter().map(|place| place.id.as_str()));
    findings.identifiers(ItemKind::Route, gazetteer.routes().iter().map(|route| route.id.as_str()));
    findings.identifiers(ItemKind::Actor, dossier.actors.iter().map(|actor| actor.id.as_str()));
    let place_ids = || gazetteer.places().iter().map(|place| place.id.as_str());

    for (index, place) in gazetteer.places().iter().enumerate() {
        let subject = |field: &str| Subject::new(ItemKind::Place, index, field);
        let preferred = place.names.iter().filter(|name| name.preferred).count();
        if preferred != 1 {
            findings.error(
                subject("names"),
                "preferred-name",
                format!("expected exactly one preferred name of \"{}\", found {preferred}", place.id),
                "write `preferred: true` at the one name that the map should show",
            );
        }
        if !(place.radius_km.is_finite() && place.radius_km > 0.0 && place.radius_km < 10_000.0) {
            findings.error(
                subject("radius_km"),
                "bad-radius",
                format!("expected a radius above 0 and below 10000 km, found {}", place.radius_km),
                "a building has about 0.2, a city 5, a governorate 100",
            );
        }
        if let Some(country) = &place.country
            && !(country.len() == 2 && country.chars().all(|c| c.is_ascii_uppercase()))
        {
            findings.error(
                subject("country"),
                "bad-country",
                format!("expected an ISO 3166-1 code of two capital letters, found \"{country}\""),
                "Syria is \"SY\", Iraq \"IQ\"; leave the field out for what lies in several countries",
            );
        }
        match &place.parent {
            Some(parent) if gazetteer.place(parent).is_none() => {
                findings.unknown(subject("parent"), "unknown-place", "place", parent, place_ids());
            }
            // lineage() stops before a place comes twice, so a chain that goes on is a cycle
            Some(_)
                if gazetteer
                    .lineage(&place.id)
                    .last()
                    .is_some_and(|last| last.parent.as_deref().is_some_and(|parent| gazetteer.place(parent).is_some())) =>
            {
                // closed by the place that comes a second time
                let closing = gazetteer.lineage(&place.id).last().and_then(|last| last.parent.as_deref());
                let chain: Vec<&str> = gazetteer.lineage(&place.id).map(|place| place.id.as_str()).chain(closing).collect();
                findings.error(
                    subject("parent"),
                    "parent-cycle",
                    format!("the parents of \"{}\" run in a cycle: {}", place.id, chain.join(" → ")),
                    "give one of them a larger place as its parent, or none",
                );
            }
            _ => {}
        }
        if let Some(route) = &place.route {
            if gazetteer.route(route).is_none() {
                let known = gazetteer.routes().iter().map(|route| route.id.as_str());
                findings.unknown(subject("route"), "unknown-route", "route", route, known);
            } else if place.kind != PlaceKind::Road {
                findings.error(
                    subject("route"),
                    "route-of-no-road",
                    "only a road has a route",
                    "make the kind Road, or leave the route out",
                );
            }
        }
    }

    for (index, route) in gazetteer.routes().iter().enumerate() {
        if route.waypoints.len() < 2 {
            findings.error(
                Subject::new(ItemKind::Route, index, "waypoints"),
                "short-route",
                format!("expected at least two waypoints of \"{}\", found {}", route.id, route.waypoints.len()),
                "list its bends in order, from one end to the other",
            );
        }
        for (bend, waypoint) in route.waypoints.iter().enumerate() {
            if let Waypoint::Place(id) = waypoint
                && gazetteer.place(id).is_none()
            {
                let subject = Subject::new(ItemKind::Route, index, format!("waypoints[{bend}]"));
                findings.unknown(subject, "unknown-place", "place", id, place_ids());
            }
        }
    }

    for (index, actor) in dossier.actors.iter().enumerate() {
        if let Some(whole) = &actor.part_of
            && dossier.actor(whole).is_none()
        {
            let known = dossier.actors.iter().map(|actor| actor.id.as_str());
            findings.unknown(Subject::new(ItemKind::Actor, index, "part_of"), "unknown-actor", "actor", whole, known);
        }
        if dossier.whole_of(&actor.id).is_some_and(|whole| whole.part_of.as_deref().is_some_and(|id| dossier.actor(id).is_some())) {
            findings.error(
                Subject::new(ItemKind::Actor, index, "part_of"),
                "part-cycle",
                format!("\"{}\" is a part of itself, by way of what it is part of", actor.id),
                "give one of them a larger whole, or none",
            );
        }
        for (n, term) in actor.terms.iter().enumerate() {
            if dossier.article(&term.article).is_none() {
                let known = dossier.articles.iter().map(|article| article.id.as_str());
                let subject = Subject::new(ItemKind::Actor, index, format!("terms[{n}].article"));
                findings.unknown(subject, "unknown-article", "article", &term.article, known);
            }
            super::happenings::check_quoted(findings, ItemKind::Actor, index, &format!("terms[{n}].text"), &term.text);
        }
    }
}
