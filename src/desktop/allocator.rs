//! Why the program starts itself anew on Linux: to hold the window's memory down.
//!
//! Without a GPU, Mesa draws the map with threads that allocate and free large blocks all the time. glibc gives each thread an
//! arena and keeps what was freed there: after much zooming the window held 360 MB, of which half was nothing. One arena, from
//! which large blocks go back to the system at once, holds it at 250 MB. glibc reads these settings once, before `main`, so
//! they have to stand in the environment of the process (`man 3 mallopt`).

/// The variables that glibc reads, and what holds the window's memory down.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
const SETTINGS: [(&str, &str); 3] = [("MALLOC_ARENA_MAX", "1"), ("MALLOC_MMAP_THRESHOLD_", "32768"), ("MALLOC_TRIM_THRESHOLD_", "65536")];

/// Puts the same program with the same arguments in the place of this process, with the allocator set; once, and not where
/// somebody set it already. Comes back where there is nothing to do, and where it cannot be done: then the window is only larger.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
pub(super) fn restart_with_settings() {
    use std::os::unix::process::CommandExt as _;

    if SETTINGS.iter().any(|(name, _)| std::env::var_os(name).is_some()) {
        return;
    }
    let Ok(program) = std::env::current_exe() else { return };
    let mut arguments = std::env::args_os();
    let mut again = std::process::Command::new(program);
    if let Some(name) = arguments.next() {
        again.arg0(name);
    }
    // on success this does not return
    let _refused = again.args(arguments).envs(SETTINGS).exec();
}

/// Other C libraries have no such settings, and no need of them.
#[cfg(not(all(target_os = "linux", target_env = "gnu")))]
pub(super) fn restart_with_settings() {}
