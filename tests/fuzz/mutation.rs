//! Changes of inputs that nobody chose, the same in every run.

/// What hurts where it is put.
const TOKENS: [&str; 24] = [
    "null",
    "true",
    "{}",
    "[]",
    "\"\"",
    "-1",
    "0",
    "1e308",
    "9223372036854775807",
    "0.0000001",
    "\\ud800",
    "\\u0000",
    "P1Y",
    "PT0S",
    "2026-02-29",
    "9999-12-31T23:59:59Z",
    "2026-03-29T02:30:00",
    "__proto__",
    ",",
    ":",
    "\"",
    "}",
    "]",
    "\u{202e}",
];
const LARGEST: usize = 64 * 1024;

/// Makes new inputs of a corpus.
pub struct Mutation<'c> {
    corpus: &'c [Vec<u8>],
    state: u64,
}

impl<'c> Mutation<'c> {
    pub fn new(corpus: &'c [Vec<u8>]) -> Self {
        Self { corpus, state: 0x9e37_79b9_7f4a_7c15 }
    }

    /// A number below this one (xorshift).
    fn below(&mut self, end: usize) -> usize {
        self.state ^= self.state << 13;
        self.state ^= self.state >> 7;
        self.state ^= self.state << 17;
        usize::try_from(self.state >> 11).expect("53 bits") % end.max(1)
    }

    /// A part of one that is there.
    fn part(&mut self, of: &[u8]) -> std::ops::Range<usize> {
        let start = self.below(of.len() + 1);
        let longest = (of.len() - start).min(64);
        start..start + self.below(longest + 1)
    }

    pub fn next(&mut self) -> Vec<u8> {
        let mut data = self.corpus[self.below(self.corpus.len())].clone();
        for _ in 0..=self.below(4) {
            let place = self.part(&data);
            let put = match self.below(6) {
                0 => Vec::new(),
                1 => TOKENS[self.below(TOKENS.len())].as_bytes().to_vec(),
                2 => data[place.clone()].repeat(2),
                3 => vec![u8::try_from(self.below(256)).expect("a byte")],
                4 => data[self.part(&data.clone())].to_vec(),
                _ => {
                    let other = &self.corpus[self.below(self.corpus.len())];
                    other[self.part(other)].to_vec()
                }
            };
            data.splice(place, put);
        }
        data.truncate(LARGEST);
        data
    }
}
