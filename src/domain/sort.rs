//! How short lists are sorted and kept free of duplicates.

/// Sorts a short list and keeps equal entries in their order. Lists here have a few dozen entries, and the general sort of
/// the standard library would be a tenth of the shopper's download.
pub fn sort_short<T>(list: &mut Vec<T>, comes_before: &dyn Fn(&T, &T) -> bool) {
    let unsorted = std::mem::take(list);
    for entry in unsorted {
        let place = list.partition_point(|known| !comes_before(&entry, known));
        list.insert(place, entry);
    }
}

/// The places of a list in the order of what stands there; equals keep their order.
pub fn sorted(length: usize, comes_before: &dyn Fn(&usize, &usize) -> bool) -> Vec<usize> {
    let mut places = Vec::new();
    for place in 0..length {
        places.push(place);
    }
    // A thousand numbers are moved as quickly as a few dozen of anything larger.
    sort_short(&mut places, comes_before);
    places
}

/// Adds a value to an ordered list unless it is there.
pub fn insert_ordered<T: Copy + Ord>(list: &mut Vec<T>, value: T) {
    if let Err(place) = list.binary_search(&value) {
        list.insert(place, value);
    }
}

/// Adds a value to a list unless it is there.
pub fn insert_new<T: PartialEq>(list: &mut Vec<T>, value: T) {
    if !list.contains(&value) {
        list.push(value);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_lists_are_sorted_and_equals_keep_their_order() {
        let mut list = vec![(2, 'a'), (1, 'b'), (2, 'c'), (0, 'd'), (1, 'e')];
        sort_short(&mut list, &|one, other| one.0 < other.0);
        assert_eq!(list, [(0, 'd'), (1, 'b'), (1, 'e'), (2, 'a'), (2, 'c')]);
        let mut numbers = Vec::new();
        for number in [3, 1, 3, 2, 1] {
            insert_ordered(&mut numbers, number);
        }
        assert_eq!(numbers, [1, 2, 3]);
    }
}
