//! How far a long pass has come, on one line of the terminal.

use std::io::{IsTerminal, Write};
use std::sync::Mutex;
use std::time::{Duration, Instant};

use super::count;

pub struct Progress {
    size: Option<u64>,
    started: Instant,
    is_shown: bool,
    state: Mutex<State>,
}

struct State {
    rows: usize,
    at: u64,
    told: Instant,
}

impl Progress {
    pub fn of(size: Option<u64>) -> Self {
        let started = Instant::now();
        let state = Mutex::new(State { rows: 0, at: 0, told: started });
        Self { size, started, is_shown: std::io::stderr().is_terminal(), state }
    }

    /// Notes rows that were decided, and how far the file was read for them.
    pub fn advance(&self, rows: usize, at: u64) {
        let Ok(mut state) = self.state.lock() else { return };
        state.rows = state.rows.saturating_add(rows);
        state.at = state.at.max(at);
        if self.is_shown && state.told.elapsed() > Duration::from_millis(100) {
            state.told = Instant::now();
            let _ = write!(std::io::stderr(), "\r\u{1b}[K{}", self.told(&state));
        }
    }

    #[expect(clippy::cast_precision_loss, reason = "a bar has twenty steps")]
    fn told(&self, state: &State) -> String {
        let speed = state.rows as f64 / self.started.elapsed().as_secs_f64();
        let lines = format!("{} lines, {speed:.0} a second", count(state.rows));
        let Some(size) = self.size.filter(|size| *size > 0) else { return lines };
        let share = (state.at as f64 / size as f64).clamp(0.0, 1.0);
        let full = (1..=20).filter(|step| f64::from(*step) / 20.0 <= share).count();
        format!("[{:-<20}] {:>3.0} %  {lines}", "#".repeat(full), share * 100.0)
    }

    /// Leaves the line as it was.
    pub fn end(&self) {
        if self.is_shown {
            let _ = write!(std::io::stderr(), "\r\u{1b}[K");
        }
    }
}
