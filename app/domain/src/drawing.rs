//! A drawing as strokes: a paint, a width, and the points a finger went through. Only numbers, so it can be nothing else.

use serde::{Deserialize, Serialize};

/// The paper, in its own units.
pub const WIDTH: i32 = 720;
pub const HEIGHT: i32 = 450;
/// A stroke may run a little over the edge.
const EDGE: i32 = 24;
/// More than a long afternoon's drawing; what is more is refused.
pub const STROKES: usize = 1_500;
pub const POINTS: usize = 20_000;

/// Paints by their number; the word is the end of a locale key.
pub const PAINTS: [(&str, &str); 14] = [
    ("black", "#241f21"),
    ("brown", "#8a5a1e"),
    ("red", "#a8452f"),
    ("orange", "#e5793b"),
    ("gold", "#eda41c"),
    ("yellow", "#f7c948"),
    ("light-green", "#dcebcb"),
    ("green", "#5d9a52"),
    ("teal", "#256d70"),
    ("blue", "#5aa3bd"),
    ("violet", "#7a5ab5"),
    ("pink", "#f3a9c4"),
    ("deep-pink", "#cf3f7c"),
    ("grey", "#b9b1aa"),
];
/// Thin, middle, thick; the word is the end of a locale key.
pub const WIDTHS: [(&str, u8); 3] = [("thin", 5), ("middle", 9), ("thick", 18)];

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stroke {
    pub paint: u8,
    pub width: u8,
    pub points: Vec<(i32, i32)>,
}

impl Stroke {
    pub fn colour(&self) -> &'static str {
        PAINTS.get(usize::from(self.paint)).map_or(PAINTS[0].1, |(_, colour)| colour)
    }

    pub fn thickness(&self) -> u8 {
        WIDTHS.get(usize::from(self.width)).map_or(WIDTHS[1].1, |(_, width)| *width)
    }

    /// The `d` of a path: curves through the middles, so that a hand's line stays soft; a tap is a dot.
    pub fn path(&self) -> String {
        use std::fmt::Write;
        let mut d = String::with_capacity(self.points.len() * 16);
        let mut points = self.points.iter();
        let Some((x, y)) = points.next() else { return d };
        let _ = write!(d, "M{x} {y}");
        let Some((last, between)) = self.points[1..].split_last() else {
            d.push_str("h.1");
            return d;
        };
        for (place, (x, y)) in between.iter().enumerate() {
            let (next_x, next_y) = self.points[place + 2];
            let _ = write!(d, "Q{x} {y} {} {}", i32::midpoint(*x, next_x), i32::midpoint(*y, next_y));
        }
        let _ = write!(d, "L{} {}", last.0, last.1);
        d
    }
}

/// Strokes in the order they were drawn.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Drawing(pub Vec<Stroke>);

impl Drawing {
    /// `paint width x y x y …`, a full stop between strokes: as sent, and as sealed.
    pub fn text(&self) -> String {
        use std::fmt::Write;
        let mut text = String::new();
        for (place, stroke) in self.0.iter().enumerate() {
            if place > 0 {
                text.push('.');
            }
            let _ = write!(text, "{} {}", stroke.paint, stroke.width);
            for (x, y) in &stroke.points {
                let _ = write!(text, " {x} {y}");
            }
        }
        text
    }

    /// `None` for whatever this program has not drawn itself: other signs, another paint, a point off the paper, too much.
    pub fn read(text: &str) -> Option<Self> {
        let (mut strokes, mut count) = (Vec::new(), 0);
        for part in text.split('.').filter(|part| !part.is_empty()) {
            let mut numbers = part.split(' ').map(str::parse::<i32>);
            let mut next = || numbers.next()?.ok();
            let (paint, width) = (u8::try_from(next()?).ok()?, u8::try_from(next()?).ok()?);
            if usize::from(paint) >= PAINTS.len() || usize::from(width) >= WIDTHS.len() {
                return None;
            }
            let mut points = Vec::new();
            while let Some(x) = numbers.next() {
                let (x, y) = (x.ok()?, numbers.next()?.ok()?);
                if !(-EDGE..=WIDTH + EDGE).contains(&x) || !(-EDGE..=HEIGHT + EDGE).contains(&y) {
                    return None;
                }
                points.push((x, y));
            }
            count += points.len();
            if points.is_empty() || count > POINTS || strokes.len() == STROKES {
                return None;
            }
            strokes.push(Stroke { paint, width, points });
        }
        Some(Self(strokes))
    }

    pub const fn is_blank(&self) -> bool {
        self.0.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_drawing_reads_back_as_itself() {
        let drawn = "5 1 143 87 139 105 128 114.0 2 -8 450";
        let read = Drawing::read(drawn).unwrap();
        assert_eq!((read.0.len(), read.text().as_str()), (2, drawn));
        assert_eq!(Drawing::read(""), Some(Drawing::default()));
    }

    #[test]
    fn what_a_finger_did_not_draw_is_refused() {
        let long = format!("0 0{}", " 1 1".repeat(POINTS + 1));
        let many = "0 0 1 1.".repeat(STROKES + 1);
        for bad in [
            "14 0 1 1",
            "0 3 1 1",
            "0 0",
            "0 0 1",
            "0 0 1 1 1",
            "0 0 745 1",
            "0 0 1 475",
            "0 0 1 x",
            "-1 0 1 1",
            "0 0  1 1",
            "\"><script>",
            "0 0 1e9 1",
            &long,
            &many,
        ] {
            assert_eq!(Drawing::read(bad), None, "{}", &bad[..bad.len().min(40)]);
        }
    }

    #[test]
    fn a_line_is_a_curve_through_its_middles_and_a_tap_a_dot() {
        let path = |text: &str| Drawing::read(text).unwrap().0[0].path();
        assert_eq!(path("0 0 10 10"), "M10 10h.1");
        assert_eq!(path("0 0 10 10 20 30"), "M10 10L20 30");
        assert_eq!(path("0 0 10 10 20 30 30 10"), "M10 10Q20 30 25 20L30 10");
    }
}
