//! The ground's painter on a thread of its own: tiles are read, decoded, drawn and lettered there, and the window never waits.

use std::sync::mpsc::{Receiver, Sender, TryRecvError, channel};
use std::thread::JoinHandle;

use egui::Context;

use super::texts::tr;
use crate::basemap::{MapSource, Theme};
use crate::paint::{Adapter, Backdrop, Ground, GroundPainter, GroundRequest, WORLD};

/// How much is drawn beyond each edge of the view, in points: as far as the map can be dragged before new ground is needed.
const MARGIN: f32 = 128.0;
/// With less than this left of the margin, new ground is asked for.
const RESERVE: f32 = 32.0;

enum Wish {
    Paint(GroundRequest),
    Open(MapSource, Theme),
    /// Tiles have arrived from far away.
    Again,
    /// The window is closing.
    End,
}

enum Answer {
    Ground(Box<Ground>),
    Opened(MapSource),
    Refused {
        reason: String,
        shown: MapSource,
    },
    /// There is nothing to draw on, or it broke.
    Failed(String),
}

/// What became of a map that was to be opened.
pub(super) enum Opening {
    /// It is shown now.
    Done(MapSource),
    /// It is not; the old one stays.
    Refused {
        /// Why.
        reason: String,
        /// The old one.
        shown: MapSource,
    },
}

/// The thread, and what it has drawn so far.
pub struct GroundThread {
    wishes: Sender<Wish>,
    answers: Receiver<Answer>,
    thread: Option<JoinHandle<()>>,
    asked: Option<GroundRequest>,
    /// The grounds at hand.
    pub backdrop: Backdrop,
    /// Why there is no ground.
    pub failed: Option<String>,
}

impl GroundThread {
    /// Starts the thread, which finds itself a graphics adapter. `context` is woken when there is something new to show.
    #[must_use]
    pub fn start(context: &Context, source: &MapSource, theme: Theme) -> Self {
        let (wishes, to_do) = channel();
        let (done, answers) = channel();
        if *source != MapSource::BuiltIn {
            // the channel is open: its other end goes to the thread two lines below
            let _ = wishes.send(Wish::Open(source.clone(), theme));
        }
        let (again, context) = (wishes.clone(), context.clone());
        let work = move || work(&to_do, again, &done, &context, theme);
        let thread = std::thread::Builder::new().name("ground".to_owned()).spawn(work);
        let failed = thread.as_ref().err().map(ToString::to_string);
        Self { wishes, answers, thread: thread.ok(), asked: None, backdrop: Backdrop::default(), failed }
    }

    /// Without a thread, and so without ground.
    #[must_use]
    pub fn idle() -> Self {
        let (wishes, _) = channel();
        let (_, answers) = channel();
        Self { wishes, answers, thread: None, asked: None, backdrop: Backdrop::default(), failed: None }
    }

    /// Asks for the ground of a view, if what was asked for before does not serve.
    pub(super) fn want(&mut self, wanted: GroundRequest) {
        if !self.asked.is_some_and(|asked| asked.serves(&wanted, MARGIN - RESERVE)) {
            let request = wanted.with_margin(MARGIN);
            self.asked = Some(request);
            self.send(Wish::Paint(request));
        }
    }

    /// Asks for another map.
    pub(super) fn open(&mut self, source: MapSource, theme: Theme) {
        self.send(Wish::Open(source, theme));
    }

    fn send(&self, wish: Wish) {
        // a thread that has ended has said why
        let _ = self.wishes.send(wish);
    }

    /// Takes over what the thread has drawn since.
    pub(super) fn receive(&mut self, context: &Context) -> Option<Opening> {
        let mut opening = None;
        loop {
            match self.answers.try_recv() {
                Ok(answer) => opening = self.take(context, answer).or(opening),
                Err(TryRecvError::Empty) => return opening,
                Err(TryRecvError::Disconnected) => {
                    // it said why, or it panicked and could not
                    if self.thread.is_some() {
                        self.failed.get_or_insert_with(|| tr!("app-ground-ended").to_owned());
                    }
                    return opening;
                }
            }
        }
    }

    fn take(&mut self, context: &Context, answer: Answer) -> Option<Opening> {
        match answer {
            Answer::Ground(ground) => {
                self.backdrop.take(context, *ground);
                self.failed = None;
                None
            }
            Answer::Opened(source) => Some(Opening::Done(source)),
            Answer::Refused { reason, shown } => Some(Opening::Refused { reason, shown }),
            Answer::Failed(reason) => {
                self.failed = Some(reason);
                None
            }
        }
    }

    /// Waits until the ground that was asked for last is there, with the coarse map beneath it, or cannot be had. For tests, which have time.
    pub fn settle(&mut self, context: &Context) {
        let settled = |own: &Self| own.backdrop.world().is_some() && own.backdrop.shown() == own.asked.as_ref();
        while self.failed.is_none() && self.asked.is_some() && !settled(self) {
            let Ok(answer) = self.answers.recv() else { return };
            self.take(context, answer);
        }
    }

    /// Ends the thread after the ground at hand, and waits for that. What is there stays, nothing new comes, and no frame is asked for any more.
    pub fn stop(&mut self) {
        self.send(Wish::End);
        if let Some(thread) = self.thread.take() {
            // it ends, or has panicked, which it has said on its own
            let _ = thread.join();
        }
    }
}

impl Drop for GroundThread {
    /// A graphics driver must not be at work while the process ends.
    fn drop(&mut self) {
        self.stop();
    }
}

/// Draws what is wished for, of several wishes the latest, until the window closes.
fn work(wishes: &Receiver<Wish>, again: Sender<Wish>, answers: &Sender<Answer>, context: &Context, theme: Theme) {
    let answer = |answer: Answer| {
        // the window may be closing, and then nobody listens
        let _ = answers.send(answer);
        context.request_repaint();
    };
    let mut painter = match GroundPainter::new(Adapter::Fast, &MapSource::BuiltIn, theme) {
        Ok(painter) => painter,
        Err(error) => return answer(Answer::Failed(error.to_string())),
    };
    painter.when_tiles_arrive(move || {
        let _ = again.send(Wish::Again);
    });
    let mut shown = MapSource::BuiltIn;
    let mut request: Option<GroundRequest> = None;
    let mut world: Option<Theme> = None;
    let mut is_waiting = false;
    while let Ok(first) = wishes.recv() {
        let mut is_stale = false;
        for wish in std::iter::once(first).chain(wishes.try_iter()) {
            match wish {
                Wish::Paint(wanted) => (request, is_stale) = (Some(wanted), true),
                Wish::Open(source, theme) => match painter.open(&source, theme) {
                    Ok(()) => {
                        is_stale = true;
                        shown.clone_from(&source);
                        answer(Answer::Opened(source));
                    }
                    Err(error) => answer(Answer::Refused { reason: error.to_string(), shown: shown.clone() }),
                },
                Wish::Again => is_stale |= is_waiting,
                Wish::End => return,
            }
        }
        let Some(request) = request.filter(|_| is_stale) else { continue };
        match painter.paint(&request) {
            Ok(ground) => {
                is_waiting = ground.is_waiting;
                answer(Answer::Ground(Box::new(ground)));
            }
            Err(error) => answer(Answer::Failed(error.to_string())),
        }
        if world != Some(request.theme) {
            world = Some(request.theme);
            if let Ok(ground) = painter.paint(&GroundRequest { view: WORLD, pixels_per_point: 1.0, ..request }) {
                answer(Answer::Ground(Box::new(ground)));
            }
        }
    }
}
