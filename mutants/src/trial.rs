//! The tests, run with one mutant awake.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    Noticed,
    /// The tests did not end.
    Endless,
    Missed,
}

impl Outcome {
    pub fn name(self) -> &'static str {
        match self {
            Self::Noticed => "noticed",
            Self::Endless => "endless",
            Self::Missed => "missed",
        }
    }
}

pub struct Trial {
    copy: PathBuf,
    /// Each with the time after which it is not waited for.
    programs: Vec<(PathBuf, Duration)>,
}

impl Trial {
    /// The programs, which pass without a mutant.
    pub fn of(copy: &Path, programs: Vec<PathBuf>) -> Self {
        let programs = programs
            .into_iter()
            .map(|program| {
                let begun = Instant::now();
                let ended = started(copy, &program, usize::MAX).wait().expect("a test ends");
                assert!(ended.success(), "{} fails without a mutant", program.display());
                println!("{:>5.1} s {}", begun.elapsed().as_secs_f64(), program.display());
                (program, begun.elapsed() * 10 + Duration::from_secs(20))
            })
            .collect();
        Self { copy: copy.to_owned(), programs }
    }

    pub fn of_mutant(&self, number: usize) -> Outcome {
        for (program, patience) in &self.programs {
            match ended(started(&self.copy, program, number), *patience) {
                Some(true) => {}
                Some(false) => return Outcome::Noticed,
                None => return Outcome::Endless,
            }
        }
        Outcome::Missed
    }
}

fn started(copy: &Path, program: &Path, number: usize) -> Child {
    Command::new(program)
        .env("AFTERSALES_MUTANT", number.to_string())
        // Where cargo itself starts a test.
        .env("CARGO_MANIFEST_DIR", copy)
        // One failure is enough, and need not be explained.
        .env("RUST_BACKTRACE", "0")
        .env("RUSTC_BOOTSTRAP", "1")
        .args(["-Z", "unstable-options", "--fail-fast"])
        // The same table once more, as types and as built policies.
        .args(["--skip", "the_table"])
        .env("RUST_TEST_THREADS", "1")
        .current_dir(copy)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("a test starts")
}

/// Whether a test passed; `None` if it did not end in time.
fn ended(mut child: Child, patience: Duration) -> Option<bool> {
    let begun = Instant::now();
    loop {
        if let Some(status) = child.try_wait().expect("a test is watched") {
            return Some(status.success());
        }
        if begun.elapsed() > patience {
            child.kill().expect("a test can be ended");
            child.wait().expect("a test ends");
            return None;
        }
        std::thread::sleep(Duration::from_millis(20));
    }
}
