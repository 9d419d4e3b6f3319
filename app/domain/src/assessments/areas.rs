//! Areas of interest, and the fields of study (ISCED-F 2013, UNESCO) in which each of them is at home; which goes where is ours.

use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};

/// A part of the look at what she likes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, EnumString, IntoStaticStr, VariantArray)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Area {
    Making,
    Caring,
    Creating,
    Order,
    FindingOut,
    People,
}

use Area::{Caring, Creating, FindingOut, Making, Order, People};

/// A field by its code; the longest that fits counts.
const FIELDS: &[(&str, &[Area])] = &[
    ("01", &[People]),
    ("0111", &[People, FindingOut]),
    ("0112", &[Caring, People]),
    ("02", &[FindingOut]),
    ("021", &[Creating]),
    ("0214", &[Making, Creating]),
    ("0215", &[Creating, People]),
    ("023", &[People, FindingOut]),
    ("03", &[FindingOut, People]),
    ("0322", &[Order]),
    ("04", &[Order]),
    ("0413", &[Order, People]),
    ("0414", &[People, Creating]),
    ("0416", &[People]),
    ("05", &[FindingOut]),
    ("06", &[FindingOut]),
    ("07", &[Making]),
    ("0721", &[Making]),
    ("0723", &[Making, Creating]),
    ("0731", &[Creating, FindingOut]),
    ("08", &[Caring, Making]),
    ("0812", &[Caring, Creating]),
    ("0841", &[Caring]),
    ("09", &[Caring]),
    ("0914", &[FindingOut]),
    ("0916", &[Caring, Order]),
    ("0922", &[Caring, People]),
    ("10", &[People]),
    ("1011", &[Order, Caring]),
    ("1012", &[Creating, People]),
    ("1013", &[Making, People]),
    ("102", &[Order, Caring]),
    ("103", &[Order]),
    ("104", &[Order]),
];

/// Where her interests speak for a field of study; none for the general programmes (00) and for what the standard does not name.
pub fn areas(isced_f: &str) -> &'static [Area] {
    let fits = FIELDS.iter().filter(|(field, _)| isced_f.starts_with(field));
    fits.max_by_key(|(field, _)| field.len()).map_or(&[], |(_, areas)| *areas)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        assessments::{Instrument, Key},
        codes::Code,
    };

    #[test]
    fn an_area_is_a_part_of_what_is_asked_and_each_part_an_area() {
        let parts: Vec<&str> = Instrument::newest(Key::Interests).unwrap().parts.iter().map(|part| part.key).collect();
        assert_eq!(parts, Area::VARIANTS.iter().map(|area| area.code()).collect::<Vec<_>>());
    }

    #[test]
    fn a_field_is_found_by_the_longest_code_that_fits() {
        let cases: [(&str, &[Area]); 8] = [
            ("1012", &[Creating, People]),
            ("0721", &[Making]),
            ("0723", &[Making, Creating]),
            ("0921", &[Caring]),
            ("0611", &[FindingOut]),
            ("10", &[People]),
            ("0011", &[]),
            ("", &[]),
        ];
        for (code, expected) in cases {
            assert_eq!(areas(code), expected, "{code}");
        }
    }
}
