//! Domain types as columns: typed keys, and codes as their word.

use domain::{codes::Code, ids::Id};
use sea_orm::{
    ColIdx, DbErr, QueryResult, TryFromU64, TryGetError, TryGetable, Value,
    sea_query::{ArrayType, ColumnType, Nullable, ValueType, ValueTypeErr},
};
use uuid::Uuid;

/// `Id<T>` as a column.
pub struct Key<T>(pub Id<T>);

impl<T> Clone for Key<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for Key<T> {}
impl<T> PartialEq for Key<T> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}
impl<T> Eq for Key<T> {}
impl<T> std::fmt::Debug for Key<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}
impl<T> From<Id<T>> for Key<T> {
    fn from(id: Id<T>) -> Self {
        Self(id)
    }
}
impl<T> From<Key<T>> for Value {
    fn from(key: Key<T>) -> Self {
        Self::Uuid(Some(key.0.raw()))
    }
}
impl<T> TryGetable for Key<T> {
    fn try_get_by<I: ColIdx>(row: &QueryResult, index: I) -> Result<Self, TryGetError> {
        Uuid::try_get_by(row, index).map(|raw| Self(Id::new(raw)))
    }
}
impl<T> ValueType for Key<T> {
    fn try_from(value: Value) -> Result<Self, ValueTypeErr> {
        <Uuid as ValueType>::try_from(value).map(|raw| Self(Id::new(raw)))
    }
    fn type_name() -> String {
        "Key".to_owned()
    }
    fn array_type() -> ArrayType {
        ArrayType::Uuid
    }
    fn column_type() -> ColumnType {
        ColumnType::Uuid
    }
}
impl<T> Nullable for Key<T> {
    fn null() -> Value {
        Value::Uuid(None)
    }
}
impl<T> TryFromU64 for Key<T> {
    fn try_from_u64(_: u64) -> Result<Self, DbErr> {
        Err(DbErr::ConvertFromU64("Key"))
    }
}

/// A code of a closed list as its word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word<C>(pub C);

impl<C: Code> From<C> for Word<C> {
    fn from(code: C) -> Self {
        Self(code)
    }
}
impl<C: Code> From<Word<C>> for Value {
    fn from(word: Word<C>) -> Self {
        Self::String(Some(word.0.code().to_owned()))
    }
}
impl<C: Code> TryGetable for Word<C> {
    fn try_get_by<I: ColIdx>(row: &QueryResult, index: I) -> Result<Self, TryGetError> {
        let word = String::try_get_by(row, index)?;
        word.parse().map(Self).map_err(|_| TryGetError::DbErr(DbErr::Type(format!("no such code: {word}"))))
    }
}
impl<C: Code> ValueType for Word<C> {
    fn try_from(value: Value) -> Result<Self, ValueTypeErr> {
        <String as ValueType>::try_from(value)?.parse().map(Self).map_err(|_| ValueTypeErr)
    }
    fn type_name() -> String {
        "Word".to_owned()
    }
    fn array_type() -> ArrayType {
        ArrayType::String
    }
    fn column_type() -> ColumnType {
        ColumnType::String(sea_orm::sea_query::StringLen::None)
    }
}
impl<C: Code> Nullable for Word<C> {
    fn null() -> Value {
        Value::String(None)
    }
}

/// Several codes in one column, parted by spaces, in the order chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words<C>(pub Vec<C>);

impl<C: Code> From<Vec<C>> for Words<C> {
    fn from(codes: Vec<C>) -> Self {
        Self(codes)
    }
}
impl<C: Code> From<Words<C>> for Value {
    fn from(words: Words<C>) -> Self {
        let words: Vec<&str> = words.0.into_iter().map(Code::code).collect();
        Self::String(Some(words.join(" ")))
    }
}
impl<C: Code> TryGetable for Words<C> {
    fn try_get_by<I: ColIdx>(row: &QueryResult, index: I) -> Result<Self, TryGetError> {
        let words = String::try_get_by(row, index)?;
        Ok(Self(words.split_whitespace().filter_map(|word| word.parse().ok()).collect()))
    }
}
impl<C: Code> ValueType for Words<C> {
    fn try_from(value: Value) -> Result<Self, ValueTypeErr> {
        let words = <String as ValueType>::try_from(value)?;
        Ok(Self(words.split_whitespace().filter_map(|word| word.parse().ok()).collect()))
    }
    fn type_name() -> String {
        "Words".to_owned()
    }
    fn array_type() -> ArrayType {
        ArrayType::String
    }
    fn column_type() -> ColumnType {
        ColumnType::String(sea_orm::sea_query::StringLen::None)
    }
}
impl<C: Code> Nullable for Words<C> {
    fn null() -> Value {
        Value::String(None)
    }
}

impl<T> serde::Serialize for Key<T> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}
impl<C: Code> serde::Serialize for Word<C> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.0.code())
    }
}
impl<'de, T> serde::Deserialize<'de> for Key<T> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Id::deserialize(deserializer).map(Self)
    }
}
impl<'de, C: Code> serde::Deserialize<'de> for Word<C> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let word = String::deserialize(deserializer)?;
        word.parse().map(Self).map_err(|_| serde::de::Error::custom("no such code"))
    }
}
impl<'de, C: Code> serde::Deserialize<'de> for Words<C> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let words = Vec::<Word<C>>::deserialize(deserializer)?;
        Ok(Self(words.into_iter().map(|word| word.0).collect()))
    }
}
impl<C: Code> serde::Serialize for Words<C> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.iter().map(|code| code.code()))
    }
}
