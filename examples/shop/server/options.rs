//! How is the shop started?

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::PathBuf;

use lettre::Address;

/// What `--help` prints.
pub const USAGE: &str = "\
Usage: shop [OPTIONS]

  --port N          the port; 0 takes any that is free (default: 8080)
  --host ADDRESS    the address to listen on (default: 127.0.0.1)
  --allow-remote    let --host be an address that other machines reach
  --database PATH   where submissions are kept (default: target/shop.sqlite)
  --root PATH       the folder with www/ and pkg/ (default: the current one)
  --now INSTANT     start the shop's clock at this instant, such as
                    2026-11-22T10:00:00+08:00 (default: the computer's clock)
  --smtp ADDRESS    a mail relay on this machine, such as 127.0.0.1:2525; without
                    it letters are only kept, and shown at the desk
  --from ADDRESS    whom letters are from
                    (default: aftersales@lantern-lane.example)
  --without-wasm    forbid WebAssembly in the pages' policy, as a strict shop does
  --help            this text
";

/// How the shop is started.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// The address to listen on.
    pub host: IpAddr,
    /// The port; 0 takes any that is free.
    pub port: u16,
    /// Where submissions are kept.
    pub database: PathBuf,
    /// The folder with `www/` and `pkg/`.
    pub root: PathBuf,
    /// Do the pages forbid WebAssembly?
    pub without_wasm: bool,
    /// Where the clock starts, in epoch milliseconds, if not at the computer's time.
    pub now: Option<i64>,
    /// The relay that takes letters, if they are sent.
    pub smtp: Option<SocketAddr>,
    /// Whom letters are from.
    pub from: Address,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            host: IpAddr::V4(Ipv4Addr::LOCALHOST),
            port: 8080,
            database: PathBuf::from("target/shop.sqlite"),
            root: PathBuf::from("."),
            without_wasm: false,
            now: None,
            smtp: None,
            from: Address::new("aftersales", "lantern-lane.example").expect("an address"),
        }
    }
}

impl Options {
    /// Reads the command line; of an option that comes twice the last one holds.
    pub fn read(arguments: &[String]) -> Result<Self, String> {
        let mut options = Self::default();
        let mut remote = false;
        let mut rest = arguments.iter();
        while let Some(name) = rest.next() {
            if name == "--allow-remote" {
                remote = true;
                continue;
            }
            if name == "--without-wasm" {
                options.without_wasm = true;
                continue;
            }
            let mut value = || rest.next().ok_or_else(|| format!("{name} needs a value"));
            match name.as_str() {
                "--port" => options.port = value()?.parse().map_err(|_| "--port takes a number up to 65535")?,
                "--host" => options.host = address(value()?)?,
                "--database" => options.database = value()?.into(),
                "--root" => options.root = value()?.into(),
                "--now" => options.now = Some(instant(value()?)?),
                "--smtp" => options.smtp = Some(relay(value()?)?),
                "--from" => options.from = value()?.parse().map_err(|_| "--from takes an address of mail")?,
                _ => return Err(format!("there is no option {name}")),
            }
        }
        if !remote && !options.host.is_loopback() {
            return Err(format!("{} can be reached by other machines; add --allow-remote to mean it", options.host));
        }
        Ok(options)
    }
}

fn address(text: &str) -> Result<IpAddr, String> {
    if text == "localhost" {
        return Ok(IpAddr::V4(Ipv4Addr::LOCALHOST));
    }
    text.parse().map_err(|_| format!("--host takes an IP address, not {text}"))
}

/// Letters go to the relay as they are, so they must not leave the machine.
fn relay(text: &str) -> Result<SocketAddr, String> {
    let read: Option<SocketAddr> = text.parse().ok();
    read.filter(|relay| relay.ip().is_loopback())
        .ok_or_else(|| format!("--smtp takes an IP address of this machine with a port, not {text}"))
}

fn instant(text: &str) -> Result<i64, String> {
    let read = chrono::DateTime::parse_from_rfc3339(text);
    read.map(|instant| instant.timestamp_millis())
        .map_err(|_| format!("--now takes an instant with an offset, not {text}"))
}
