/// Why a shopper asks: branches with leaves, of which a rule may name either and a shopper picks a leaf.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReasonTree(Vec<(String, Vec<String>)>);

impl Default for ReasonTree {
    fn default() -> Self {
        let branch = |name: &str, leaves: &[&str]| (name.into(), leaves.iter().map(|leaf| (*leaf).into()).collect());
        Self(vec![
            branch("quality", &["defective", "damaged", "spoiled", "not_as_described", "wrong_item", "missing_item"]),
            branch("delivery", &["damaged_in_transit", "late", "lost"]),
            branch("preference", &["changed_mind"]),
        ])
    }
}

impl ReasonTree {
    /// Adds a leaf to a branch; `false` if there is no such branch.
    pub fn add(&mut self, branch: &str, leaf: &str) -> bool {
        let Some((_, leaves)) = self.0.iter_mut().find(|(name, _)| name == branch) else { return false };
        if !leaves.iter().any(|known| known == leaf) {
            leaves.push(leaf.into());
        }
        true
    }

    /// The leaves that a name stands for: its own if it is a branch, itself if it is a leaf, else none.
    pub fn leaves_of(&self, name: &str) -> Vec<String> {
        if let Some((_, leaves)) = self.0.iter().find(|(branch, _)| branch == name) {
            return leaves.clone();
        }
        self.leaves().filter(|leaf| *leaf == name).map(str::to_owned).collect()
    }

    /// Every reason that a shopper may pick.
    pub fn leaves(&self) -> impl Iterator<Item = &str> {
        self.0.iter().flat_map(|(_, leaves)| leaves).map(String::as_str)
    }

    /// The branches with their leaves.
    pub fn branches(&self) -> &[(String, Vec<String>)] {
        &self.0
    }
}
