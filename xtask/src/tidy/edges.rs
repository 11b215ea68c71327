//! Which crate may know which: the edges of the diagram in `ARCHITECTURE.md`, read from `cargo metadata`.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use cargo_metadata::{DependencyKind, Metadata, MetadataCommand, PackageId};

use super::Finding;
use super::purity::PURE;
use crate::Result;

/// Each crate by the name of its folder, and the crates it may know, in tests too.
const EDGES: &[(&str, &[&str])] = &[
    ("domain", &[]),
    ("coach", &[]),
    ("live", &[]),
    ("store", &["domain"]),
    ("search", &["domain"]),
    ("app", &["domain", "store", "search", "coach", "live"]),
    ("web", &["app", "domain", "coach"]),
    ("cli", &["web", "app", "domain", "coach"]),
    ("xtask", &["coach"]),
    // They drive the binary from outside, and measure what its operators have.
    ("benches", &[]),
];

/// What a pure crate must not depend on, directly or through others.
const IMPURE: &[&str] =
    &["async-std", "axum", "hyper", "mio", "rand", "reqwest", "smol", "socket2", "sqlx", "tokio", "tracing"];

/// The crates of the workspace as far as this check looks at them.
pub(super) struct Graph {
    crates: Vec<Crate>,
}

struct Crate {
    /// The name of its folder.
    name: String,
    manifest: Manifest,
    /// The crates of the workspace that it names, by folder, those for tests included.
    edges: BTreeSet<String>,
    /// Every package that its product is built from, with the one that it comes through.
    tree: BTreeMap<String, String>,
}

struct Manifest {
    path: String,
    text: String,
}

impl Graph {
    /// Asks cargo.
    pub(super) fn load(root: &Path) -> Result<Self> {
        let options = vec!["--locked".to_owned()];
        let metadata = MetadataCommand::new().current_dir(root).other_options(options).exec()?;
        let crates = metadata.workspace_packages().into_iter().map(|package| {
            let path = package.manifest_path.as_std_path();
            let folder = |manifest: &Path| Some(manifest.file_name()?.to_string_lossy().into_owned());
            let edges = package
                .dependencies
                .iter()
                .filter_map(|dependency| folder(dependency.path.as_ref()?.as_std_path()));
            Ok(Crate {
                name: path.parent().and_then(folder).ok_or("a crate lies in a folder")?,
                manifest: Manifest {
                    path: path.strip_prefix(root)?.to_string_lossy().into_owned(),
                    text: fs::read_to_string(path)?,
                },
                edges: edges.collect(),
                tree: built_from(&metadata, &package.id),
            })
        });
        Ok(Self { crates: crates.collect::<Result<_>>()? })
    }
}

/// All packages that a crate's product is built from. What its tests use besides is not followed, since `proptest` may roll dice.
fn built_from(metadata: &Metadata, id: &PackageId) -> BTreeMap<String, String> {
    let names: BTreeMap<_, _> =
        metadata.packages.iter().map(|package| (&package.id, package.name.to_string())).collect();
    let nodes: BTreeMap<_, _> =
        metadata.resolve.iter().flat_map(|resolve| &resolve.nodes).map(|node| (&node.id, node)).collect();
    let mut tree = BTreeMap::new();
    let mut open = vec![id];
    while let Some(id) = open.pop() {
        for dependency in nodes.get(id).into_iter().flat_map(|node| &node.deps) {
            let built = dependency.dep_kinds.iter().any(|kind| kind.kind == DependencyKind::Normal);
            let (Some(name), Some(through)) = (names.get(&dependency.pkg), names.get(id)) else { continue };
            if built && !tree.contains_key(name) {
                tree.insert(name.clone(), through.clone());
                open.push(&dependency.pkg);
            }
        }
    }
    tree
}

pub(super) fn check(graph: &Graph) -> Vec<Finding> {
    let mut findings = Vec::new();
    for member in &graph.crates {
        let Some((_, allowed)) = EDGES.iter().find(|(name, _)| *name == member.name) else {
            let message =
                format!("crate `{}` has no place in the diagram: xtask/src/tidy/edges.rs", member.name);
            findings.push(Finding::new(&member.manifest.path, 1, message));
            continue;
        };
        for other in member.edges.iter().filter(|other| !allowed.contains(&other.as_str())) {
            findings.push(member.finding(other, format!("`{}` may not know `{other}`", member.name)));
        }
        if PURE.contains(&member.name.as_str()) {
            findings.extend(impure(member));
        }
    }
    findings
}

fn impure(member: &Crate) -> impl Iterator<Item = Finding> {
    IMPURE.iter().filter_map(|name| {
        let through = member.tree.get(*name)?;
        Some(member.finding(
            name,
            format!("`{}` touches nothing, and `{name}` comes in through `{through}`", member.name),
        ))
    })
}

impl Crate {
    /// A finding at the line of the manifest that names the dependency.
    fn finding(&self, dependency: &str, message: String) -> Finding {
        let names =
            |line: &str| line.starts_with(dependency) || line.starts_with(&format!("yomikai-{dependency}"));
        let line = self.manifest.text.lines().position(names).map_or(1, |index| index + 1);
        Finding::new(&self.manifest.path, line, message)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_crate(name: &str, edges: &[&str], tree: &[(&str, &str)], expect: &[&str]) {
        let owned = |(name, through): &(&str, &str)| ((*name).to_owned(), (*through).to_owned());
        let member = Crate {
            name: name.to_owned(),
            manifest: Manifest {
                path: format!("crates/{name}/Cargo.toml"),
                text: "[dependencies]\nyomikai-app.workspace = true\ntokio.workspace = true\n".to_owned(),
            },
            edges: edges.iter().map(|edge| (*edge).to_owned()).collect(),
            tree: tree.iter().map(owned).collect(),
        };
        let found: Vec<String> =
            check(&Graph { crates: vec![member] }).iter().map(ToString::to_string).collect();
        assert_eq!(found, expect);
    }

    #[test]
    fn an_edge_against_the_diagram_is_found() {
        check_crate(
            "store",
            &["app", "domain"],
            &[],
            &["crates/store/Cargo.toml:2: `store` may not know `app`"],
        );
        check_crate("web", &["app", "domain", "coach"], &[], &[]);
    }

    #[test]
    fn an_impure_dependency_is_found_however_deep() {
        check_crate(
            "domain",
            &[],
            &[("tokio", "similar"), ("jiff", "domain")],
            &["crates/domain/Cargo.toml:3: `domain` touches nothing, and `tokio` comes in through `similar`"],
        );
        check_crate("app", &[], &[("tokio", "app")], &[]);
    }

    #[test]
    fn a_crate_without_a_place_is_found() {
        check_crate(
            "helpers",
            &[],
            &[],
            &[
                "crates/helpers/Cargo.toml:1: crate `helpers` has no place in the diagram: xtask/src/tidy/edges.rs",
            ],
        );
    }

    #[test]
    fn cargo_tells_the_edges_of_this_workspace() {
        let graph = Graph::load(&crate::root().expect("a root")).expect("metadata");
        let web = graph.crates.iter().find(|member| member.name == "web").expect("the crate web");
        assert!(web.edges.contains("app"));
        assert!(web.tree.contains_key("tokio"));
        assert!(!web.tree.contains_key("scraper"), "what tests use is not in the product");
    }
}
