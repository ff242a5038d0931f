//! How short lists are sorted and kept free of duplicates.

/// Sorts a short list in place and keeps equal entries in their order. Lists here have a few dozen entries, and the
/// general sort of the standard library would be a tenth of the shopper's download.
pub fn sort_short<T>(list: &mut [T], comes_before: &dyn Fn(&T, &T) -> bool) {
    for sorted in 1..list.len() {
        let mut place = sorted;
        while place > 0 {
            let before = place.wrapping_sub(1);
            match (list.get(before), list.get(place)) {
                (Some(one), Some(other)) if comes_before(other, one) => list.swap(before, place),
                _ => break,
            }
            place = before;
        }
    }
}

/// Adds a value to an ordered list unless it is there.
pub fn insert_ordered<T: Copy + Ord>(list: &mut Vec<T>, value: T) {
    let mut place = 0_usize;
    for known in list.iter() {
        if *known == value {
            return;
        }
        if *known < value {
            place = place.wrapping_add(1);
        }
    }
    list.insert(place, value);
}

/// Adds a value to a list unless it is there.
pub fn insert_new<T: PartialEq>(list: &mut Vec<T>, value: T) {
    if !list.contains(&value) {
        list.push(value);
    }
}
