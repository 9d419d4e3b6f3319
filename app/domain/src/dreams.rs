//! Her dream, in words and in a drawing. Every version is kept; each says who may see it.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::{
    check::Checks,
    drawing::Drawing,
    ids::{Dream, Id},
    problem::{Fault, FieldProblem},
    sharing::Sharing,
    text,
};

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct DreamForm {
    pub words: String,
    pub see: String,
}

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct DrawingForm {
    pub strokes: String,
    /// What is in it, for whoever listens to it.
    pub about: String,
    pub see: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewWords {
    words: String,
    sharing: Sharing,
}

impl NewWords {
    pub fn words(&self) -> &str {
        &self.words
    }
    pub const fn sharing(&self) -> Sharing {
        self.sharing
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewDrawing {
    drawing: Drawing,
    about: Option<String>,
    sharing: Sharing,
}

impl NewDrawing {
    pub const fn drawing(&self) -> &Drawing {
        &self.drawing
    }
    pub fn about(&self) -> Option<&str> {
        self.about.as_deref()
    }
    pub const fn sharing(&self) -> Sharing {
        self.sharing
    }
}

impl DreamForm {
    pub fn check(&self) -> Result<NewWords, Vec<FieldProblem>> {
        let mut checks = Checks::default();
        let words = checks.needed_text("words", &self.words, text::WORDS);
        let sharing = Sharing::read(&mut checks, "see", &self.see);
        checks.done(Some(NewWords { words, sharing }))
    }
}

impl DrawingForm {
    pub fn check(&self) -> Result<NewDrawing, Vec<FieldProblem>> {
        let mut checks = Checks::default();
        let drawing = Drawing::read(&self.strokes);
        match &drawing {
            None => checks.fault("strokes", Fault::NotAnOption),
            Some(drawing) if drawing.is_blank() => checks.fault("strokes", Fault::Missing),
            Some(_) => {}
        }
        let about = checks.text("about", &self.about, text::LINE);
        let sharing = Sharing::read(&mut checks, "see", &self.see);
        checks.done(drawing.map(|drawing| NewDrawing { drawing, about, sharing }))
    }
}

/// One version, as she sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Version<T> {
    pub id: Id<Dream>,
    pub at: DateTime<Utc>,
    pub sharing: Sharing,
    pub body: T,
    pub version: i32,
}

/// What choosing who may see the last of these is read at: it grows with every version she makes, and with every change of
/// who may see one.
pub fn read_at(versions: impl Iterator<Item = i32>) -> i32 {
    versions.sum()
}

/// A drawing and what is in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Picture {
    pub drawing: Drawing,
    pub about: Option<String>,
}

/// Everything she wrote and drew, the last first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dreams {
    pub words: Vec<Version<String>>,
    pub drawings: Vec<Version<Picture>>,
}

impl Dreams {
    pub const fn is_blank(&self) -> bool {
        self.words.is_empty() && self.drawings.is_empty()
    }
}

/// What of her dream somebody else may see: the last of each kind, where she shares it. It says nothing of who else may.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SharedDream {
    pub words: Option<String>,
    pub picture: Option<Picture>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dream_is_words_or_strokes_and_hers_unless_she_says_so() {
        let words = DreamForm { words: "My pink house".into(), ..DreamForm::default() }.check().unwrap();
        assert_eq!((words.words(), words.sharing()), ("My pink house", Sharing::Me));
        let drawn = DrawingForm { strokes: "0 0 1 1".into(), see: "us".into(), ..DrawingForm::default() }.check().unwrap();
        assert_eq!((drawn.drawing().0.len(), drawn.sharing()), (1, Sharing::Us));
        let fault = |strokes: &str| {
            let form = DrawingForm { strokes: strokes.into(), ..DrawingForm::default() };
            form.check().unwrap_err().into_iter().map(|problem| problem.fault).collect::<Vec<_>>()
        };
        assert_eq!((fault(""), fault("<svg>")), (vec![Fault::Missing], vec![Fault::NotAnOption]));
        assert_eq!(DreamForm { words: " ".into(), ..DreamForm::default() }.check().unwrap_err()[0].fault, Fault::Missing);
    }
}
