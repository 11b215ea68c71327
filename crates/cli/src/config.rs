//! What the operator asked for, from arguments and environment, and whether it can be done safely.

use std::{
    ffi::OsString,
    net::SocketAddr,
    path::{Path, PathBuf},
};

use clap::Args;
use ipnet::IpNet;
use yomikai_app::Database;
use yomikai_domain::Language;

use crate::error::{Error, Result};

/// What is read from the environment, once.
pub(crate) struct Environment {
    /// The language of the operator's terminal.
    pub(crate) language: Language,
    /// `YOMIKAI_DATABASE`.
    pub(crate) database: Option<String>,
    /// `YOMIKAI_LOG`.
    pub(crate) log: Option<String>,
}

impl Environment {
    pub(crate) fn read() -> Self {
        Self::from(|name| std::env::var_os(name))
    }

    fn from(variable: impl Fn(&str) -> Option<OsString>) -> Self {
        let text = |name| variable(name)?.into_string().ok().filter(|text| !text.is_empty());
        // POSIX: the first of these that is set decides.
        let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(text).unwrap_or_default();
        let tag = locale.split(['.', '@']).next().unwrap_or_default();
        Self {
            language: Language::from_tag(tag).unwrap_or(Language::En),
            database: text("YOMIKAI_DATABASE"),
            log: text("YOMIKAI_LOG"),
        }
    }
}

/// Where everything is kept: a folder with SQLite in it, or PostgreSQL.
#[derive(Args)]
pub(crate) struct Place {
    #[arg(long, value_name = "DIR", conflicts_with = "database")]
    pub(crate) data: Option<PathBuf>,
    #[arg(long, value_name = "URL")]
    pub(crate) database: Option<String>,
}

/// A place that was said clearly.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Kept {
    /// In a folder.
    Folder(PathBuf),
    /// In PostgreSQL.
    Postgres(String),
}

impl Place {
    /// What was said; an argument goes before the environment.
    ///
    /// # Errors
    /// When nothing was said, or the address is none of PostgreSQL.
    pub(crate) fn kept(self, environment: &Environment) -> Result<Kept> {
        if let Some(folder) = self.data {
            return Ok(Kept::Folder(folder));
        }
        let url = self.database.or_else(|| environment.database.clone()).ok_or(Error::NoPlace)?;
        if ["postgres://", "postgresql://"].iter().any(|scheme| url.starts_with(scheme)) {
            Ok(Kept::Postgres(url))
        } else {
            Err(Error::DatabaseUrl)
        }
    }
}

impl Kept {
    /// The database.
    pub(crate) fn database(&self) -> Database {
        match self {
            Self::Folder(folder) => Database::Sqlite(sqlite_file(folder)),
            Self::Postgres(url) => Database::Postgres(url.clone()),
        }
    }

    /// The database, if there is one: nothing is made by asking for it.
    ///
    /// # Errors
    /// When the folder holds none.
    pub(crate) fn existing_database(&self) -> Result<Database> {
        match self {
            Self::Folder(folder) if !sqlite_file(folder).is_file() => Err(Error::NothingHere(folder.clone())),
            _ => Ok(self.database()),
        }
    }
}

/// The database's file in a data folder.
pub(crate) fn sqlite_file(folder: &Path) -> PathBuf {
    folder.join("yomikai.sqlite")
}

/// The address that people use, as it was typed: `https://` and a host, and nothing behind it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct PublicUrl(String);

impl PublicUrl {
    /// # Errors
    /// When it is no `https` address, or has a path.
    pub(crate) fn parse(typed: &str) -> Result<Self> {
        let wrong = || Error::PublicUrl(typed.to_owned());
        let host = typed.strip_prefix("https://").ok_or_else(wrong)?.trim_end_matches('/');
        let is_host = |c: char| c.is_ascii_alphanumeric() || "-.:[]".contains(c);
        if host.is_empty() || !host.chars().all(is_host) {
            return Err(wrong());
        }
        Ok(Self(format!("https://{}", host.to_ascii_lowercase())))
    }

    /// Without a slash at its end.
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }
}

/// Refuses to send passwords and postmortems over a network in the clear.
///
/// # Errors
/// When `listen` is wider than this machine without an https address and the proxy that serves it.
pub(crate) fn check_reach(
    listen: SocketAddr,
    public_url: Option<&PublicUrl>,
    proxies: &[IpNet],
) -> Result<()> {
    let behind_a_proxy = public_url.is_some() && !proxies.is_empty();
    if listen.ip().to_canonical().is_loopback() || behind_a_proxy {
        Ok(())
    } else {
        Err(Error::InTheClear(listen))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn environment(variables: &[(&str, &str)]) -> Environment {
        Environment::from(|name| {
            variables.iter().find(|(known, _)| *known == name).map(|(_, value)| OsString::from(value))
        })
    }

    #[test]
    fn the_first_locale_variable_that_is_set_decides() {
        let language = |variables: &[(&str, &str)]| environment(variables).language;
        assert_eq!(language(&[("LANG", "ja_JP.UTF-8")]), Language::Ja);
        assert_eq!(language(&[("LANG", "ja.UTF-8")]), Language::Ja);
        assert_eq!(language(&[("LC_ALL", "C"), ("LANG", "ja_JP.UTF-8")]), Language::En);
        assert_eq!(language(&[("LC_ALL", ""), ("LC_MESSAGES", "ja_JP@x"), ("LANG", "en_GB")]), Language::Ja);
        assert_eq!(language(&[("LANG", "fr_FR.UTF-8")]), Language::En);
        assert_eq!(language(&[]), Language::En);
    }

    #[test]
    fn a_place_has_to_be_said_and_arguments_go_first() {
        let set = environment(&[("YOMIKAI_DATABASE", "postgres://a/b")]);
        let place = |data: Option<&str>, database: Option<&str>| Place {
            data: data.map(PathBuf::from),
            database: database.map(str::to_owned),
        };
        assert_eq!(place(Some("x"), None).kept(&set).unwrap(), Kept::Folder("x".into()));
        assert_eq!(place(None, None).kept(&set).unwrap(), Kept::Postgres("postgres://a/b".into()));
        let other = place(None, Some("postgresql://c/d")).kept(&set).unwrap();
        assert_eq!(other, Kept::Postgres("postgresql://c/d".into()));
        assert!(matches!(place(None, None).kept(&environment(&[])), Err(Error::NoPlace)));
        assert!(matches!(place(None, Some("mysql://a")).kept(&set), Err(Error::DatabaseUrl)));
    }

    #[test]
    fn a_public_address_is_https_and_a_host() {
        assert_eq!(PublicUrl::parse("https://A.example/").unwrap().as_str(), "https://a.example");
        assert_eq!(PublicUrl::parse("https://a.example:8443").unwrap().as_str(), "https://a.example:8443");
        for bad in ["http://a.example", "a.example", "https://", "https://a.example/x", "https://u@a.example"]
        {
            assert!(matches!(PublicUrl::parse(bad), Err(Error::PublicUrl(_))), "{bad}");
        }
    }

    #[test]
    fn plain_http_stays_on_this_machine() {
        let https = PublicUrl::parse("https://a.example").unwrap();
        let proxies: Vec<IpNet> = vec!["10.0.0.0/8".parse().unwrap()];
        let reach = |listen: &str, url, proxies: &[IpNet]| check_reach(listen.parse().unwrap(), url, proxies);
        for own in ["127.0.0.1:80", "127.8.8.8:80", "[::1]:80", "[::ffff:127.0.0.1]:80"] {
            assert!(reach(own, None, &[]).is_ok(), "{own}");
        }
        for wide in ["0.0.0.0:80", "[::]:80", "192.0.2.1:80"] {
            assert!(matches!(reach(wide, None, &proxies), Err(Error::InTheClear(_))), "{wide}");
            assert!(matches!(reach(wide, Some(&https), &[]), Err(Error::InTheClear(_))), "{wide}");
            assert!(reach(wide, Some(&https), &proxies).is_ok(), "{wide}");
        }
    }
}
