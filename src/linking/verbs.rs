//! What can be done to a state and hardly to a spot, as base forms; every form of each is a word that says so.

/// Verbs whose object acts or is acted upon: "satisfies Israel", "a gesture that pleased Ankara".
const DONE_TO: &str = "satisfy irritate annoy please displease anger alarm worry reassure frustrate infuriate embarrass delight unsettle trouble \
     humiliate comfort appease placate pacify surprise shock upset enrage provoke benefit harm weaken strengthen embolden \
     rattle unnerve disappoint bother vex relieve soothe tempt bribe flatter blackmail outmanoeuvre outmaneuver outwit outflank \
     counterbalance deter rebuff snub shun isolate sideline marginalise marginalize bankrupt cripple antagonise antagonize alienate \
     lobby woo implore beseech beg coerce compel oblige persuade dissuade convince cajole coax nudge prod urge pressure pressurise \
     accuse blame condemn denounce criticise criticize rebuke chide scold berate censure upbraid admonish reprimand thank praise commend laud \
     congratulate assure notify brief consult inform mislead deceive trick dupe betray abandon disown desert defy challenge confront \
     antagonize intimidate threaten menace frighten scare spook unmask expose discredit disgrace shame vindicate exonerate absolve \
     sanction penalise penalize punish reward compensate reimburse indemnify subsidise subsidize finance bankroll sponsor equip \
     empower enable entitle authorise authorize permit forbid prohibit handicap hamstring constrain restrain \
     rival outbid outspend outlast outgun outnumber emulate imitate mimic copy envy admire respect mistrust distrust suspect fear hate loathe \
     despise detest resent revere idolise idolize worship trust believe doubt disbelieve forgive pardon";

/// Every form of every verb: "satisfy", "satisfies", "satisfied", "satisfying".
pub(super) fn forms_done_to() -> impl Iterator<Item = String> {
    DONE_TO.split_whitespace().flat_map(forms)
}

/// Base, third person, past and participle of a regular verb.
fn forms(base: &'static str) -> [String; 4] {
    let vowel = |c: char| "aeiou".contains(c);
    let mut letters = base.chars().rev();
    let (last, before, third) = (letters.next().unwrap_or(' '), letters.next().unwrap_or(' '), letters.next().unwrap_or(' '));
    let stem = base.get(..base.len() - last.len_utf8()).unwrap_or(base);
    // "bar", "deter", "rebut": one vowel between consonants, and the stress on it
    let doubles =
        !vowel(last) && !matches!(last, 'w' | 'x' | 'y') && vowel(before) && !vowel(third) && (base.len() < 5 || DOUBLED.contains(&base));
    let third_person = match last {
        'y' if !vowel(before) => format!("{stem}ies"),
        's' | 'x' | 'z' => format!("{base}es"),
        'h' if matches!(before, 's' | 'c') => format!("{base}es"),
        _ => format!("{base}s"),
    };
    let (past, participle) = match last {
        'e' => (format!("{base}d"), format!("{stem}ing")),
        'y' if !vowel(before) => (format!("{stem}ied"), format!("{base}ing")),
        _ if doubles => (format!("{base}{last}ed"), format!("{base}{last}ing")),
        _ => (format!("{base}ed"), format!("{base}ing")),
    };
    [base.to_owned(), third_person, past, participle]
}

/// Longer verbs that double their last letter.
const DOUBLED: [&str; 5] = ["deter", "compel", "outwit", "permit", "forbid"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn regular_verbs_have_their_forms() {
        assert_eq!(forms("satisfy"), ["satisfy", "satisfies", "satisfied", "satisfying"]);
        assert_eq!(forms("please"), ["please", "pleases", "pleased", "pleasing"]);
        assert_eq!(forms("bar"), ["bar", "bars", "barred", "barring"]);
        assert_eq!(forms("snub"), ["snub", "snubs", "snubbed", "snubbing"]);
        assert_eq!(forms("annoy"), ["annoy", "annoys", "annoyed", "annoying"]);
        assert_eq!(forms("harm"), ["harm", "harms", "harmed", "harming"]);
        assert_eq!(forms("punish"), ["punish", "punishes", "punished", "punishing"]);
    }
}
