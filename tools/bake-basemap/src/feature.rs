//! The plain shapes that every source is turned into, before anything is cut into tiles.

/// `[x, y]`: longitude and latitude while reading, web mercator from 0 to 1 (y down) once in a layer.
pub type Point = [f64; 2];

#[derive(Clone, Debug)]
pub enum Shape {
    Points(Vec<Point>),
    Lines(Vec<Vec<Point>>),
    /// Rings without a repeated last point; outer rings and holes alike, told apart by the even-odd rule.
    Rings(Vec<Vec<Point>>),
}

impl Shape {
    pub fn parts(&self) -> &[Vec<Point>] {
        match self {
            Self::Points(_) => &[],
            Self::Lines(parts) | Self::Rings(parts) => parts,
        }
    }

    pub fn map(&self, f: impl Fn(Point) -> Point) -> Self {
        let all = |parts: &[Vec<Point>]| parts.iter().map(|part| part.iter().copied().map(&f).collect()).collect();
        match self {
            Self::Points(points) => Self::Points(points.iter().copied().map(f).collect()),
            Self::Lines(parts) => Self::Lines(all(parts)),
            Self::Rings(parts) => Self::Rings(all(parts)),
        }
    }

    #[cfg(test)]
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Points(points) => points.is_empty(),
            Self::Lines(parts) | Self::Rings(parts) => parts.is_empty(),
        }
    }

    pub fn bounds(&self) -> Bounds {
        let mut bounds = Bounds::EMPTY;
        match self {
            Self::Points(points) => return Bounds::of(points),
            Self::Lines(parts) | Self::Rings(parts) => {
                for &point in parts.iter().flatten() {
                    bounds.add(point);
                }
            }
        }
        bounds
    }
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bounds {
    pub min: Point,
    pub max: Point,
}

impl Bounds {
    pub const EMPTY: Self = Self { min: [f64::INFINITY; 2], max: [f64::NEG_INFINITY; 2] };

    pub const fn new(min: Point, max: Point) -> Self {
        Self { min, max }
    }

    pub fn of(points: &[Point]) -> Self {
        let mut bounds = Self::EMPTY;
        for &point in points {
            bounds.add(point);
        }
        bounds
    }

    pub fn add(&mut self, [x, y]: Point) {
        self.min = [self.min[0].min(x), self.min[1].min(y)];
        self.max = [self.max[0].max(x), self.max[1].max(y)];
    }

    pub fn grown(self, by: f64) -> Self {
        Self::new([self.min[0] - by, self.min[1] - by], [self.max[0] + by, self.max[1] + by])
    }

    pub fn meets(self, other: Self) -> bool {
        self.min[0] <= other.max[0] && other.min[0] <= self.max[0] && self.min[1] <= other.max[1] && other.min[1] <= self.max[1]
    }

    pub fn inside(self, outer: Self) -> bool {
        self.min[0] >= outer.min[0] && self.max[0] <= outer.max[0] && self.min[1] >= outer.min[1] && self.max[1] <= outer.max[1]
    }

    pub fn contains(self, [x, y]: Point) -> bool {
        (self.min[0]..=self.max[0]).contains(&x) && (self.min[1]..=self.max[1]).contains(&y)
    }
}

/// Attribute values that walkers reads: it turns floats and unsigned integers into nothing, so there are none.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Value {
    Text(String),
    Int(i64),
    Bool(bool),
}

#[derive(Clone, Debug)]
pub struct Feature {
    pub shape: Shape,
    pub properties: Vec<(&'static str, Value)>,
    /// Tile zooms, both inclusive, at which the feature is in the archive.
    pub zooms: (u8, u8),
}

impl Feature {
    pub fn new(shape: Shape, zooms: (u8, u8)) -> Self {
        Self { shape, properties: Vec::new(), zooms }
    }

    pub fn text(mut self, key: &'static str, value: &str) -> Self {
        if !value.is_empty() {
            self.properties.push((key, Value::Text(value.to_owned())));
        }
        self
    }

    pub fn int(mut self, key: &'static str, value: i64) -> Self {
        self.properties.push((key, Value::Int(value)));
        self
    }

    pub fn flag(mut self, key: &'static str, value: bool) -> Self {
        self.properties.push((key, Value::Bool(value)));
        self
    }
}

/// One MVT layer. Layers under `ODbL` stay layers of their own, so that they can be told apart, credited and left out.
#[derive(Debug)]
pub struct Layer {
    pub name: &'static str,
    pub features: Vec<Feature>,
}
