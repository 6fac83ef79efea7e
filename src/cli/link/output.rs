//! Mentions as text, JSON Lines, CSV or GeoJSON, written as they come.

use std::io::Write;

use serde::Serialize;

use super::Format;
use crate::gazetteer::Gazetteer;
use crate::linking::{Candidate, Mention, Role};

/// Where mentions go, and how. A reader that stops early is no failure.
pub(super) struct Output<'a, W: Write> {
    format: Format,
    gazetteer: &'a Gazetteer,
    out: W,
    count: usize,
}

/// One object of JSON Lines; keys in this order.
#[derive(Serialize)]
struct Line<'a> {
    file: &'a str,
    start: usize,
    end: usize,
    byte_start: usize,
    byte_end: usize,
    paragraph: usize,
    surface: &'a str,
    place_id: Option<&'a str>,
    role: &'static str,
    candidates: &'a [Candidate],
    reason: &'a str,
}

impl<'a, W: Write> Output<'a, W> {
    pub(super) fn new(format: Format, gazetteer: &'a Gazetteer, out: W) -> Self {
        Self { format, gazetteer, out, count: 0 }
    }

    pub(super) fn begin(&mut self) {
        match self.format {
            Format::Csv => self.write("file,start,end,byte_start,byte_end,paragraph,surface,place_id,role,candidates,reason\r\n"),
            Format::Geojson => self.write("{\"type\":\"FeatureCollection\",\"name\":\"mentions\",\"features\":["),
            Format::Text | Format::Json => {}
        }
    }

    pub(super) fn mention(&mut self, file: &str, mention: &Mention) {
        let text = match self.format {
            Format::Text => Some(text(file, mention)),
            Format::Json => serde_json::to_string(&line(file, mention)).ok().map(|json| json + "\n"),
            Format::Csv => csv_line(file, mention),
            Format::Geojson => self.feature(file, mention),
        };
        if let Some(text) = text {
            self.write(&text);
            self.count += 1;
        }
    }

    pub(super) fn end(&mut self) {
        if let Format::Geojson = self.format {
            self.write("\n]}\n");
        }
        let _ = self.out.flush();
    }

    fn write(&mut self, text: &str) {
        let _ = self.out.write_all(text.as_bytes());
    }

    /// Only locations are spots on a map.
    fn feature(&self, file: &str, mention: &Mention) -> Option<String> {
        let place = self.gazetteer.place(mention.place.as_deref().filter(|_| mention.role == Role::Location)?)?;
        let at = place.at.rounded();
        let json = serde_json::json!({
            "type": "Feature",
            "id": format!("{file}#{}-{}", mention.start, mention.end),
            "geometry": {"type": "Point", "coordinates": [at.lon, at.lat]},
        });
        let properties = serde_json::to_string(&line(file, mention)).ok()?;
        let feature = json.to_string();
        let open = feature.strip_suffix('}')?;
        Some(format!("{}{open},\"properties\":{properties}}}", if self.count == 0 { "\n" } else { ",\n" }))
    }
}

fn text(file: &str, mention: &Mention) -> String {
    let place = match (&mention.place, mention.candidates.as_slice()) {
        (Some(id), _) => id.to_string(),
        (None, several) if mention.is_ambiguous() => {
            format!("ambiguous: {}", several.iter().map(|candidate| &*candidate.place_id).collect::<Vec<_>>().join(" or "))
        }
        (None, _) => "no place of the gazetteer".to_owned(),
    };
    let surface = mention.surface.split_whitespace().collect::<Vec<_>>().join(" ");
    format!(
        "{file} ¶{} {}-{}  {surface}  {}  {place}  ({})\n",
        mention.paragraph,
        mention.start,
        mention.end,
        mention.role.name(),
        mention.reason
    )
}

fn line<'a>(file: &'a str, mention: &'a Mention) -> Line<'a> {
    Line {
        file,
        start: mention.start,
        end: mention.end,
        byte_start: mention.byte_start,
        byte_end: mention.byte_end,
        paragraph: mention.paragraph,
        surface: &mention.surface,
        place_id: mention.place.as_deref(),
        role: mention.role.name(),
        candidates: &mention.candidates,
        reason: &mention.reason,
    }
}

fn csv_line(file: &str, mention: &Mention) -> Option<String> {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    let candidates: Vec<String> =
        mention.candidates.iter().map(|candidate| format!("{}={}", candidate.place_id, candidate.score)).collect();
    let numbers = [mention.start, mention.end, mention.byte_start, mention.byte_end, mention.paragraph].map(|number| number.to_string());
    let mut record = vec![file.to_owned()];
    record.extend(numbers);
    record.extend([
        mention.surface.clone(),
        mention.place.as_deref().unwrap_or_default().to_owned(),
        mention.role.name().to_owned(),
        candidates.join("; "),
        mention.reason.clone().into_owned(),
    ]);
    writer.write_record(record.iter().map(|cell| crate::exchange::harmless_cell(cell))).ok()?;
    String::from_utf8(writer.into_inner().ok()?).ok()
}
