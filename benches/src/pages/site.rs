//! Which pages are asked for, found as a reader finds them: by following links.

use std::collections::BTreeSet;

use crate::person::Person;
use crate::{Result, html};

/// Over how many documents reading is spread, so that no page is hotter than a reader makes it.
const DOCUMENTS: usize = 500;
/// The same for one's own.
const OWN: usize = 20;

/// A page, or many of a kind.
pub(super) struct Kind {
    pub(super) name: &'static str,
    pub(super) paths: Vec<String>,
}

impl Kind {
    fn one(name: &'static str, path: impl Into<String>) -> Self {
        Self { name, paths: vec![path.into()] }
    }
}

/// The pages; the room comes last, since entering it opens it.
pub(super) async fn explore(person: &mut Person) -> Result<Vec<Kind>> {
    let home = person.get("/").await?.expect(200)?.body;
    let meeting = meeting(&home).ok_or("no meeting is on the home page")?;
    let library = person.get("/library").await?.expect(200)?.body;
    let factor = factor(&library).ok_or("the library has no factors to choose from")?;
    let own = documents(person, "/library?mine=1", OWN, &BTreeSet::new()).await?;
    let others = documents(person, "/library", DOCUMENTS, &own.iter().cloned().collect()).await?;
    if own.is_empty() || others.is_empty() {
        return Err("the library has nothing to read".into());
    }
    Ok(vec![
        Kind::one("home", "/"),
        Kind::one("library", "/library"),
        Kind::one("library by factor", format!("/library?factor={factor}")),
        Kind { name: "reading page", paths: others },
        Kind { name: "one's own document", paths: own },
        Kind::one("meeting page", format!("/meetings/{meeting}")),
        Kind::one("room page", format!("/meetings/{meeting}/room")),
    ])
}

/// The meeting that is next, by its id.
pub(crate) fn meeting(home: &str) -> Option<&str> {
    html::all(home, "href=\"/meetings/", "\"").filter_map(|rest| rest.split('/').next()).find(|id| is_id(id))
}

fn factor(library: &str) -> Option<&str> {
    let options = html::first(library, "name=\"factor\"", "</select>")?;
    html::all(options, "value=\"", "\"").find(|key| !key.is_empty())
}

/// The addresses of so many documents, but for some.
async fn documents(
    person: &mut Person,
    shelf: &str,
    most: usize,
    without: &BTreeSet<String>,
) -> Result<Vec<String>> {
    let mut found = Vec::new();
    let mut next = Some(shelf.to_owned());
    while let Some(path) = next.filter(|_| found.len() < most) {
        let page = person.get(&path).await?.expect(200)?.body;
        for path in listed(&page) {
            if !without.contains(&path) && !found.contains(&path) {
                found.push(path);
            }
        }
        next = older(&page);
    }
    found.truncate(most);
    Ok(found)
}

fn listed(page: &str) -> Vec<String> {
    let ids = html::all(page, "href=\"/postmortems/", "\"").filter(|id| is_id(id));
    ids.map(|id| format!("/postmortems/{id}")).collect()
}

fn older(page: &str) -> Option<String> {
    let link = html::all(page, "<a ", ">").find(|link| link.contains("rel=\"next\""))?;
    Some(html::first(link, "href=\"", "\"")?.replace("&amp;", "&").replace("&#38;", "&"))
}

fn is_id(text: &str) -> bool {
    text.len() >= 32 && text.bytes().all(|byte| byte.is_ascii_hexdigit() || byte == b'-')
}

#[cfg(test)]
mod tests {
    use super::*;

    const ID: &str = "0199c0ffee00700080000000000000ab";

    #[test]
    fn links_lead_from_page_to_page() {
        let page = format!(
            r#"<a href="/postmortems/new">w</a><a href="/postmortems/{ID}">t</a>
            <a class="button" rel="next" href="/library?factor=a&#38;before=b">older</a>"#
        );
        assert_eq!(listed(&page), [format!("/postmortems/{ID}")]);
        assert_eq!(older(&page).unwrap(), "/library?factor=a&before=b");
        assert_eq!(older("<a href=\"/library\">newest</a>"), None);
    }

    #[test]
    fn the_next_meeting_is_the_first_one_on_the_home_page() {
        let home = format!(r#"<a href="/meetings/{ID}/room">r</a><a href="/meetings/other">m</a>"#);
        assert_eq!(meeting(&home), Some(ID));
        assert_eq!(meeting("nothing"), None);
    }

    #[test]
    fn the_first_factor_that_can_be_chosen_is_taken() {
        let library = r#"<select name="severity"><option value="sev1"></select>
            <select class="input" name="factor"><option value="">Any</option><option value="dns">DNS</option></select>"#;
        assert_eq!(factor(library), Some("dns"));
    }
}
