//! Chance that comes from a number: `SplitMix64` (Steele, Lea and Flood 2014, "Fast splittable pseudorandom number generators"). Ours,
//! so that a seed gives the same round in every version of every library.

pub(super) struct Random(u64);

impl Random {
    pub(super) fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `n`; 0 for 0.
    fn below(&mut self, n: usize) -> usize {
        // the high half of the product; off by less than n in 2⁶⁴
        ((u128::from(self.next()) * n as u128) >> 64) as usize
    }

    /// Fisher and Yates, as Durstenfeld has it.
    pub(super) fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            items.swap(last, self.below(last + 1));
        }
    }

    /// The right choice among the wrong ones, and where it has come to stand.
    pub(super) fn mixed(&mut self, right: String, wrong: Vec<String>) -> (Vec<String>, usize) {
        let mut choices: Vec<(String, bool)> = wrong.into_iter().map(|text| (text, false)).chain([(right, true)]).collect();
        self.shuffle(&mut choices);
        let at = choices.iter().position(|(_, is_right)| *is_right).unwrap_or_default();
        (choices.into_iter().map(|(text, _)| text).collect(), at)
    }
}

#[cfg(test)]
mod tests {
    use super::Random;

    #[test]
    fn it_is_the_generator_that_it_is_named_after() {
        // the first numbers of the seed 1234567, as the reference implementation in C has them
        let mut random = Random::new(1_234_567);
        let first: Vec<u64> = (0..3).map(|_| random.next()).collect();
        assert_eq!(first, [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423]);
    }

    #[test]
    fn every_order_comes_up() {
        let mut random = Random::new(7);
        let mut seen = std::collections::BTreeMap::new();
        for _ in 0..6_000 {
            let mut items = [1, 2, 3];
            random.shuffle(&mut items);
            *seen.entry(items).or_insert(0) += 1;
        }
        assert!(seen.len() == 6 && seen.values().all(|count| (900..1_100).contains(count)), "{seen:?}");
        assert_eq!(random.below(0), 0);
    }
}
