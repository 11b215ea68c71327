//! Which addresses there are, as the code says: a new one is not forgotten.

use std::{collections::BTreeMap, fs, path::Path};

/// One route, with what it answers to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Route {
    /// `/clubs/{id}`.
    pub(super) pattern: String,
    /// Whether it is a page or another answer to GET.
    pub(super) is_read: bool,
    /// Whether a form is sent there.
    pub(super) is_sent: bool,
}

/// Every `.route(…)` of this crate.
pub(super) fn all() -> Vec<Route> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let links = fs::read_to_string(folder.join("links.rs")).unwrap();
    let fixed = fixed(&links);
    let mut routes = Vec::new();
    collect(&folder, &mut |source| {
        // What a test says of routes is none.
        let source = source.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
        for (at, _) in source.match_indices(".route(") {
            let call = arguments(&source[at + ".route(".len()..]);
            let (path, methods) = call.split_once(',').unwrap();
            let pattern = match path.trim().strip_prefix("links::") {
                Some(name) => fixed[name.trim_end_matches("()")].clone(),
                None => path.trim().trim_matches('"').to_owned(),
            };
            let (is_read, is_sent) = (methods.contains("get("), methods.contains("post("));
            assert!(pattern.starts_with('/') && (is_read || is_sent), "{call}");
            routes.push(Route { pattern, is_read, is_sent });
        }
    });
    routes
}

/// What stands between a parenthesis and the one that closes it.
fn arguments(source: &str) -> &str {
    let mut depth = 1;
    let end = source.char_indices().find(|(_, c)| {
        depth += match c {
            '(' => 1,
            ')' => -1,
            _ => 0,
        };
        depth == 0
    });
    &source[..end.unwrap().0]
}

/// The fixed addresses by the names of their functions.
fn fixed(links: &str) -> BTreeMap<&str, String> {
    let lines = links.lines().filter_map(|line| line.trim().strip_suffix("\";"));
    lines.filter_map(|line| line.split_once(" = \"")).map(|(name, path)| (name, path.to_owned())).collect()
}

fn collect(folder: &Path, read: &mut impl FnMut(&str)) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let is_test = path.ends_with("walk") || path.ends_with("tests") || path.ends_with("tests.rs");
        if path.is_dir() && !is_test {
            collect(&path, read);
        } else if path.extension().is_some_and(|ending| ending == "rs") && !is_test {
            read(&fs::read_to_string(&path).unwrap());
        }
    }
}

/// The pattern that an address belongs to: the one that names most of it.
pub(super) fn of<'a>(path: &str, routes: &'a [Route]) -> Option<&'a str> {
    let path = path.split('?').next().unwrap_or_default();
    let fits = |pattern: &str| {
        let (parts, given) = (pattern.split('/').collect::<Vec<_>>(), path.split('/').collect::<Vec<_>>());
        let same =
            |(part, given): (&&str, &&str)| part.starts_with('{') && !given.is_empty() || part == given;
        parts.len() == given.len() && parts.iter().zip(&given).all(same)
    };
    let patterns = routes.iter().map(|route| route.pattern.as_str()).filter(|pattern| fits(pattern));
    patterns.min_by_key(|pattern| pattern.matches('{').count())
}

#[test]
fn routes_are_read_as_they_stand() {
    let routes = all();
    assert!(routes.len() > 60, "{}", routes.len());
    let route = |pattern: &str| routes.iter().find(|route| route.pattern == pattern).unwrap();
    assert!(route("/").is_read && !route("/").is_sent);
    assert!(route("/clubs").is_read && route("/clubs").is_sent);
    assert!(!route("/sign-out").is_read && route("/sign-out").is_sent);
    assert_eq!(of("/postmortems/new?x=1", &routes), Some("/postmortems/new"));
    assert_eq!(of("/postmortems/01/edit", &routes), Some("/postmortems/{id}/edit"));
    assert_eq!(of("/postmortems/01/nothing", &routes), None);
}
