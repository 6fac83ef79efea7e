//! Writing on a thread of its own, so that reading and laying out go on while the disk takes what is there.

use std::io::{self, Write};
use std::sync::mpsc::{Receiver, Sender, SyncSender, channel, sync_channel};

use super::ImportError;

/// So much is handed over at once, in bytes.
const CHUNK: usize = 1 << 20;
/// So many chunks may wait; more than the disk takes is not laid out.
const WAITING: usize = 3;

/// Lets `work` write to `out` through a thread, and gives back both when all is written.
///
/// # Errors
/// What `out` says where it could not be written, or else what `work` says.
pub(super) fn write_behind<W: Write + Send, T>(
    mut out: W,
    work: impl FnOnce(WriteBehind) -> Result<(T, WriteBehind), ImportError>,
) -> Result<(T, W), ImportError> {
    std::thread::scope(|scope| {
        let (full, chunks) = sync_channel::<Vec<u8>>(WAITING);
        let (emptied, empty) = channel();
        let writer = scope.spawn(move || {
            take(&mut out, &chunks, &emptied)?;
            out.flush()?;
            Ok(out)
        });
        let worked = work(WriteBehind { chunk: Vec::with_capacity(CHUNK), full, empty })
            .and_then(|(value, mut behind)| behind.hand_over().map(|()| value).map_err(ImportError::Unwritten));
        // the channel is closed now, and the writer ends
        let written = writer.join().unwrap_or_else(|_| Err(io::Error::other("the thread that writes ended before its work")));
        match (worked, written) {
            (Ok(value), Ok(out)) => Ok((value, out)),
            // that nobody takes any more follows from why nothing could be written
            (Ok(_) | Err(ImportError::Unwritten(_)), Err(error)) => Err(ImportError::Unwritten(error)),
            (Err(error), _) => Err(error),
        }
    })
}

fn take(out: &mut impl Write, chunks: &Receiver<Vec<u8>>, emptied: &Sender<Vec<u8>>) -> io::Result<()> {
    for mut chunk in chunks {
        out.write_all(&chunk)?;
        chunk.clear();
        // at the end nobody wants it back
        let _ = emptied.send(chunk);
    }
    Ok(())
}

/// Takes what is written, and hands it over in large pieces.
pub(super) struct WriteBehind {
    chunk: Vec<u8>,
    full: SyncSender<Vec<u8>>,
    empty: Receiver<Vec<u8>>,
}

impl WriteBehind {
    fn hand_over(&mut self) -> io::Result<()> {
        let next = self.empty.try_recv().unwrap_or_else(|_| Vec::with_capacity(CHUNK));
        let chunk = std::mem::replace(&mut self.chunk, next);
        self.full.send(chunk).map_err(|_| io::Error::from(io::ErrorKind::BrokenPipe))
    }
}

impl Write for WriteBehind {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.chunk.extend_from_slice(bytes);
        if self.chunk.len() >= CHUNK {
            self.hand_over()?;
        }
        Ok(bytes.len())
    }

    /// Nothing is forced: what is not handed over yet goes with the next piece, or at the end.
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Takes so many bytes and then says that the disk is full.
    struct Full(usize);

    impl Write for Full {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            if self.0 < bytes.len() {
                return Err(io::ErrorKind::StorageFull.into());
            }
            self.0 -= bytes.len();
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    fn lines(mut behind: WriteBehind, count: usize) -> Result<((), WriteBehind), ImportError> {
        for n in 0..count {
            writeln!(behind, "line {n}").map_err(ImportError::Unwritten)?;
        }
        Ok(((), behind))
    }

    #[test]
    fn everything_arrives_in_its_order() {
        let count = 300_000;
        let ((), written) = write_behind(Vec::new(), |behind| lines(behind, count)).unwrap();
        let expected: String = (0..count).map(|n| format!("line {n}\n")).collect::<Vec<_>>().concat();
        assert!(written == expected.as_bytes() && written.len() > WAITING * CHUNK / 2);
    }

    #[test]
    fn a_full_disk_is_said_as_such_wherever_it_is_noticed() {
        for (room, count) in [(0, 1), (CHUNK, 200_000), (5 * CHUNK, 2_000_000)] {
            let Err(ImportError::Unwritten(error)) = write_behind(Full(room), |behind| lines(behind, count)) else { panic!("it fits") };
            assert_eq!(error.kind(), io::ErrorKind::StorageFull, "{room} bytes of room");
        }
    }

    #[test]
    fn what_the_work_says_goes_before_that_all_was_written() {
        let stopped = write_behind(Vec::new(), |_| Err::<((), WriteBehind), _>(ImportError::Cancelled));
        assert!(matches!(stopped, Err(ImportError::Cancelled)));
    }
}
