//! GeoNames' towns, by GeoNames id.

use std::collections::BTreeMap;
use std::path::Path;

use serde::Deserialize;

use crate::error::BakeError;

#[derive(Deserialize)]
pub struct City {
    pub longitude: f64,
    pub latitude: f64,
}

pub fn read(path: &Path) -> Result<BTreeMap<String, City>, BakeError> {
    super::read_json(path)
}
