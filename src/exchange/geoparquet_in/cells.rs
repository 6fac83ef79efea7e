//! From the cells of a Parquet column to text, by what the schema says that its numbers mean
//! (<https://github.com/apache/parquet-format/blob/master/LogicalTypes.md>).

use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use parquet::basic::{ConvertedType, LogicalType, TimeUnit, Type as PhysicalType};
use parquet::column::reader::{ColumnReader, ColumnReaderImpl};
use parquet::data_type::{AsBytes, DataType};
use parquet::errors::{ParquetError, Result as ParquetResult};
use parquet::schema::types::ColumnDescriptor;

use crate::exchange::geoparquet::ColumnType;

const EPOCH: Date = jiff::civil::date(1970, 1, 1);
const NANOSECONDS_OF_A_SECOND: i64 = 1_000_000_000;
/// The greatest number of decimals that 128 bits have.
const MOST_DECIMALS: i32 = 38;

/// Cells of one column, one for each row; none where it is null.
pub(super) type Batch<T> = Vec<Option<T>>;

/// What the numbers or bytes of a column stand for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    /// Just that.
    Plain,
    /// Words, whatever the bytes.
    Text,
    /// Numbers without a sign.
    Unsigned,
    /// Days since 1970-01-01.
    Day,
    /// Since 1970-01-01, in so many parts of a second; in UTC, or on some clock that is not said.
    Instant { parts_of_a_second: i64, utc: bool },
    /// Since midnight, in so many parts of a second.
    TimeOfDay { parts_of_a_second: i64 },
    /// With so many decimals.
    Decimal { decimals: i32 },
    /// 16 bytes (RFC 9562).
    Uuid,
}

impl Meaning {
    pub(super) fn of(column: &ColumnDescriptor) -> Self {
        let parts = |unit: &TimeUnit| match unit {
            TimeUnit::MILLIS => 1_000,
            TimeUnit::MICROS => 1_000_000,
            TimeUnit::NANOS => NANOSECONDS_OF_A_SECOND,
        };
        match column.logical_type_ref() {
            Some(LogicalType::String | LogicalType::Enum | LogicalType::Json) => return Self::Text,
            Some(LogicalType::Date) => return Self::Day,
            Some(LogicalType::Uuid) => return Self::Uuid,
            Some(LogicalType::Integer(whole)) if !whole.is_signed => return Self::Unsigned,
            Some(LogicalType::Decimal(decimal)) => return Self::Decimal { decimals: decimal.scale },
            Some(LogicalType::Time(time)) => return Self::TimeOfDay { parts_of_a_second: parts(&time.unit) },
            Some(LogicalType::Timestamp(instant)) => {
                return Self::Instant { parts_of_a_second: parts(&instant.unit), utc: instant.is_adjusted_to_u_t_c };
            }
            _ => {}
        }
        // what older files have instead
        match column.converted_type() {
            ConvertedType::UTF8 | ConvertedType::ENUM | ConvertedType::JSON => Self::Text,
            ConvertedType::DATE => Self::Day,
            ConvertedType::UINT_8 | ConvertedType::UINT_16 | ConvertedType::UINT_32 | ConvertedType::UINT_64 => Self::Unsigned,
            ConvertedType::DECIMAL => Self::Decimal { decimals: column.type_scale() },
            ConvertedType::TIME_MILLIS => Self::TimeOfDay { parts_of_a_second: 1_000 },
            ConvertedType::TIME_MICROS => Self::TimeOfDay { parts_of_a_second: 1_000_000 },
            ConvertedType::TIMESTAMP_MILLIS => Self::Instant { parts_of_a_second: 1_000, utc: true },
            ConvertedType::TIMESTAMP_MICROS => Self::Instant { parts_of_a_second: 1_000_000, utc: true },
            _ => Self::Plain,
        }
    }

    pub(super) fn column_type(self, physical: PhysicalType) -> ColumnType {
        match (self, physical) {
            (Self::Day, _) => ColumnType::Date,
            (Self::Decimal { .. }, _) | (Self::Plain, PhysicalType::FLOAT | PhysicalType::DOUBLE) => ColumnType::Number,
            (Self::Plain, PhysicalType::BOOLEAN) => ColumnType::Bool,
            (Self::Plain | Self::Unsigned, PhysicalType::INT32 | PhysicalType::INT64) => ColumnType::Int,
            _ => ColumnType::Text,
        }
    }

    fn whole_number(self, number: i64, unsigned: u64) -> String {
        match self {
            Self::Unsigned => unsigned.to_string(),
            Self::Day => day(number).unwrap_or_else(|| number.to_string()),
            Self::Instant { parts_of_a_second, utc } => instant(number, parts_of_a_second, utc).unwrap_or_else(|| number.to_string()),
            Self::TimeOfDay { parts_of_a_second } => time_of_day(number, parts_of_a_second).unwrap_or_else(|| number.to_string()),
            Self::Decimal { decimals } => decimal(i128::from(number), decimals),
            Self::Plain | Self::Text | Self::Uuid => number.to_string(),
        }
    }

    fn bytes(self, bytes: &[u8]) -> String {
        match self {
            Self::Text => String::from_utf8_lossy(bytes).into_owned(),
            Self::Decimal { decimals } => big_endian(bytes).map_or_else(|| hexadecimal(bytes), |number| decimal(number, decimals)),
            Self::Uuid if bytes.len() == 16 => {
                let digits = hexadecimal(bytes);
                let group = |range: std::ops::Range<usize>| digits.get(range).unwrap_or_default().to_owned();
                [group(0..8), group(8..12), group(12..16), group(16..20), group(20..32)].join("-")
            }
            _ => std::str::from_utf8(bytes).map_or_else(|_| hexadecimal(bytes), str::to_owned),
        }
    }
}

/// A column of one group of rows, read on from where it is.
pub(super) struct CellReader {
    meaning: Meaning,
    levels: Levels,
    column: ColumnReader,
}

/// Up to which a cell is there, and up to which it is one of several ("Nested Encoding").
#[derive(Clone, Copy)]
struct Levels {
    there: i16,
    repeated: i16,
}

impl CellReader {
    pub(super) fn new(descriptor: &ColumnDescriptor, meaning: Meaning, column: ColumnReader) -> Self {
        Self { meaning, levels: Levels { there: descriptor.max_def_level(), repeated: descriptor.max_rep_level() }, column }
    }

    /// The next rows as bytes, of a column of bytes; such a column is not repeated.
    pub(super) fn read_bytes(&mut self, rows: usize) -> ParquetResult<Batch<Vec<u8>>> {
        match &mut self.column {
            ColumnReader::ByteArrayColumnReader(column) => {
                let mut batch = Vec::with_capacity(rows);
                each_cell(column, self.levels, rows, |cell, _| batch.push(cell.map(|cell| cell.data().to_vec())))?;
                Ok(batch)
            }
            _ => Err(ParquetError::General("a geometry is no BYTE_ARRAY".to_owned())),
        }
    }

    /// The next rows as text.
    pub(super) fn read_texts(&mut self, rows: usize) -> ParquetResult<Batch<String>> {
        let (meaning, levels) = (self.meaning, self.levels);
        match &mut self.column {
            ColumnReader::BoolColumnReader(column) => texts(column, levels, rows, |yes| Some(yes.to_string())),
            ColumnReader::Int32ColumnReader(column) => {
                texts(column, levels, rows, |number| Some(meaning.whole_number(i64::from(*number), u64::from(number.cast_unsigned()))))
            }
            ColumnReader::Int64ColumnReader(column) => {
                texts(column, levels, rows, |number| Some(meaning.whole_number(*number, number.cast_unsigned())))
            }
            // nothing but points in time is kept so, on a clock that is not said
            ColumnReader::Int96ColumnReader(column) => {
                texts(column, levels, rows, |number| instant(number.to_nanos(), NANOSECONDS_OF_A_SECOND, false))
            }
            // what is no number stands for nothing, as in pandas
            ColumnReader::FloatColumnReader(column) => texts(column, levels, rows, |number| (!number.is_nan()).then(|| number.to_string())),
            ColumnReader::DoubleColumnReader(column) => {
                texts(column, levels, rows, |number| (!number.is_nan()).then(|| number.to_string()))
            }
            ColumnReader::ByteArrayColumnReader(column) => texts(column, levels, rows, |cell| Some(meaning.bytes(cell.as_bytes()))),
            ColumnReader::FixedLenByteArrayColumnReader(column) => texts(column, levels, rows, |cell| Some(meaning.bytes(cell.as_bytes()))),
        }
    }
}

/// The next rows; several cells of one row are one text, parted by `; `.
fn texts<T: DataType>(
    column: &mut ColumnReaderImpl<T>,
    levels: Levels,
    rows: usize,
    text: impl Fn(&T::T) -> Option<String>,
) -> ParquetResult<Batch<String>> {
    let mut batch: Batch<String> = Vec::with_capacity(rows);
    each_cell(column, levels, rows, |cell, goes_on| {
        let text = cell.and_then(&text);
        match (batch.last_mut(), text) {
            (Some(row), Some(text)) if goes_on => match row {
                Some(texts) => {
                    texts.push_str("; ");
                    texts.push_str(&text);
                }
                None => *row = Some(text),
            },
            (Some(_), None) if goes_on => {}
            (_, text) => batch.push(text),
        }
    })?;
    if batch.len() == rows { Ok(batch) } else { Err(too_few(rows, batch.len())) }
}

/// Calls `visit` with each cell of the next rows, or none where it is null, and whether it goes on with the row before it.
fn each_cell<T: DataType>(
    column: &mut ColumnReaderImpl<T>,
    levels: Levels,
    rows: usize,
    mut visit: impl FnMut(Option<&T::T>, bool),
) -> ParquetResult<()> {
    let (mut there, mut repeated, mut values) = (Vec::new(), Vec::new(), Vec::new());
    let mut read = 0;
    // a call ends early where a page does
    while read < rows {
        let (more, ..) = column.read_records(rows - read, Some(&mut there), Some(&mut repeated), &mut values)?;
        if more == 0 {
            return Err(too_few(rows, read));
        }
        read += more;
    }
    let mut values = values.iter();
    let mut missing = 0;
    let mut next = |is_there: bool| {
        let value = if is_there { values.next() } else { None };
        missing += usize::from(is_there && value.is_none());
        value
    };
    if levels.there == 0 {
        (0..rows).for_each(|_| visit(next(true), false));
    } else {
        for (n, level) in there.iter().enumerate() {
            let goes_on = levels.repeated > 0 && repeated.get(n).is_some_and(|level| *level > 0);
            visit(next(*level == levels.there), goes_on);
        }
    }
    if missing == 0 { Ok(()) } else { Err(too_few(rows, rows - missing.min(rows))) }
}

fn too_few(expected: usize, found: usize) -> ParquetError {
    ParquetError::General(format!("a column ends too early: expected {expected} more rows, found {found}"))
}

fn day(days: i64) -> Option<String> {
    EPOCH.checked_add(SignedDuration::try_from_hours(days.checked_mul(24)?)?).ok().map(|day| day.to_string())
}

fn instant(number: i64, parts_of_a_second: i64, utc: bool) -> Option<String> {
    let nanoseconds = number.rem_euclid(parts_of_a_second) * (NANOSECONDS_OF_A_SECOND / parts_of_a_second);
    let instant = Timestamp::new(number.div_euclid(parts_of_a_second), nanoseconds as i32).ok()?;
    Some(if utc { instant.to_string() } else { instant.to_zoned(TimeZone::UTC).datetime().to_string() })
}

fn time_of_day(number: i64, parts_of_a_second: i64) -> Option<String> {
    let nanoseconds = number.rem_euclid(parts_of_a_second) * (NANOSECONDS_OF_A_SECOND / parts_of_a_second);
    let seconds = number.div_euclid(parts_of_a_second);
    let part = |number: i64| i8::try_from(number).ok();
    Time::new(part(seconds / 3600)?, part(seconds / 60 % 60)?, part(seconds % 60)?, nanoseconds as i32).ok().map(|time| time.to_string())
}

fn decimal(number: i128, decimals: i32) -> String {
    let Ok(places) = usize::try_from(decimals.clamp(0, MOST_DECIMALS)) else { return number.to_string() };
    if places == 0 {
        return number.to_string();
    }
    let sign = if number < 0 { "-" } else { "" };
    let digits = format!("{:0>width$}", number.unsigned_abs(), width = places + 1);
    let (whole, fraction) = digits.split_at(digits.len() - places);
    format!("{sign}{whole}.{fraction}")
}

/// A number in two's complement, the highest byte first; none of more than 128 bits.
fn big_endian(bytes: &[u8]) -> Option<i128> {
    if bytes.len() > 16 {
        return None;
    }
    let start = if bytes.first().is_some_and(|byte| byte & 0x80 != 0) { -1 } else { 0 };
    Some(bytes.iter().fold(start, |number: i128, byte| (number << 8) | i128::from(*byte)))
}

fn hexadecimal(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut digits, byte| {
        // writing to a string cannot fail
        let _ = write!(digits, "{byte:02x}");
        digits
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_points_in_time_are_those_of_iso_8601() {
        assert_eq!(Meaning::Day.whole_number(20_209, 0), "2025-05-01");
        assert_eq!(Meaning::Day.whole_number(-1, 0), "1969-12-31");
        let milliseconds = |utc| Meaning::Instant { parts_of_a_second: 1_000, utc };
        assert_eq!(milliseconds(true).whole_number(1_746_090_000_500, 0), "2025-05-01T09:00:00.5Z");
        assert_eq!(milliseconds(false).whole_number(-1, 0), "1969-12-31T23:59:59.999");
        assert_eq!(Meaning::TimeOfDay { parts_of_a_second: 1_000_000 }.whole_number(34_200_000_000, 0), "09:30:00");
    }

    #[test]
    fn a_day_beyond_the_calendar_stays_a_number() {
        assert_eq!(Meaning::Day.whole_number(i64::MAX, 0), i64::MAX.to_string());
        assert_eq!(Meaning::Day.whole_number(i64::from(i32::MIN), 0), i32::MIN.to_string());
        assert_eq!(Meaning::Instant { parts_of_a_second: 1_000, utc: true }.whole_number(i64::MIN, 0), i64::MIN.to_string());
        assert_eq!(Meaning::TimeOfDay { parts_of_a_second: 1_000 }.whole_number(-5, 0), "-5");
    }

    #[test]
    fn decimals_keep_their_places() {
        let cents = Meaning::Decimal { decimals: 2 };
        assert_eq!(cents.whole_number(5, 0), "0.05");
        assert_eq!(cents.whole_number(-12_345, 0), "-123.45");
        assert_eq!(cents.bytes(&[0xFF, 0x38]), "-2.00");
        assert_eq!(Meaning::Decimal { decimals: i32::MAX }.whole_number(1, 0).len(), 40);
        assert_eq!(cents.bytes(&[1; 17]), "01".repeat(17));
    }

    #[test]
    fn bytes_are_text_where_they_can_be() {
        assert_eq!(Meaning::Plain.bytes("دير الزور".as_bytes()), "دير الزور");
        assert_eq!(Meaning::Plain.bytes(&[0xFF, 0]), "ff00");
        assert_eq!(Meaning::Uuid.bytes(&[0x11; 16]), "11111111-1111-1111-1111-111111111111");
        assert_eq!(Meaning::Unsigned.whole_number(-1, u64::MAX), u64::MAX.to_string());
    }
}
