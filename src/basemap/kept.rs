//! The most recently used values: what was decoded once is not decoded again while somebody looks at it.

use std::collections::BTreeMap;

pub(super) struct Kept<K, V> {
    values: BTreeMap<K, (u64, V)>,
    uses: u64,
    most: usize,
}

impl<K: Ord + Clone, V: Clone> Kept<K, V> {
    pub(super) fn new(most: usize) -> Self {
        Self { values: BTreeMap::new(), uses: 0, most }
    }

    pub(super) fn get(&mut self, key: &K) -> Option<V> {
        self.uses += 1;
        let (last_use, value) = self.values.get_mut(key)?;
        *last_use = self.uses;
        Some(value.clone())
    }

    pub(super) fn put(&mut self, key: K, value: V) {
        self.uses += 1;
        self.values.insert(key, (self.uses, value));
        if self.values.len() > self.most {
            let oldest = self.values.iter().min_by_key(|(_, (last_use, _))| *last_use).map(|(key, _)| key.clone());
            if let Some(oldest) = oldest {
                self.values.remove(&oldest);
            }
        }
    }

    #[cfg(feature = "desktop")]
    pub(super) fn clear(&mut self) {
        self.values.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::Kept;

    #[test]
    fn the_kept_values_are_bounded_and_the_oldest_goes_first() {
        let mut kept = Kept::new(2);
        kept.put(1, 'a');
        kept.put(2, 'b');
        kept.get(&1);
        kept.put(3, 'c');
        assert_eq!((kept.get(&1), kept.get(&2), kept.get(&3)), (Some('a'), None, Some('c')));
    }
}
