//! From the shape of the program back to the shape of files: what `build` reads, this writes.

use super::disk::{
    DiskArticle, DiskClaim, DiskDispute, DiskEvent, DiskLeg, DiskLonLat, DiskMovement, DiskPlace, DiskPublication, DiskRoute, DiskSide,
    DiskWaypoint, DiskWhen, DiskWhere, Schema,
};
use crate::dossier::{Article, Claim, Dispute, Event, Leg, Movement, Side, SideSource, When, Where};
use crate::gazetteer::{Place, Route, Waypoint};
use crate::geo::LonLat;
use crate::time::Edtf;

fn text_of(edtf: Option<&Edtf>) -> Option<String> {
    edtf.map(|edtf| edtf.as_str().to_owned())
}

impl From<LonLat> for DiskLonLat {
    fn from(LonLat { lon, lat }: LonLat) -> Self {
        Self { lon, lat }
    }
}

impl From<&Place> for DiskPlace {
    fn from(place: &Place) -> Self {
        Self {
            id: place.id.clone(),
            kind: place.kind,
            names: place.names.clone(),
            at: place.at.into(),
            source: place.source.clone(),
            radius_km: place.radius_km,
            country: place.country.clone(),
            parent: place.parent.clone(),
            route: place.route.clone(),
            links: place.links.clone(),
            note: place.note.clone(),
        }
    }
}

impl From<&Route> for DiskRoute {
    fn from(route: &Route) -> Self {
        let waypoint = |waypoint: &Waypoint| match waypoint {
            Waypoint::Place(id) => DiskWaypoint::Place(id.clone()),
            Waypoint::Spot(LonLat { lon, lat }) => DiskWaypoint::Spot { lon: *lon, lat: *lat },
        };
        Self {
            id: route.id.clone(),
            name: route.name.clone(),
            names: route.names.clone(),
            waypoints: route.waypoints.iter().map(waypoint).collect(),
            source: route.source.clone(),
            note: route.note.clone(),
        }
    }
}

impl From<&Article> for DiskArticle {
    fn from(article: &Article) -> Self {
        let published = &article.published;
        Self {
            schema: Schema::default(),
            id: article.id.clone(),
            label: article.label.clone(),
            title: article.title.clone(),
            outlet: article.outlet.clone(),
            author: article.author.clone(),
            language: article.language.clone(),
            published: DiskPublication {
                when: text_of(published.when.as_ref()).unwrap_or_default(),
                bounds: text_of(published.bounds.as_ref()),
                basis: published.basis,
                reason: published.reason.clone(),
            },
            text: article.text.clone(),
            notes: article.notes.clone(),
            paragraphs: article.paragraphs.clone(),
            readings: article.readings.clone(),
        }
    }
}

impl From<&When> for DiskWhen {
    fn from(when: &When) -> Self {
        Self { edtf: when.edtf.as_str().to_owned(), words: when.words.clone(), basis: when.basis, note: when.note.clone() }
    }
}

impl From<&Where> for DiskWhere {
    fn from(place: &Where) -> Self {
        Self { place: place.place.clone(), prec: place.prec, basis: place.basis, note: place.note.clone() }
    }
}

impl From<&Leg> for DiskLeg {
    fn from(leg: &Leg) -> Self {
        Self {
            from: leg.from.clone(),
            via: leg.via.clone(),
            to: leg.to.clone(),
            direction: leg.direction,
            route: if let [only] = leg.routes.as_slice() { Some(only.clone()) } else { None },
            routes: if leg.routes.len() > 1 { leg.routes.clone() } else { Vec::new() },
            path: leg.path,
            depart: text_of(leg.depart.as_ref()),
            arrive: text_of(leg.arrive.as_ref()),
            stood: leg.stood,
            stays: leg.stays,
        }
    }
}

impl From<&Claim> for DiskClaim {
    fn from(claim: &Claim) -> Self {
        Self {
            article: claim.article.clone(),
            passage: claim.passage.clone(),
            says: claim.says.clone(),
            attribution: claim.attribution.clone(),
            modality: claim.modality,
            when: claim.when.as_ref().map(DiskWhen::from),
            places: claim.places.iter().map(DiskWhere::from).collect(),
            legs: claim.legs.iter().map(DiskLeg::from).collect(),
            actors: claim.actors.clone(),
            figures: claim.figures.clone(),
            terms: claim.terms.clone(),
            note: claim.note.clone(),
        }
    }
}

impl From<&Event> for DiskEvent {
    fn from(event: &Event) -> Self {
        Self {
            id: event.id.clone(),
            title: event.title.clone(),
            kind: event.kind,
            claims: event.claims.iter().map(DiskClaim::from).collect(),
            note: event.note.clone(),
        }
    }
}

impl From<&Movement> for DiskMovement {
    fn from(movement: &Movement) -> Self {
        Self {
            id: movement.id.clone(),
            title: movement.title.clone(),
            kind: movement.kind,
            claims: movement.claims.iter().map(DiskClaim::from).collect(),
            note: movement.note.clone(),
        }
    }
}

impl From<&Dispute> for DiskDispute {
    fn from(dispute: &Dispute) -> Self {
        Self {
            id: dispute.id.clone(),
            title: dispute.title.clone(),
            kind: dispute.kind,
            about: dispute.about.clone(),
            sides: dispute.sides.iter().map(DiskSide::from).collect(),
            by_how_much: dispute.by_how_much.clone(),
            note: dispute.note.clone(),
        }
    }
}

impl From<&Side> for DiskSide {
    fn from(side: &Side) -> Self {
        let says = side.says.clone();
        match &side.source {
            SideSource::Article { id, paragraphs } => {
                Self { article: Some(id.clone()), paragraphs: paragraphs.clone(), record: None, says }
            }
            SideSource::Record(record) => Self { article: None, paragraphs: Vec::new(), record: Some(record.clone()), says },
        }
    }
}
