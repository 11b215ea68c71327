//! Every address of the product as a typed function: the only place where paths are put together.

use yomikai_app::library::Filter;
use yomikai_domain::{
    factor::Factor,
    id::{ActionItemId, ClubId, InvitationId, MeetingId, MemberId, PostmortemId, SessionId},
};

macro_rules! fixed {
    ($($(#[$doc:meta])* $name:ident = $path:literal;)*) => {$(
        $(#[$doc])*
        pub const fn $name() -> &'static str {
            $path
        }
    )*};
}

fixed! {
    /// What is next for me.
    home = "/";
    /// The first form of a new installation.
    set_up = "/set-up";
    /// Sign-in.
    sign_in = "/sign-in";
    /// Sign-out (POST).
    sign_out = "/sign-out";
    /// My settings.
    account = "/account";
    /// My password (POST).
    account_password = "/account/password";
    /// My other sessions' end (POST).
    account_others_end = "/account/sessions/others/end";
    /// Everybody, for admins.
    members = "/members";
    /// Invitations, for admins.
    invitations = "/invitations";
    /// What is published.
    library = "/library";
    /// The list of factors, for admins; POST adds one.
    factors = "/factors";
    /// My postmortems; POST begins one.
    postmortems = "/postmortems";
    /// Three empty lines.
    postmortem_new = "/postmortems/new";
    /// What I threw away.
    postmortem_trash = "/postmortems/trash";
    /// The clubs; POST founds one.
    clubs = "/clubs";
    /// The form of a new club.
    club_new = "/clubs/new";
    /// What the coach asks about, rule by rule.
    coach = "/coach";
    /// The actions that I may see.
    action_items = "/action-items";
}

/// One session of mine: POST ends it.
pub fn account_session_end(id: SessionId) -> String {
    format!("/account/sessions/{id}/end")
}

/// One member, for admins.
pub fn member(id: MemberId) -> String {
    format!("/members/{id}")
}

/// Everybody, behind the member with whom another page ended.
pub fn members_after(last: MemberId) -> String {
    format!("{}?after={last}", members())
}

/// Invitations, behind the one with which another page ended.
pub fn invitations_after(last: InvitationId) -> String {
    format!("{}?after={last}", invitations())
}

/// Something an admin does about a member (POST): `role`, `email`, `deactivation` (GET asks first), `reactivation`,
/// `reset-link`.
pub fn member_act(id: MemberId, act: &str) -> String {
    format!("/members/{id}/{act}")
}

/// The confirming page of an invitation's end; POST withdraws it.
pub fn invitation_withdraw(id: InvitationId) -> String {
    format!("/invitations/{id}/withdrawal")
}

/// The page an invitation's link leads to.
pub fn join(token: &str) -> String {
    format!("/join/{token}")
}

/// The page a reset link leads to.
pub fn reset(token: &str) -> String {
    format!("/reset/{token}")
}

/// Whether whoever knows the path may do something by it: such a path is told to no other page, not even to ours.
pub fn holds_a_secret(path: &str) -> bool {
    path.starts_with("/join/") || path.starts_with("/reset/")
}

/// What is published and fits, behind where another page ended.
pub fn library_page(filter: &Filter, before: Option<&str>) -> String {
    let mut query = form_urlencoded::Serializer::new(String::new());
    if let Some(factor) = &filter.factor {
        query.append_pair("factor", factor.as_str());
    }
    if let Some(severity) = filter.severity {
        query.append_pair("severity", severity.as_str());
    }
    if filter.mine {
        query.append_pair("mine", "1");
    }
    if let Some(before) = before {
        query.append_pair("before", before);
    }
    let query = query.finish();
    if query.is_empty() { library().to_owned() } else { format!("{}?{query}", library()) }
}

/// The form of a factor's name; POST renames it.
pub fn factor(factor: &Factor) -> String {
    format!("/factors/{factor}")
}

/// Something an admin does about a factor (POST): `retirement`, `return`.
pub fn factor_act(factor: &Factor, act: &str) -> String {
    format!("/factors/{factor}/{act}")
}

/// A postmortem's reading page.
pub fn postmortem(id: PostmortemId) -> String {
    format!("/postmortems/{id}")
}

/// A postmortem's writing page; POST saves.
pub fn postmortem_edit(id: PostmortemId) -> String {
    format!("/postmortems/{id}/edit")
}

/// What I am typing in a postmortem: POST keeps it.
pub fn working_copy(id: PostmortemId) -> String {
    format!("/postmortems/{id}/working-copy")
}

/// The confirming page of letting go what I typed; POST lets it go.
pub fn working_copy_end(id: PostmortemId) -> String {
    format!("/postmortems/{id}/working-copy/end")
}

/// Three lines that are begun and not saved.
pub fn postmortem_new_again(id: PostmortemId) -> String {
    format!("/postmortems/new?id={id}")
}

/// A postmortem's history.
pub fn postmortem_history(id: PostmortemId) -> String {
    format!("/postmortems/{id}/history")
}

/// One revision and what it changed.
pub fn postmortem_revision(id: PostmortemId, number: i64) -> String {
    format!("/postmortems/{id}/history/{number}")
}

/// Three empty lines for a meeting.
pub fn postmortem_new_for(meeting: MeetingId) -> String {
    format!("/postmortems/new?meeting={meeting}")
}

/// A club's page; POST changes its charter.
pub fn club(id: ClubId) -> String {
    format!("/clubs/{id}")
}

/// The form of a club's name, language and promises.
pub fn club_edit(id: ClubId) -> String {
    format!("/clubs/{id}/edit")
}

/// A club's members: POST takes somebody in.
pub fn club_members(id: ClubId) -> String {
    format!("/clubs/{id}/members")
}

/// The confirming page of leaving a club; POST leaves.
pub fn club_leave(id: ClubId) -> String {
    format!("/clubs/{id}/leaving")
}

/// The form of a new meeting; POST arranges it.
pub fn meeting_new(club: ClubId) -> String {
    format!("/clubs/{club}/meetings/new")
}

/// A meeting's page.
pub fn meeting(id: MeetingId) -> String {
    format!("/meetings/{id}")
}

/// The form of a meeting's when and where; POST moves it.
pub fn meeting_edit(id: MeetingId) -> String {
    format!("/meetings/{id}/edit")
}

/// A meeting's iCalendar file.
pub fn meeting_ics(id: MeetingId) -> String {
    format!("/meetings/{id}/meeting.ics")
}

/// What a meeting has left.
pub fn minutes(id: MeetingId) -> String {
    format!("/meetings/{id}/minutes")
}

/// The form of the facilitator's words in the minutes.
pub fn minutes_edit(id: MeetingId) -> String {
    format!("/meetings/{id}/minutes/edit")
}

/// What the coach notices in the facilitator's words (POST).
pub fn minutes_pencil(id: MeetingId) -> String {
    format!("/meetings/{id}/minutes/pencil")
}

/// Something one does about a meeting: `call`, `facilitator`, `cancellation`.
pub fn meeting_act(id: MeetingId, act: &str) -> String {
    format!("/meetings/{id}/{act}")
}

/// The room of a meeting's day.
pub fn room(id: MeetingId) -> String {
    format!("/meetings/{id}/room")
}

/// Where one enters the room (POST).
pub fn room_enter(id: MeetingId) -> String {
    format!("/meetings/{id}/participants")
}

/// Something that is asked for in the room (POST); `closing` and `taking-over` ask first, `me` and `stream` are parts of
/// its page.
pub fn room_act(id: MeetingId, act: &str) -> String {
    format!("/meetings/{id}/room/{act}")
}

/// Something one says of one's own part (POST): `bring`, `ready`, `take-back`, `sit-out`, `join-in`.
pub fn assignment(meeting: MeetingId, act: &str) -> String {
    format!("/meetings/{meeting}/assignment/{act}")
}

/// The list of actions as somebody chose it: `state`, `mine`, `club`, `strength`, `due`, `after`.
pub fn action_items_where(query: &[(&'static str, String)]) -> String {
    if query.is_empty() {
        return action_items().to_owned();
    }
    let query = form_urlencoded::Serializer::new(String::new()).extend_pairs(query).finish();
    format!("{}?{query}", action_items())
}

/// What is open of a club's actions.
pub fn action_items_of(club: ClubId) -> String {
    action_items_where(&[("club", club.to_string())])
}

/// What is open and mine to see to.
pub fn action_items_mine() -> String {
    action_items_where(&[("mine", "on".to_owned())])
}

/// One action.
pub fn action_item(id: ActionItemId) -> String {
    format!("/action-items/{id}")
}

/// Something one does about an action (POST): `plan`, `closure`, `reopening`.
pub fn action_item_act(id: ActionItemId, act: &str) -> String {
    format!("/action-items/{id}/{act}")
}

/// A page of the coach: what one of its rules asks about.
pub fn coach_rule(rule: &str) -> String {
    format!("/coach/{rule}")
}

/// The same with its words in a language.
pub fn coach_rule_in(rule: &str, language: &str) -> String {
    format!("/coach/{rule}?in={language}")
}

/// Something its authors do about a postmortem: `publication` and `withdrawal` (both ask first), `reopening` (POST); what
/// the coach asked and they leave alone, `ignores` and `ignores/end` (POST); its `people` (POST chooses its audience); what is its owner's: `authors` and `authors/removal` (POST), `trash` (asks first),
/// `recovery` (POST).
pub fn postmortem_act(id: PostmortemId, act: &str) -> String {
    format!("/postmortems/{id}/{act}")
}
