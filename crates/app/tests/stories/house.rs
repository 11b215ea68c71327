//! Setting the house up.

use yomikai_app::{
    house::{self, SetUp},
    testing::PASSWORD,
};
use yomikai_domain::{Arg, Language};

use crate::world::{World, ended};

fn form(code: &str) -> SetUp<'_> {
    SetUp {
        code,
        organisation: "喫茶店",
        name: "Aida",
        email: "aida@example.com",
        password: PASSWORD,
        language: "ja",
        zone: "Asia/Tokyo",
        device: "Firefox",
    }
}

#[tokio::test]
async fn whoever_has_the_code_becomes_the_first_admin() {
    let (app, _folder) = World::empty().await;
    assert_eq!(house::organisation(&app).await.unwrap(), None);
    let code = house::set_up_code(&app).await.unwrap().unwrap();
    let token = house::set_up(&app, &form(&code)).await.unwrap().token;
    let organisation = house::organisation(&app).await.unwrap().unwrap();
    assert_eq!((organisation.name.as_str(), organisation.language), ("喫茶店", Language::Ja));
    let aida = yomikai_app::session::resume(&app, &token).await.unwrap();
    assert_eq!(ended(yomikai_app::invitation::list(&app, &aida, None).await), "ok");
}

#[tokio::test]
async fn the_code_is_read_as_people_type_it() {
    for typed in [
        |code: &str| code.to_lowercase(),
        |code: &str| code.replace('-', ""),
        |code: &str| format!("  {}  ", code.replace('-', " ")),
        |code: &str| code.chars().map(full_width).collect(),
        |code: &str| code.replace('-', "－").to_lowercase(),
    ] {
        let (app, _folder) = World::empty().await;
        let code = typed(&house::set_up_code(&app).await.unwrap().unwrap());
        assert_eq!(ended(house::set_up(&app, &form(&code)).await), "ok", "{code}");
    }
}

/// As a Japanese keyboard types it when nobody switches it over.
fn full_width(letter: char) -> char {
    char::from_u32(u32::from(letter) + 0xFEE0).unwrap()
}

#[tokio::test]
async fn ten_wrong_codes_lock_the_door_for_the_right_one_too() {
    let (app, _folder) = World::empty().await;
    let code = house::set_up_code(&app).await.unwrap().unwrap();
    for left in (0..10).rev() {
        let Err(yomikai_app::Error::Invalid(problems)) = house::set_up(&app, &form("0000-0000-0000")).await
        else {
            panic!("a wrong code was accepted");
        };
        assert_eq!(problems[0].key, "problem-set-up-code");
        assert_eq!(problems[0].args, [("left", Arg::Number(left))]);
    }
    let locked = ended(house::set_up(&app, &form(&code)).await);
    assert_eq!(locked, "code problem-set-up-locked");
    assert_eq!(house::organisation(&app).await.unwrap(), None);
}

#[tokio::test]
async fn a_form_with_mistakes_names_all_of_them_and_costs_no_try() {
    let (app, _folder) = World::empty().await;
    let code = house::set_up_code(&app).await.unwrap().unwrap();
    let empty = SetUp { code: &code, ..SetUp::default() };
    for _ in 0..11 {
        assert_eq!(
            ended(house::set_up(&app, &empty).await),
            "organisation problem-required, email problem-required, name problem-required, \
             language problem-choose-language, zone problem-zone, password problem-password-short"
        );
    }
    assert_eq!(ended(house::set_up(&app, &form(&code)).await), "ok");
}

#[tokio::test]
async fn a_house_is_set_up_once() {
    let (app, _folder) = World::empty().await;
    let code = house::set_up_code(&app).await.unwrap().unwrap();
    let form = form(&code);
    let (one, other) = tokio::join!(house::set_up(&app, &form), house::set_up(&app, &form));
    let mut both = [ended(one), ended(other)];
    both.sort();
    assert_eq!(both, ["not found", "ok"], "also by two at a time");
    assert_eq!(ended(house::set_up(&app, &form).await), "not found");
    assert_eq!(house::set_up_code(&app).await.unwrap(), None);
}
