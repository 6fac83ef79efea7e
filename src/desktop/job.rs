//! Work on a thread of its own: it says how far it has come, can be broken off, and ends in one value. The window never waits for it.

use std::ops::ControlFlow;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, TryRecvError, channel};

use egui::{Context, ProgressBar, Window, vec2};

use super::texts::{speak, spoken, tr};

/// Work that goes on, and ends in a `T`.
pub(super) struct Job<T> {
    news: Receiver<News<T>>,
    cancelled: Arc<AtomicBool>,
    /// What it is called, for people.
    pub(super) name: String,
    /// How much there is to do, in whatever it counts.
    total: u64,
    done: u64,
}

enum News<T> {
    Done(u64),
    End(T),
}

/// What the work says to the window.
pub(super) struct Reporter<T> {
    news: Sender<News<T>>,
    cancelled: Arc<AtomicBool>,
    ctx: Context,
}

impl<T> Reporter<T> {
    /// So much is done; the answer says whether to go on.
    pub(super) fn at(&self, done: u64) -> ControlFlow<()> {
        self.tell(News::Done(done));
        if self.is_cancelled() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    }

    /// Whether the user has broken it off.
    pub(super) fn is_cancelled(&self) -> bool {
        self.cancelled.load(Ordering::Relaxed)
    }

    fn tell(&self, news: News<T>) {
        // the window may be gone
        let _ = self.news.send(news);
        self.ctx.request_repaint();
    }
}

impl<T: Send + 'static> Job<T> {
    /// Begins.
    ///
    /// # Errors
    /// In words, when no thread could be started.
    pub(super) fn begin(
        name: impl Into<String>,
        total: u64,
        ctx: &Context,
        work: impl FnOnce(&Reporter<T>) -> T + Send + 'static,
    ) -> Result<Self, String> {
        let (sender, news) = channel();
        let cancelled = Arc::new(AtomicBool::new(false));
        let reporter = Reporter { news: sender, cancelled: Arc::clone(&cancelled), ctx: ctx.clone() };
        let language = spoken();
        let run = move || {
            speak(language);
            let end = work(&reporter);
            reporter.tell(News::End(end));
        };
        std::thread::Builder::new().spawn(run).map_err(|error| tr!("job-no-thread", error = error.to_string()))?;
        Ok(Self { news, cancelled, name: name.into(), total, done: 0 })
    }

    /// Takes in what was said since it was last asked: none while it goes on, then how it ended; an error in words where it ended without
    /// a word.
    pub(super) fn poll(&mut self) -> Option<Result<T, String>> {
        loop {
            match self.news.try_recv() {
                Ok(News::Done(done)) => self.done = done,
                Ok(News::End(end)) => return Some(Ok(end)),
                Err(TryRecvError::Empty) => return None,
                Err(TryRecvError::Disconnected) => return Some(Err(tr!("job-ended-early", name = &self.name))),
            }
        }
    }
}

impl<T> Job<T> {
    /// Breaks it off.
    pub(super) fn stop(&self) {
        self.cancelled.store(true, Ordering::Relaxed);
    }

    /// Shows how far it has come, and the way to break it off.
    pub(super) fn show(&self, ctx: &Context, title: &str, amount: impl Fn(u64) -> String) {
        let window = Window::new(title).default_pos(ctx.viewport_rect().center() - vec2(150.0, 60.0));
        window.collapsible(false).resizable(false).show(ctx, |ui| {
            ui.label(&self.name);
            let part = self.done as f32 / self.total.max(1) as f32;
            ui.add(ProgressBar::new(part).text(tr!("job-done-of", done = amount(self.done), total = amount(self.total))));
            if ui.button(tr!("job-break-off")).clicked() {
                self.stop();
            }
        });
    }
}
