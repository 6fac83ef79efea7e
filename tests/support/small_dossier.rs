//! A small sound dossier in a temporary folder, for tests that break one thing in it.

use std::path::Path;

use tempfile::TempDir;

/// The card is that of a made-up article: "Trucks left Hasakah at dawn on 13 October 2019.", and a second line that nothing cites.
const FILES: [(&str, &str); 5] = [
    (
        "data/places.ron",
        r#"(
    schema: 1,
    places: [
        (
            id: "hasakah",
            kind: City,
            names: [(text: "الحسكة", lang: "ar", script: "Arab"), (text: "Hasakah", lang: "en", preferred: true)],
            at: (lon: 40.74772, lat: 36.50237),
            source: GeoNames(173811),
            radius_km: 7.0,
            country: "SY",
            parent: "hasakah-governorate",
        ),
        (
            id: "hasakah-governorate",
            kind: Governorate,
            names: [(text: "Hasakah Governorate", lang: "en", preferred: true)],
            at: (lon: 40.9, lat: 36.4),
            source: Convention("a test"),
            radius_km: 90.0,
            parent: "syria",
        ),
        (
            id: "syria",
            kind: Country,
            names: [(text: "Syria", lang: "en", preferred: true)],
            at: (lon: 38.5, lat: 35.0),
            source: Convention("a test"),
            radius_km: 250.0,
        ),
    ],
)
"#,
    ),
    (
        "data/actors.ron",
        r#"(
    schema: 1,
    actors: [
        (id: "drivers", name: "Truck drivers", kind: Group),
    ],
)
"#,
    ),
    (
        "data/events/report.ron",
        r#"(
    schema: 1,
    events: [
        (
            id: "trucks-leave",
            title: "Trucks leave Hasakah",
            kind: Withdrawal,
            claims: [
                (
                    article: "report",
                    passage: (paragraph: 1, start: 7, end: 19, prefix: "Trucks ", quote: "left Hasakah", suffix: " at dawn on 13"),
                    says: "Trucks set out from Hasakah.",
                    modality: Reported,
                    when: (edtf: "2019-10-13", words: (paragraph: 1, text: "13 October 2019")),
                    places: [(place: "hasakah", prec: 1)],
                    actors: [(actor: "drivers", role: Agent)],
                ),
            ],
        ),
    ],
)
"#,
    ),
    (
        "data/movements.ron",
        r#"(
    schema: 1,
    movements: [
        (
            id: "trucks-out-of-hasakah",
            title: "Trucks go from Hasakah",
            kind: Withdrawal,
            claims: [
                (
                    article: "report",
                    passage: (paragraph: 1, start: 0, end: 11, quote: "Trucks left"),
                    says: "Trucks set out.",
                    modality: Reported,
                    when: (edtf: "2019-10"),
                    legs: [(from: "hasakah", path: Unknown)],
                ),
            ],
        ),
    ],
)
"#,
    ),
    (
        "seeds/2019-10_report.ron",
        r#"(
    schema: 1,
    id: "report",
    label: "Report",
    language: "en",
    published: (when: "2019-10-14", reason: "a test"),
    text: (sha256: "6934978c078fc4b8c7c212d64c8711d6b9a4099cfe5e61f886948540c7501e2a", bytes: 85, code_points: 85),
    paragraphs: [
        (n: 1, start: 0, end: 47, kind: Body, digest: "Trucks set out from Hasakah in the morning."),
        (n: 2, start: 48, end: 84, kind: Body, digest: "What the road is like.", unmarked: Background),
    ],
)
"#,
    ),
];

/// The dossier; its folder goes when this does.
pub(crate) struct SmallDossier(TempDir);

impl SmallDossier {
    /// The sound one.
    pub(crate) fn new() -> Self {
        let folder = TempDir::new().expect("a temporary folder");
        for (file, content) in FILES {
            let path = folder.path().join(file);
            std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder for the file");
            std::fs::write(path, content).expect("a writable file");
        }
        Self(folder)
    }

    /// The dossier with one stretch of one file written otherwise; the stretch must stand there exactly once.
    pub(crate) fn with(self, file: &str, old: &str, new: &str) -> Self {
        let path = self.path().join(file);
        let content = std::fs::read_to_string(&path).expect("a file of the small dossier");
        assert_eq!(content.matches(old).count(), 1, "{old:?} in {file}");
        std::fs::write(path, content.replace(old, new)).expect("a writable file");
        self
    }

    /// Its folder.
    pub(crate) fn path(&self) -> &Path {
        self.0.path()
    }
}
