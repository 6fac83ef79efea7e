//! Bakes Dateline's offline base map: public geodata from pinned packages in, three small files in `assets/` out.
//!
//! The map must open without a network on any machine, look the same everywhere, and be rebuilt byte for byte by
//! whoever doubts it. So the sources are pinned (`sources.json`), names are put right by hand (`data/basemap/`), and nothing
//! here depends on the order of a hash map or on the clock.
//!
//! ```text
//! scripts/fetch-basemap-sources
//! cargo run --release -p bake-basemap [SOURCES [ASSETS]]
//! ```

mod areas;
mod clip;
mod curated;
mod error;
mod feature;
mod layers;
mod manifest;
mod mercator;
mod mvt;
mod pyramid;
mod simplify;
mod sources;
mod table;
mod tile;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use error::BakeError;
use sources::Sources;

fn main() -> ExitCode {
    let mut arguments = std::env::args_os().skip(1).map(PathBuf::from);
    let sources = arguments.next().unwrap_or_else(Sources::default_folder);
    let assets = arguments.next().unwrap_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../assets"));
    match bake(&Sources::new(sources), &assets) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("bake-basemap: {error}");
            ExitCode::FAILURE
        }
    }
}

fn bake(sources: &Sources, assets: &Path) -> Result<(), BakeError> {
    std::fs::create_dir_all(assets).map_err(|error| BakeError::io(assets, error))?;
    let curated = curated::Curated::read()?;

    let areas = areas::collect(sources, &curated)?;
    areas::write(&areas, &assets.join("areas.json"))?;
    println!("areas.json: {} areas", areas.len());

    let layers = layers::collect(sources, &curated, &areas)?;
    let archive = pyramid::bake(&layers)?;
    let path = assets.join("basemap.pmtiles");
    std::fs::write(&path, &archive.bytes).map_err(|error| BakeError::io(&path, error))?;
    println!("basemap.pmtiles: {} bytes, {} tiles", archive.bytes.len(), archive.tiles);
    for (zoom, level) in archive.levels.iter().enumerate() {
        println!("  z{zoom}: {} tiles, {} bytes before compression", level.tiles, level.bytes);
    }
    println!("\n{}", table::markdown(&layers));
    manifest::write(&layers, &archive, areas.len(), &assets.join("basemap-sources.json"))
}
