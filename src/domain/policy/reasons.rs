//! Which reasons a shopper may give.

use super::{Name, Names};

/// The reasons that a shopper may give: branches with leaves. A rule may name either, and a shopper picks a leaf.
///
/// ```
/// use aftersales::domain::policy::{Names, ReasonTree};
///
/// let names = Names::default();
/// let mut tree = ReasonTree::new(&names);
/// let delivery = tree.leaves_of(names.find("delivery"));
/// assert_eq!(delivery, ["damaged_in_transit", "late", "lost"].map(|leaf| names.find(leaf)));
/// assert_eq!(tree.leaves_of(names.find("late")), [names.find("late")]);
///
/// // A policy may add leaves, but no branches.
/// let too_large = names.add("too_large");
/// assert!(tree.add(names.find("preference"), too_large) && tree.has_leaf(too_large));
/// assert!(!tree.add(names.add("weather"), too_large));
/// ```
#[derive(Debug)]
pub struct ReasonTree(Vec<(Name, Vec<Name>)>);

impl ReasonTree {
    /// The reasons that every policy has.
    pub fn new(names: &Names) -> Self {
        const BRANCHES: [(&str, &[&str]); 3] = [
            ("quality", &["defective", "damaged", "spoiled", "not_as_described", "wrong_item", "missing_item"]),
            ("delivery", &["damaged_in_transit", "late", "lost"]),
            ("preference", &["changed_mind"]),
        ];
        let mut tree = Self(Vec::new());
        for (branch, leaves) in BRANCHES {
            let branch = names.add(branch);
            tree.0.push((branch, Vec::new()));
            for leaf in leaves {
                tree.add(branch, names.add(leaf));
            }
        }
        tree
    }

    /// The reasons of these branches.
    #[cfg(feature = "built")]
    pub(crate) fn of_branches(branches: Vec<(Name, Vec<Name>)>) -> Self {
        Self(branches)
    }

    /// Adds a leaf to a branch, once; `false` if there is no such branch.
    pub fn add(&mut self, branch: Name, leaf: Name) -> bool {
        let Some((_, leaves)) = self.0.iter_mut().find(|(name, _)| *name == branch) else { return false };
        if !leaves.contains(&leaf) {
            leaves.push(leaf);
        }
        true
    }

    /// The leaves that a name covers: those of a branch, a leaf itself, none for any other name.
    #[must_use]
    pub fn leaves_of(&self, name: Name) -> Vec<Name> {
        if let Some((_, leaves)) = self.0.iter().find(|(branch, _)| *branch == name) {
            return leaves.clone();
        }
        if self.has_leaf(name) { vec![name] } else { Vec::new() }
    }

    /// True if a shopper may pick this reason.
    #[must_use]
    pub fn has_leaf(&self, name: Name) -> bool {
        self.0.iter().any(|(_, leaves)| leaves.contains(&name))
    }

    /// Every reason that a shopper may pick, branch by branch.
    #[must_use]
    pub fn leaves(&self) -> Vec<Name> {
        let mut all = Vec::new();
        for (_, leaves) in &self.0 {
            all.extend_from_slice(leaves);
        }
        all
    }

    /// The branches with their leaves.
    #[must_use]
    pub fn branches(&self) -> &[(Name, Vec<Name>)] {
        &self.0
    }
}
