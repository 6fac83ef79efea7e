//! A real window on a virtual display: it starts, draws, and ends with 0 when it is closed.
//!
//! Linux only; it needs Xvfb, xdotool and a Vulkan driver (in software will do), which `scripts/test` installs.

use std::io::{BufRead as _, BufReader};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// Ends its process when it goes out of scope, also when the test fails.
struct Ends(Child);

impl Drop for Ends {
    fn drop(&mut self) {
        // it may have ended by itself
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn installed(program: &str) -> bool {
    std::env::var_os("PATH").is_some_and(|path| std::env::split_paths(&path).any(|folder| folder.join(program).is_file()))
}

fn wait_for<T>(what: &str, mut probe: impl FnMut() -> Option<T>) -> T {
    let begun = Instant::now();
    while begun.elapsed() < Duration::from_mins(1) {
        if let Some(found) = probe() {
            return found;
        }
        std::thread::sleep(Duration::from_millis(150));
    }
    panic!("waited a minute in vain for {what}");
}

#[test]
fn a_real_window_starts_draws_and_ends_with_zero_when_closed() {
    if !cfg!(target_os = "linux") || !installed("Xvfb") || !installed("xdotool") {
        println!("skipped: Xvfb or xdotool is not installed (Debian: xvfb, xdotool)");
        return;
    }
    let mut server = Ends(
        Command::new("Xvfb")
            .args(["-displayfd", "1", "-screen", "0", "1440x900x24"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap(),
    );
    let mut number = String::new();
    BufReader::new(server.0.stdout.take().unwrap()).read_line(&mut number).unwrap();
    let display = format!(":{}", number.trim());
    let home = tempfile::tempdir().unwrap();
    let mut window = Ends(
        Command::new(env!("CARGO_BIN_EXE_dateline"))
            .env("DISPLAY", &display)
            .env_remove("WAYLAND_DISPLAY")
            .env("XDG_DATA_HOME", home.path())
            .env("XDG_RUNTIME_DIR", home.path())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap(),
    );
    let xdotool = |arguments: &[&str]| Command::new("xdotool").args(arguments).env("DISPLAY", &display).output().unwrap();
    let id = wait_for("the window", || {
        if let Some(status) = window.0.try_wait().unwrap() {
            let mut said = String::new();
            std::io::Read::read_to_string(&mut window.0.stderr.take().unwrap(), &mut said).unwrap();
            panic!("the program ended with {status} before it had a window: {said}");
        }
        let found = xdotool(&["search", "--onlyvisible", "--name", "Dateline"]);
        String::from_utf8_lossy(&found.stdout).lines().next().map(str::to_owned)
    });
    // some time to draw; then ask it to close, as a click on the cross does
    std::thread::sleep(Duration::from_secs(3));
    assert!(window.0.try_wait().unwrap().is_none(), "it stays open");
    xdotool(&["windowfocus", "--sync", &id]);
    xdotool(&["key", "--window", &id, "ctrl+q"]);
    let status = wait_for("the end of the program", || {
        xdotool(&["windowquit", &id]);
        window.0.try_wait().unwrap()
    });
    assert!(status.success(), "{status}");
}
