/// Why a shopper asks: branches with leaves, of which a rule may name either and a shopper picks a leaf.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReasonTree(Vec<(String, Vec<String>)>);

impl Default for ReasonTree {
    fn default() -> Self {
        const BRANCHES: [(&str, &[&str]); 3] = [
            ("quality", &["defective", "damaged", "spoiled", "not_as_described", "wrong_item", "missing_item"]),
            ("delivery", &["damaged_in_transit", "late", "lost"]),
            ("preference", &["changed_mind"]),
        ];
        let mut tree = Self(Vec::new());
        for (branch, leaves) in BRANCHES {
            tree.0.push((branch.to_owned(), Vec::new()));
            for leaf in leaves {
                tree.add(branch, leaf);
            }
        }
        tree
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
        if self.has_leaf(name) { vec![name.to_owned()] } else { Vec::new() }
    }

    /// True if a shopper may pick this reason.
    pub fn has_leaf(&self, name: &str) -> bool {
        self.0.iter().any(|(_, leaves)| leaves.iter().any(|leaf| leaf == name))
    }

    /// Every reason that a shopper may pick.
    pub fn leaves(&self) -> Vec<&str> {
        let mut all = Vec::new();
        for (_, leaves) in &self.0 {
            for leaf in leaves {
                all.push(leaf.as_str());
            }
        }
        all
    }

    /// The branches with their leaves.
    pub fn branches(&self) -> &[(String, Vec<String>)] {
        &self.0
    }
}
