//! Whether a state acts, by the Arabic words around its name.

use super::Context;
use crate::linking::lexicon::{Class, entry};

impl<'a> Context<'a> {
    /// Whether a verb stands before who acts, as it does in Arabic, or another reason says so.
    pub(super) fn verb_before_in_arabic(&self, first: usize, before: Class, word: &str) -> bool {
        let and_verb = || word.strip_prefix(['و', 'ف']).is_some_and(|verb| entry(verb).class.is(Class::ACT));
        before.is(Class::ACT) || and_verb() || self.acts_in_arabic(first)
    }

    /// "backed by Iran", "the envoy of Qatar", "Turkey prepares": what stands before a state in Arabic and says that it acts.
    pub(super) fn acts_in_arabic(&self, first: usize) -> bool {
        let of_states = |at: usize| {
            let word = self.word(at);
            let bare = word.strip_prefix(['و', 'ف', 'ب', 'ل', 'ك']).unwrap_or(word);
            [word, bare].iter().any(|word| OF_STATES.contains(word) || BETWEEN_STATES.contains(word))
        };
        if self.before(first).is_some_and(of_states) {
            return true;
        }
        // "اتصالات بين أنقرة وتل أبيب"
        let between = self.before(first).filter(|at| self.word(*at) == "بين").and_then(|at| self.before(at));
        let relation = |at: usize| {
            let word = self.word(at).trim_start_matches(['و', 'ب', 'ل']);
            let word = word.strip_prefix("ال").unwrap_or(word);
            BETWEEN_STATES.contains(&word)
        };
        if between.is_some_and(|at| relation(at) || self.before(at).is_some_and(relation)) {
            return true;
        }
        // "تستعد تركيا": a verb of the present before a state, where a clause begins
        let verb = |at: usize| {
            let word = self.word(at).trim_start_matches('و');
            // "تفجير" is the noun
            let noun = word.ends_with('ة') || word.chars().rev().nth(1) == Some('ي');
            word.starts_with('ت') && !noun && word.chars().count() > 3 && !matches!(word, "تشهد" | "تعيش" | "تقع" | "تبعد")
        };
        if self.before(first).is_some_and(|at| self.begins_sentence(at) && verb(at)) {
            return true;
        }
        // "أوقفت تركيا": the same of the past, also after a conjunction
        let past = |at: usize| {
            let word = self.word(at);
            let verb = word.trim_start_matches('و');
            let begins = word.len() > verb.len() || self.begins_sentence(at) || at.checked_sub(1).is_some_and(|at| self.word(at) == "أن");
            let form = verb.ends_with('ت') && !verb.ends_with("ات") && !verb.ends_with("يت") && verb.chars().count() > 3;
            begins && form && !MOTION_OF_ARABIC.contains(&verb)
        };
        if self.before(first).is_some_and(past) {
            return true;
        }
        let Some(by) = self.before(first).filter(|at| matches!(self.word(*at), "من" | "قبل")) else { return false };
        let mut before = self.before(by);
        if self.word(by) == "قبل" {
            before = before.and_then(|at| self.before(at));
        }
        let backed = before.map(|at| self.word(at)).unwrap_or_default();
        ["مدعوم", "المدعوم", "ممول", "الممول", "مقرب", "المقرب", "بدعم", "بضغط", "بطلب"].iter().any(|stem| backed.starts_with(stem))
    }

    /// "أن إيران تسعى": after a word that begins a clause, or at its beginning, a verb of the present or the future follows.
    pub(super) fn subject_in_arabic(&self, first: usize, last: usize) -> Option<&'a str> {
        let conjunctions = ["أن", "وأن", "إن", "وإن", "بأن", "لأن", "لكن", "ولكن", "بينما", "كانت", "وكانت", "حيث", "كما", "إذ"];
        let before = first.checked_sub(1).map(|at| self.word(at)).unwrap_or_default();
        let begins = self.begins_sentence(first) || conjunctions.contains(&before);
        // also where a quotation begins: "إن العراق «لا يريد"
        let quoted = || {
            let (here, next) = (self.tokens.get(last)?, self.tokens.get(last + 1)?);
            matches!(self.text.get(here.end..next.start)?.trim(), "«" | "“" | "\"").then_some(last + 1)
        };
        let mut next = self.after(last).or_else(quoted).filter(|_| begins)?;
        if matches!(self.word(next), "لا" | "لن" | "لم" | "قد") {
            next = self.after(next)?;
        }
        let word = self.word(next);
        // "قال إن روسيا باقية": what somebody says of a state is of what it does or wants
        if SAYING_THAT.contains(&before) && !OF_LAND_IN_ARABIC.contains(&word) && self.entry(next).kinds.is_empty() {
            return Some(word);
        }
        let is_verb = word.chars().count() > 3
            && !word.ends_with('ة')
            && ["ت", "ي", "ست", "سي", "لن", "لم"].iter().any(|stem| word.starts_with(stem));
        is_verb.then_some(word)
    }
}

/// Arabic verbs whose object is a spot, or whose subject may be one.
const MOTION_OF_ARABIC: [&str; 9] = ["زارت", "غادرت", "دخلت", "وصلت", "بلغت", "عبرت", "احتلت", "شهدت", "كانت"];

/// What only a state has, in Arabic.
const OF_STATES: [&str; 40] = [
    "سفير",
    "حكومة",
    "رئيس",
    "موقف",
    "نظام",
    "سياسة",
    "مصالح",
    "وزير",
    "نفوذ",
    "سيادة",
    "وساطة",
    "مطالب",
    "مصلحة",
    "رغبة",
    "إرادة",
    "قرار",
    "شروط",
    "تهديدات",
    "تهديد",
    "تصريحات",
    "دعم",
    "اعتراف",
    "خطة",
    "خطط",
    "أهداف",
    "استراتيجية",
    "أطماع",
    "دور",
    "موافقة",
    "رفض",
    "ضغوط",
    "ضغط",
    "رد",
    "التزام",
    "عقوبات",
    "حلفاء",
    "وكلاء",
    "أذرع",
    "مبعوث",
    "رسالة",
];

/// What states have with each other, in Arabic.
const BETWEEN_STATES: [&str; 28] = [
    "خلافات",
    "خلاف",
    "علاقات",
    "علاقة",
    "محادثات",
    "مفاوضات",
    "مباحثات",
    "اتصالات",
    "توتر",
    "توترات",
    "صراع",
    "تنافس",
    "حوار",
    "اتفاق",
    "اتفاقية",
    "تفاهم",
    "تفاهمات",
    "تعاون",
    "تنسيق",
    "لقاء",
    "اجتماع",
    "حرب",
    "مواجهة",
    "تقارب",
    "تطبيع",
    "أزمة",
    "وساطة",
    "قمة",
];

/// Before what somebody says.
const SAYING_THAT: [&str; 6] = ["إن", "أن", "وإن", "وأن", "بأن", "لأن"];

/// What a country is as land, in Arabic.
const OF_LAND_IN_ARABIC: [&str; 8] = ["بلد", "دولة", "تقع", "في", "من", "على", "تشهد", "يشهد"];
