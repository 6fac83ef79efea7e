//! A place while it is being written: texts as they are typed, and the place that they make.

use crate::desktop::texts::tr;
use crate::gazetteer::{CoordinateSource, Name, Place, PlaceKind};
use crate::geo::LonLat;

/// Where a coordinate comes from, as it is chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SourceSort {
    GeoNames,
    PublicRecord,
    Convention,
}

impl SourceSort {
    pub(super) const ALL: [Self; 3] = [Self::PublicRecord, Self::GeoNames, Self::Convention];

    pub(super) fn label(self) -> &'static str {
        match self {
            Self::PublicRecord => tr!("gazetteer-public-record"),
            Self::GeoNames => tr!("gazetteer-geonames"),
            Self::Convention => tr!("gazetteer-convention"),
        }
    }

    /// What is to be typed in for it.
    pub(super) fn hint(self) -> &'static str {
        match self {
            Self::PublicRecord => tr!("gazetteer-public-record-hint"),
            Self::GeoNames => tr!("gazetteer-geonames-hint"),
            Self::Convention => tr!("gazetteer-convention-hint"),
        }
    }
}

/// A place that is being written.
#[derive(Clone, Debug)]
pub(in crate::desktop) struct PlaceForm {
    /// Whether it is in the gazetteer already; its identifier then stays.
    pub(super) is_known: bool,
    pub(super) id: String,
    pub(super) kind: PlaceKind,
    pub(super) names: Vec<Name>,
    pub(super) lon: String,
    pub(super) lat: String,
    pub(super) radius_km: f64,
    pub(super) source: SourceSort,
    pub(super) source_text: String,
    pub(super) country: String,
    pub(super) parent: Option<String>,
    pub(super) links: String,
    pub(super) note: String,
    /// The line of a road, which this form does not change.
    pub(super) route: Option<String>,
    /// What is typed into the fields that search places.
    pub(super) parent_search: String,
    pub(super) merge_search: String,
    /// Why it was not kept.
    pub(super) refused: Option<String>,
}

impl PlaceForm {
    /// A new place, with a name to begin with.
    pub(super) fn new(name: &str) -> Self {
        let is_arabic = name.chars().any(|c| matches!(c, '\u{600}'..='\u{6ff}'));
        let (lang, script) = if is_arabic { ("ar", Some("Arab".to_owned())) } else { ("en", None) };
        let preferred = Name { text: name.to_owned(), lang: lang.to_owned(), script, preferred: true };
        Self {
            is_known: false,
            id: crate::dossier::identifier_from(name),
            kind: PlaceKind::Town,
            names: vec![preferred],
            lon: String::new(),
            lat: String::new(),
            radius_km: 3.0,
            source: SourceSort::Convention,
            source_text: String::new(),
            country: String::new(),
            parent: None,
            links: String::new(),
            note: String::new(),
            route: None,
            parent_search: String::new(),
            merge_search: String::new(),
            refused: None,
        }
    }

    pub(super) fn of(place: &Place, is_known: bool) -> Self {
        let (source, source_text) = match &place.source {
            CoordinateSource::GeoNames(number) => (SourceSort::GeoNames, number.to_string()),
            CoordinateSource::PublicRecord(record) => (SourceSort::PublicRecord, record.clone()),
            CoordinateSource::Convention(what) => (SourceSort::Convention, what.clone()),
        };
        Self {
            is_known,
            id: place.id.clone(),
            kind: place.kind,
            names: place.names.clone(),
            lon: place.at.lon.to_string(),
            lat: place.at.lat.to_string(),
            radius_km: place.radius_km,
            source,
            source_text,
            country: place.country.clone().unwrap_or_default(),
            parent: place.parent.clone(),
            links: place.links.join(" "),
            // what a note says, it says of the dossier that it was written for
            note: place.note.clone().filter(|_| is_known).unwrap_or_default(),
            route: place.route.clone(),
            ..Self::new("")
        }
    }

    /// The spot was chosen on the map, to about a hundred metres.
    pub(super) fn pick(&mut self, at: LonLat) {
        self.lon = format!("{:.4}", at.lon);
        self.lat = format!("{:.4}", at.lat);
        if self.source == SourceSort::Convention && self.source_text.trim().is_empty() {
            "chosen on the base map".clone_into(&mut self.source_text);
        }
    }

    /// Where it stands, as far as that has been typed.
    pub(in crate::desktop) fn at(&self) -> Option<LonLat> {
        LonLat::new(self.lon.trim().parse().ok()?, self.lat.trim().parse().ok()?).ok()
    }

    pub(in crate::desktop) fn radius_km(&self) -> f64 {
        self.radius_km
    }

    /// The place, or what is missing of it.
    pub(super) fn place(&self) -> Result<Place, String> {
        let text = self.source_text.trim();
        let names: Vec<Name> = self.names.iter().filter(|name| !name.text.trim().is_empty()).cloned().collect();
        if names.is_empty() {
            return Err(tr!("gazetteer-needs-name").to_owned());
        }
        let lon: f64 = self.lon.trim().parse().map_err(|_| tr!("gazetteer-expected-longitude", found = &self.lon))?;
        let lat: f64 = self.lat.trim().parse().map_err(|_| tr!("gazetteer-expected-latitude", found = &self.lat))?;
        let at = LonLat::new(lon, lat).map_err(|error| error.to_string())?;
        let source = match self.source {
            SourceSort::GeoNames => CoordinateSource::GeoNames(text.parse().map_err(|_| tr!("gazetteer-expected-geonames", found = text))?),
            _ if text.is_empty() => return Err(tr!("gazetteer-needs-source").to_owned()),
            SourceSort::PublicRecord => CoordinateSource::PublicRecord(text.to_owned()),
            SourceSort::Convention => CoordinateSource::Convention(text.to_owned()),
        };
        let some = |text: &str| (!text.trim().is_empty()).then(|| text.trim().to_owned());
        Ok(Place {
            id: self.id.trim().to_owned(),
            kind: self.kind,
            names,
            at,
            source,
            radius_km: self.radius_km,
            country: some(&self.country),
            parent: self.parent.clone(),
            route: self.route.clone(),
            links: self.links.split_whitespace().map(str::to_owned).collect(),
            note: some(&self.note),
        })
    }
}
