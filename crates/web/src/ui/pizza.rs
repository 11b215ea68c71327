//! The pizza of readiness: a slice for each member, eaten by nobody yet, and nobody named.

use std::{f64::consts::PI, fmt::Write as _};

use askama::Template;
use yomikai_domain::assignment::Readiness;

use crate::i18n::Words;

/// A pizza with its words, or nothing in a room so small that a number would name people.
#[derive(Template)]
#[template(path = "ui/pizza.html")]
pub struct Pizza {
    slices: String,
    caption: String,
    label: String,
}

impl Pizza {
    /// The pizza of a room.
    pub fn of(readiness: Readiness, l: Words) -> Self {
        let Readiness { settled, members } = readiness;
        let words = |key| l.t2(key, "settled", settled, "members", members);
        Self {
            slices: slices(settled, members),
            caption: words(if settled == 0 { "pizza-caption-none" } else { "pizza-caption" }),
            label: words("pizza-label"),
        }
    }
}

#[derive(Clone, Copy)]
struct Point {
    x: f64,
    y: f64,
}

/// The point at `distance` along `angle` from `origin`; angles in radians, clockwise from the right.
fn along(origin: Point, angle: f64, distance: f64) -> Point {
    Point { x: origin.x + distance * angle.cos(), y: origin.y + distance * angle.sin() }
}

/// One slice: its tip, the direction it points to, and half of its angle.
struct Slice {
    tip: Point,
    middle: f64,
    half: f64,
    outer: f64,
}

/// The most slices that can be told apart, and that a page should have to carry.
const MOST_SLICES: usize = 48;

/// How many slices are drawn, and how many of them full: one for each member, or in a large room as good a share of it.
/// Whoever is the first shows, and the last slice waits for the last one.
fn drawn(settled: usize, members: usize) -> (usize, usize) {
    if members <= MOST_SLICES || settled == members {
        return (settled.min(MOST_SLICES), members.min(MOST_SLICES));
    }
    let share = settled * MOST_SLICES / members;
    (share.max(usize::from(settled > 0)), MOST_SLICES)
}

#[expect(clippy::cast_precision_loss, reason = "there are few slices")]
fn slices(settled: usize, members: usize) -> String {
    let (settled, members) = drawn(settled, members);
    let n = members.max(1) as f64;
    let half = PI / n;
    let gap = if members <= 12 { 3.0 } else { 1.6 };
    let shift = if members == 1 { 0.0 } else { f64::min(gap / (2.0 * half.sin()), 6.0) };
    let mut svg = String::new();
    for i in 0..members {
        let middle = half.mul_add((2 * i + 1) as f64, -PI / 2.0);
        let tip = along(Point { x: 0.0, y: 0.0 }, middle, shift);
        let slice = Slice { tip, middle, half, outer: 62.0 - shift };
        if i < settled {
            slice.draw_full(&mut svg, members);
        } else {
            slice.draw_wedge(&mut svg, "pizza-empty", slice.outer - 2.0);
        }
    }
    svg
}

impl Slice {
    fn draw_wedge(&self, svg: &mut String, class: &str, r: f64) {
        let Self { tip, middle, half, .. } = self;
        let path = if *half >= PI {
            format!("M0 {0:.1}A{r:.1} {r:.1} 0 1 1 0 {r:.1}A{r:.1} {r:.1} 0 1 1 0 {0:.1}Z", -r)
        } else {
            let (from, to) = (along(*tip, middle - half, r), along(*tip, middle + half, r));
            format!(
                "M{:.1} {:.1}L{:.1} {:.1}A{r:.1} {r:.1} 0 0 1 {:.1} {:.1}Z",
                tip.x, tip.y, from.x, from.y, to.x, to.y
            )
        };
        // Writing to a String cannot fail.
        let _ = write!(svg, r#"<path class="{class}" d="{path}"/>"#);
    }

    fn draw_full(&self, svg: &mut String, members: usize) {
        let cheese = self.outer - 8.0;
        self.draw_wedge(svg, "pizza-crust", self.outer);
        self.draw_wedge(svg, "pizza-cheese", cheese);
        let parts = (8 / members.max(1)).max(1);
        let h = self.half / f64::from(u32::try_from(parts).unwrap_or(1));
        for j in 0..parts {
            let nth = f64::from(u32::try_from(j).unwrap_or_default());
            let part = Part {
                slice: self,
                cheese,
                angle: h.mul_add(nth.mul_add(2.0, 1.0), self.middle - self.half),
                h,
                nth,
            };
            part.draw(svg, j);
        }
    }
}

/// The part of a slice that one topping belongs to.
struct Part<'a> {
    slice: &'a Slice,
    cheese: f64,
    angle: f64,
    h: f64,
    nth: f64,
}

impl Part<'_> {
    fn draw(&self, svg: &mut String, j: usize) {
        match j % 3 {
            0 => {
                self.circle(svg, "pizza-topping", 0.68, 7.0, 0.0);
                self.leaf(svg, 0.40, 0.0);
            }
            1 => {
                self.circle(svg, "pizza-topping", 0.55, 6.4, 0.0);
                self.circle(svg, "pizza-olive", 0.84, 3.0, 0.35);
            }
            _ => {
                self.circle(svg, "pizza-topping", 0.76, 6.4, -0.25);
                self.leaf(svg, 0.52, 0.2);
            }
        }
    }

    fn circle(&self, svg: &mut String, class: &str, distance: f64, most: f64, turn: f64) {
        let d = distance * self.cheese;
        let r = f64::min(most, 0.62 * d * self.h.min(PI / 2.0).sin());
        if r < 1.4 || (class == "pizza-olive" && self.h < 0.16) {
            return;
        }
        let at = along(self.slice.tip, turn.mul_add(self.h, self.angle), d);
        let _ = write!(svg, r#"<circle class="{class}" cx="{:.1}" cy="{:.1}" r="{r:.1}"/>"#, at.x, at.y);
    }

    fn leaf(&self, svg: &mut String, distance: f64, turn: f64) {
        if self.h < 0.16 {
            return;
        }
        let at = along(self.slice.tip, turn.mul_add(self.h, self.angle), distance * self.cheese);
        let rotation = self.angle.to_degrees() + 67.0f64.mul_add(self.nth, 40.0);
        let _ = write!(
            svg,
            r#"<ellipse class="pizza-leaf" rx="4.2" ry="2" transform="translate({:.1} {:.1}) rotate({rotation:.1})"/>"#,
            at.x, at.y
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_large_room_has_as_good_a_share_of_the_slices() {
        assert_eq!(drawn(7, 9), (7, 9));
        assert_eq!(drawn(48, 48), (48, 48));
        assert_eq!(drawn(0, 500), (0, 48));
        assert_eq!(drawn(1, 500), (1, 48), "the first one shows");
        assert_eq!(drawn(250, 500), (24, 48));
        assert_eq!(drawn(499, 500), (47, 48), "the last slice waits for the last one");
        assert_eq!(drawn(500, 500), (48, 48));
        let words = Words::of(yomikai_domain::Language::En);
        let pizza = Pizza::of(Readiness { settled: 499, members: 500 }, words).render().unwrap();
        assert!(pizza.contains("499") && pizza.len() < 40_000, "{} bytes", pizza.len());
    }

    #[test]
    fn each_member_has_a_slice() {
        for members in 1..=40 {
            for settled in [0, members / 2, members] {
                let svg = slices(settled, members);
                assert_eq!(svg.matches("pizza-crust").count(), settled, "{settled} of {members}");
                assert_eq!(svg.matches("pizza-empty").count(), members - settled, "{settled} of {members}");
                assert!(!svg.contains("NaN"));
            }
        }
    }
}
