//! Which dossier this is, in a few characters.

use super::{Dossier, sha256_hex};

impl Dossier {
    /// Twelve hexadecimal digits that tell one dossier from another: from its articles, by identifier and SHA-256, and the identifiers
    /// of its events and movements. A digest that is put better, or another order of files, does not change it.
    ///
    /// ```
    /// assert_eq!(dateline::dossier::Dossier::default().fingerprint(), "e3b0c44298fc");
    /// ```
    #[must_use]
    pub fn fingerprint(&self) -> String {
        let articles = self.articles.iter().map(|article| format!("article {} {}\n", article.id, article.text.sha256));
        let events = self.events.iter().map(|event| format!("event {}\n", event.id));
        let movements = self.movements.iter().map(|movement| format!("movement {}\n", movement.id));
        let mut lines: Vec<String> = articles.chain(events).chain(movements).collect();
        lines.sort();
        sha256_hex(lines.concat().as_bytes()).chars().take(12).collect()
    }
}
