//! A handout as one web page: everything is in the file, and it asks for nothing.
//!
//! Without its script it is a long page with every step, map and answer (an answer is opened with a click, which needs no script). The
//! script shows one step at a time, moves the slider and judges answers. A policy in the page lets this one script and this one style
//! run, by their digests, and forbids everything else.

mod answers;
mod parts;

use std::fmt::Write as _;

use base64::Engine as _;
use sha2::{Digest as _, Sha256};

use super::super::sheet::escaped;
use super::page_data::page_data;
use super::{Edition, Handout, HandoutOptions};
use answers::teacher_section;
use parts::{legend, source_list, step_section};

const STYLE: &str = include_str!("../../../assets/handout/page.css");
const SCRIPT: &str = include_str!("../../../assets/handout/page.js");

/// Writes a handout as HTML.
#[must_use]
pub fn html(handout: &Handout, options: HandoutOptions) -> String {
    if options.edition == Edition::Key { key_page(handout) } else { page(handout, options) }
}

/// What a class works with.
fn page(handout: &Handout, options: HandoutOptions) -> String {
    let mut out = head(&handout.title, Some(SCRIPT));
    out.push_str("<a class=\"skip\" href=\"#steps\">To the steps</a>\n");
    let title = escaped(&handout.title);
    let _ = write!(out, "<header>\n<h1 dir=\"auto\">{title}</h1>\n<p class=\"summary\" dir=\"auto\">{}</p>\n", escaped(&handout.summary));
    if let Some(minutes) = handout.minutes {
        let questions = handout.steps.iter().filter(|step| step.question.is_some()).count();
        let _ = writeln!(out, "<p class=\"facts\">{minutes} minutes · {} steps · {questions} questions</p>", handout.steps.len());
    }
    if !handout.aims.is_empty() {
        let aims = handout.aims.iter().map(|aim| format!("<li dir=\"auto\">{}</li>", escaped(aim))).collect::<Vec<_>>().concat();
        let _ = writeln!(out, "<details class=\"aims\"><summary>What you will learn</summary><ul>{aims}</ul></details>");
    }
    out.push_str(&legend(handout));
    out.push_str("</header>\n");
    if handout.steps.len() > 1 {
        out.push_str("<nav aria-label=\"Steps\" id=\"contents\"><ol>");
        for (n, step) in handout.steps.iter().enumerate() {
            let _ = write!(out, "<li><a href=\"#step-{0}\"><span>{0}</span> {1}</a></li>", n + 1, escaped(&step.title));
        }
        out.push_str("</ol></nav>\n");
    }
    out.push_str("<main id=\"steps\" tabindex=\"-1\">\n");
    for n in 0..handout.steps.len() {
        out.push_str(&step_section(handout, options.edition, n));
    }
    out.push_str(
        "<nav class=\"turn\" aria-label=\"Turn pages\" data-script hidden><button type=\"button\" id=\"previous\">← Previous step</button>\
         <span id=\"where\"></span><button type=\"button\" id=\"next\">Next step →</button></nav>\n</main>\n",
    );
    if options.answers {
        out.push_str(&teacher_section(handout));
    }
    out.push_str(&source_list(handout));
    let _ = writeln!(
        out,
        "<footer><p>Made with Dateline. Each mark is what one article says, in one passage, and no finding of ours. \
         Ground: {}. This page works without a network.</p>\
         <p data-script hidden>Keys: <kbd>←</kbd> and <kbd>→</kbd> turn the steps; on the time slider they move through time.</p></footer>",
        escaped(crate::basemap::ATTRIBUTION)
    );
    let _ = write!(
        out,
        "<script type=\"application/json\" id=\"data\">{}</script>\n<script>{SCRIPT}</script>\n</body>\n</html>\n",
        page_data(handout)
    );
    out
}

/// What only the teacher gets, in a file of its own. It needs no script.
fn key_page(handout: &Handout) -> String {
    let mut out = head(&handout.title_of(Edition::Key), None);
    let _ = writeln!(out, "<main>\n<h1 dir=\"auto\">{}</h1>", escaped(&handout.title));
    out.push_str(&teacher_section(handout));
    out.push_str(&source_list(handout));
    out + "</main>\n<footer><p>Made with Dateline. This page works without a network.</p></footer>\n</body>\n</html>\n"
}

/// All that comes before the content. A page without a script runs none.
fn head(title: &str, script: Option<&str>) -> String {
    let scripts = script.map_or_else(|| "none".to_owned(), digest);
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src '{scripts}'; style-src '{}'; base-uri 'none'; form-action 'none'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"referrer\" content=\"no-referrer\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"generator\" content=\"Dateline {}\">\n\
         <title>{}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n",
        digest(STYLE),
        env!("CARGO_PKG_VERSION"),
        escaped(title)
    )
}

/// The digest by which a policy knows a script or a style.
fn digest(text: &str) -> String {
    format!("sha256-{}", base64::engine::general_purpose::STANDARD.encode(Sha256::digest(text.as_bytes())))
}
