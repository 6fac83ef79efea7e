//! A style for QGIS: the shapes, fills and colours of the window, and time. QGIS applies a file `NAME.qml` to `NAME.geojson` by itself
//! when that is opened (QGIS User Guide, *Vector Properties*, "Save as Default").
//!
//! The elements are those that QGIS 3 writes itself: `renderer-v2` as in `QgsRuleBasedRenderer::save`, symbols as in
//! `QgsSymbolLayerUtils::saveSymbol`, `temporal` as in `QgsVectorLayerTemporalProperties::writeXml`. There is no
//! `layerGeometryType`, so that the same style serves the points and the lines of one file, which QGIS opens as two layers.

mod symbols;

use std::fmt::Write as _;
use std::io;

use super::Layer;
use super::xml::Xml;
use crate::dossier::{Dossier, EventKind, Modality, PathKnowledge, Shape};
use crate::query::colour_hex;
use symbols::{Colour, Symbol};

/// The layers that have a style: those with dates and colours.
pub const STYLED_LAYERS: [Layer; 3] = [Layer::Events, Layer::Movements, Layer::Claims];

/// A rule of the renderer: what it draws, under which words of the legend, and with which symbol.
struct Rule {
    label: &'static str,
    filter: Option<String>,
    symbol: Option<Symbol>,
    rules: Vec<Self>,
}

/// The style of a layer as a QML file of QGIS 3.14 or later; none for layers without dates and colours. It is made for the
/// properties of that layer, whatever a filter leaves out. The same dossier gives the same bytes.
#[must_use]
pub fn qgis_style(dossier: &Dossier, layer: Layer) -> Option<String> {
    let rules = match layer {
        Layer::Events => events(None),
        Layer::Movements => vec![movements(layer)],
        Layer::Claims => events(Some("\"event_id\" IS NOT NULL")).into_iter().chain([movements(layer)]).collect(),
        _ => return None,
    };
    let mut out = Vec::new();
    // memory takes all that is written
    write_style(&rules, &colour(dossier, layer), &mut out).ok()?;
    String::from_utf8(out).ok()
}

/// Where the colour of a row stands. Claims have no `marker-color`: theirs is that of the article, as in the window.
fn colour(dossier: &Dossier, layer: Layer) -> Colour {
    if layer != Layer::Claims {
        return Colour::Field("marker-color");
    }
    let mut expression = String::from("CASE");
    for (index, article) in dossier.articles.iter().enumerate() {
        let _ = write!(expression, " WHEN \"article_id\" = '{}' THEN '{}'", article.id.replace('\'', "''"), colour_hex(index));
    }
    // CASE without a branch is an error in QGIS's expressions
    if dossier.articles.is_empty() { Colour::None } else { Colour::Expression(expression + " END") }
}

/// One rule for each shape, with one inside it for each fill.
fn events(only: Option<&str>) -> Vec<Rule> {
    let of_shape = |shape: Shape| {
        let kinds: Vec<String> =
            EventKind::ALL.iter().filter(|kind| kind.shape() == shape).map(|kind| format!("'{}'", kind.name())).collect();
        let kinds = format!("\"kind\" IN ({})", kinds.join(", "));
        let filter = only.map_or_else(|| kinds.clone(), |only| format!("{only} AND {kinds}"));
        let rules = Modality::ALL.map(|modality| Rule {
            label: modality.name(),
            filter: Some(put_as(modality)),
            symbol: Some(Symbol::Mark(shape, modality)),
            rules: Vec::new(),
        });
        Rule { label: shape.label(), filter: Some(filter), symbol: None, rules: rules.into() }
    };
    Shape::ALL.map(of_shape).into()
}

/// `modality` is a list in the order of [`Modality::ALL`]; the first of it is drawn.
fn put_as(modality: Modality) -> String {
    format!("\"modality\" LIKE '{}%'", modality.name())
}

/// Lines by what is known of the way, with a mark at their middle unless they are reported; ends that are known as rings.
fn movements(layer: Layer) -> Rule {
    // the words of `way` end with `way stated` and the like, once for each leg; the least sure of them is drawn
    let path = |known: PathKnowledge| match (layer, known) {
        (Layer::Claims, PathKnowledge::Unknown) => "\"way\" LIKE '%way unknown%'".to_owned(),
        (Layer::Claims, PathKnowledge::Inferred) => "\"way\" LIKE '%way inferred%' AND \"way\" NOT LIKE '%way unknown%'".to_owned(),
        (Layer::Claims, PathKnowledge::Stated) => "\"way\" NOT LIKE '%way inferred%' AND \"way\" NOT LIKE '%way unknown%'".to_owned(),
        _ => format!("\"path\" = '{}'", known.name()),
    };
    let on = |geometry: &str, filter: &str| Some(format!("geom_to_wkt($geometry) LIKE '%{geometry}%' AND {filter}"));
    let line = |label, known| Rule { label, filter: on("Line", &path(known)), symbol: Some(Symbol::Way(known)), rules: Vec::new() };
    let mark = |label, modality| Rule {
        label,
        filter: on("Line", &put_as(modality)),
        symbol: Some(Symbol::MarkOnLine(modality)),
        rules: Vec::new(),
    };
    let rules = vec![
        line("way stated", PathKnowledge::Stated),
        line("way inferred", PathKnowledge::Inferred),
        line("way unknown", PathKnowledge::Unknown),
        mark("claimed", Modality::Claimed),
        mark("denied", Modality::Denied),
        mark("anticipated", Modality::Anticipated),
        Rule { label: "other end not stated", filter: on("Point", "TRUE"), symbol: Some(Symbol::OpenEnd), rules: Vec::new() },
    ];
    let filter = (layer == Layer::Claims).then(|| "\"movement_id\" IS NOT NULL".to_owned());
    Rule { label: "movement", filter, symbol: None, rules }
}

fn write_style(rules: &[Rule], colour: &Colour, out: &mut Vec<u8>) -> io::Result<()> {
    let mut xml = Xml::new(out)?;
    xml.element("qgis", &[("version", "3.14.0"), ("styleCategories", "Symbology|Temporal")], |xml| {
        temporal(xml)?;
        let renderer = [("type", "RuleRenderer"), ("symbollevels", "0"), ("enableorderby", "0"), ("forceraster", "0")];
        xml.element("renderer-v2", &renderer, |xml| {
            let mut symbols = Vec::new();
            xml.element("rules", &[("key", "all")], |xml| rules.iter().try_for_each(|rule| write_rule(xml, rule, &mut symbols)))?;
            xml.element("symbols", &[], |xml| {
                symbols.iter().enumerate().try_for_each(|(n, symbol)| symbols::write_symbol(xml, &n.to_string(), *symbol, colour))
            })
        })
    })?;
    xml.finish()
}

/// Rows from `start` until before `end_exclusive`, where a side that is null is open. `mode` 4 is
/// `Qgis::VectorTemporalMode::FeatureDateTimeStartAndEndFromExpressions`, `limitMode` 0 `VectorTemporalLimitMode::IncludeBeginExcludeEnd`;
/// QGIS then shows a row where `start < end of the frame` and `end > begin of the frame`
/// (`QgsVectorLayerTemporalProperties::createFilterString`). Mode 2, which names the two fields, should do the same, but QGIS 3.22 leaves
/// its comparisons to GDAL, and that drops rows with an open side. The fields are named all the same, for whoever changes the mode.
fn temporal(xml: &mut Xml<'_>) -> io::Result<()> {
    let attributes = [
        ("enabled", "1"),
        ("mode", "4"),
        ("limitMode", "0"),
        ("startField", "start"),
        ("endField", "end_exclusive"),
        ("startExpression", "coalesce(\"start\", make_date(1, 1, 1))"),
        ("endExpression", "coalesce(\"end_exclusive\", make_date(9999, 12, 31))"),
        ("durationField", ""),
        ("durationUnit", "min"),
        ("fixedDuration", "0"),
        ("accumulate", "0"),
    ];
    xml.element("temporal", &attributes, |xml| {
        xml.element("fixedRange", &[], |xml| {
            xml.empty("start", &[])?;
            xml.empty("end", &[])
        })
    })
}

/// A rule with its key, and those inside it; symbols are numbered in the order in which rules need them.
fn write_rule(xml: &mut Xml<'_>, rule: &Rule, symbols: &mut Vec<Symbol>) -> io::Result<()> {
    let number = symbols.len().to_string();
    let key = format!("{}/{number}", rule.label);
    let mut attributes = vec![("key", key.as_str()), ("label", rule.label)];
    attributes.extend(rule.filter.as_deref().map(|filter| ("filter", filter)));
    if let Some(symbol) = rule.symbol {
        attributes.push(("symbol", &number));
        symbols.push(symbol);
    }
    if rule.rules.is_empty() {
        return xml.empty("rule", &attributes);
    }
    xml.element("rule", &attributes, |xml| rule.rules.iter().try_for_each(|rule| write_rule(xml, rule, symbols)))
}
