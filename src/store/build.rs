//! From the shape of files to the shape of the program: parses dates and coordinates, and notes each that is wrong.

use super::disk::{
    DiskArticle, DiskClaim, DiskDispute, DiskEvent, DiskLeg, DiskLonLat, DiskMovement, DiskPlace, DiskRoute, DiskSide, DiskWaypoint,
    DiskWhen,
};
use crate::dossier::{
    Article, Claim, Dispute, Event, Finding, ItemKind, Leg, Movement, Publication, Severity, Side, SideSource, Subject, When, Where,
};
use crate::gazetteer::{Place, Route, Waypoint};
use crate::geo::LonLat;
use crate::time::Edtf;

/// Builds the items of one dossier, one after another, and collects what is wrong in them.
#[derive(Default)]
pub(super) struct Builder {
    pub(super) findings: Vec<Finding>,
}

/// The item that is being built.
#[derive(Clone, Copy)]
pub(super) struct Item {
    pub(super) kind: ItemKind,
    pub(super) index: usize,
}

impl Builder {
    pub(super) fn error(&mut self, item: Item, field: String, code: &'static str, message: String, help: &str) {
        let subject = Subject { kind: item.kind, index: item.index, field };
        self.findings.push(Finding { severity: Severity::Error, subject, code, message, help: help.to_owned() });
    }

    pub(super) fn edtf(&mut self, item: Item, field: impl Into<String>, text: &str) -> Option<Edtf> {
        match text.parse::<Edtf>() {
            Ok(edtf) => Some(edtf),
            Err(error) => {
                let help = "dates are EDTF: 2019-10-13, 2019-10, 2025-05~ (about), 2017-09/2018~, 2017/.. (open), 201X";
                self.error(item, field.into(), "bad-date", error.to_string(), help);
                None
            }
        }
    }

    fn lonlat(&mut self, item: Item, field: impl Into<String>, at: DiskLonLat) -> Option<LonLat> {
        match LonLat::new(at.lon, at.lat) {
            Ok(at) => Some(at),
            Err(error) => {
                let help = "coordinates are WGS84 degrees: lon -180 to 180, lat -90 to 90";
                self.error(item, field.into(), "bad-coordinate", error.to_string(), help);
                None
            }
        }
    }

    /// A place that stands nowhere keeps its identifier at 0, 0, so that references to it are not reported as well.
    pub(super) fn place(&mut self, index: usize, disk: DiskPlace) -> Place {
        let item = Item { kind: ItemKind::Place, index };
        Place {
            at: self.lonlat(item, "at", disk.at).unwrap_or(LonLat { lon: 0.0, lat: 0.0 }),
            id: disk.id,
            kind: disk.kind,
            names: disk.names,
            source: disk.source,
            radius_km: disk.radius_km,
            country: disk.country,
            parent: disk.parent,
            route: disk.route,
            links: disk.links,
            note: disk.note,
        }
    }

    pub(super) fn route(&mut self, index: usize, disk: DiskRoute) -> Route {
        let item = Item { kind: ItemKind::Route, index };
        let waypoints = disk
            .waypoints
            .into_iter()
            .enumerate()
            .filter_map(|(n, waypoint)| match waypoint {
                DiskWaypoint::Place(id) => Some(Waypoint::Place(id)),
                DiskWaypoint::Spot { lon, lat } => {
                    self.lonlat(item, format!("waypoints[{n}]"), DiskLonLat { lon, lat }).map(Waypoint::Spot)
                }
            })
            .collect();
        Route { id: disk.id, name: disk.name, names: disk.names, waypoints, source: disk.source, note: disk.note }
    }

    pub(super) fn article(&mut self, index: usize, disk: DiskArticle) -> Article {
        let item = Item { kind: ItemKind::Article, index };
        let published = Publication {
            when: self.edtf(item, "published.when", &disk.published.when),
            bounds: disk.published.bounds.as_deref().and_then(|bounds| self.edtf(item, "published.bounds", bounds)),
            basis: disk.published.basis,
            reason: disk.published.reason,
        };
        Article {
            id: disk.id,
            label: disk.label,
            title: disk.title,
            outlet: disk.outlet,
            author: disk.author,
            language: disk.language,
            published,
            text: disk.text,
            notes: disk.notes,
            paragraphs: disk.paragraphs,
            readings: disk.readings,
        }
    }

    pub(super) fn event(&mut self, index: usize, disk: DiskEvent) -> Event {
        let claims = self.claims(Item { kind: ItemKind::Event, index }, disk.claims);
        Event { id: disk.id, title: disk.title, kind: disk.kind, claims, note: disk.note }
    }

    pub(super) fn movement(&mut self, index: usize, disk: DiskMovement) -> Movement {
        let claims = self.claims(Item { kind: ItemKind::Movement, index }, disk.claims);
        Movement { id: disk.id, title: disk.title, kind: disk.kind, claims, note: disk.note }
    }

    pub(super) fn dispute(&mut self, index: usize, disk: DiskDispute) -> Dispute {
        let item = Item { kind: ItemKind::Dispute, index };
        let sides = disk.sides.into_iter().enumerate().map(|(n, side)| self.side(item, n, side)).collect();
        Dispute {
            id: disk.id,
            title: disk.title,
            kind: disk.kind,
            about: disk.about,
            sides,
            by_how_much: disk.by_how_much,
            note: disk.note,
        }
    }

    fn side(&mut self, item: Item, n: usize, disk: DiskSide) -> Side {
        let DiskSide { article, paragraphs, record, says } = disk;
        if article.is_some() == record.is_some() {
            let found = if article.is_some() { "both" } else { "neither" };
            let message = format!("expected an article or a record as the source of this side, found {found}");
            self.error(item, format!("sides[{n}]"), "side-source", message, "write `article:` with `paragraphs:`, or `record:`");
        }
        let source = match (article, record) {
            (Some(id), _) => SideSource::Article { id, paragraphs },
            (None, record) => SideSource::Record(record.unwrap_or_default()),
        };
        Side { source, says }
    }

    fn claims(&mut self, item: Item, claims: Vec<DiskClaim>) -> Vec<Claim> {
        claims.into_iter().enumerate().map(|(n, claim)| self.claim(item, n, claim)).collect()
    }

    fn claim(&mut self, item: Item, n: usize, disk: DiskClaim) -> Claim {
        Claim {
            article: disk.article,
            passage: disk.passage,
            says: disk.says,
            attribution: disk.attribution,
            modality: disk.modality,
            when: disk.when.and_then(|when| self.when(item, n, when)),
            places: disk
                .places
                .into_iter()
                .map(|place| Where { place: place.place, prec: place.prec, basis: place.basis, note: place.note })
                .collect(),
            legs: disk.legs.into_iter().enumerate().map(|(m, leg)| self.leg(item, n, m, leg)).collect(),
            actors: disk.actors,
            figures: disk.figures,
            terms: disk.terms,
            note: disk.note,
        }
    }

    fn when(&mut self, item: Item, n: usize, disk: DiskWhen) -> Option<When> {
        let edtf = self.edtf(item, format!("claims[{n}].when.edtf"), &disk.edtf)?;
        Some(When { edtf, words: disk.words, basis: disk.basis, note: disk.note })
    }

    fn leg(&mut self, item: Item, n: usize, m: usize, disk: DiskLeg) -> Leg {
        let mut dated =
            |name: &str, text: Option<String>| text.and_then(|text| self.edtf(item, format!("claims[{n}].legs[{m}].{name}"), &text));
        let depart = dated("depart", disk.depart);
        let arrive = dated("arrive", disk.arrive);
        Leg {
            from: disk.from,
            via: disk.via,
            to: disk.to,
            direction: disk.direction,
            routes: disk.route.into_iter().chain(disk.routes).collect(),
            path: disk.path,
            depart,
            arrive,
            stood: disk.stood,
            stays: disk.stays,
        }
    }
}
