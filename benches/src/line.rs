//! What the programs print: one line per row, set, stream and mode.

/// A measured row.
pub(crate) struct Line {
    pub(crate) language: &'static str,
    /// What is asked: `base`, `classify`, `name`, ...
    pub(crate) question: String,
    pub(crate) name: String,
    pub(crate) set: String,
    pub(crate) stream: String,
    pub(crate) mode: String,
    /// The sum of all answers of a pass.
    pub(crate) sum: u32,
    /// Nanoseconds of processor time per lookup, by round.
    pub(crate) ns: Vec<f64>,
}

impl Line {
    /// Reads a line of the protocol.
    pub(crate) fn parse(language: &'static str, line: &str) -> Option<Line> {
        let [row, set, stream, mode, sum, ns] = line.split('\t').collect::<Vec<_>>().try_into().ok()?;
        let (question, name) = row.split_once('/')?;
        Some(Line {
            language,
            question: question.to_owned(),
            name: name.to_owned(),
            set: set.to_owned(),
            stream: stream.to_owned(),
            mode: mode.to_owned(),
            sum: u32::from_str_radix(sum, 16).ok()?,
            ns: ns
                .split(' ')
                .map(|ns| ns.parse().ok())
                .collect::<Option<Vec<f64>>>()
                .filter(|ns| !ns.is_empty())?,
        })
    }

    /// The median.
    pub(crate) fn median(&self) -> f64 {
        quantile(self.ns.clone(), 0.5)
    }

    /// The distance of the quartiles, as a part of the median.
    pub(crate) fn spread(&self) -> f64 {
        (quantile(self.ns.clone(), 0.75) - quantile(self.ns.clone(), 0.25)) / self.median()
    }

    /// The median over the rounds of this row's time by the other's.
    pub(crate) fn ratio(&self, other: &Line) -> f64 {
        quantile(self.ns.iter().zip(&other.ns).map(|(ns, base)| ns / base).collect(), 0.5)
    }
}

/// What all programs printed.
pub(crate) struct Lines(pub(crate) Vec<Line>);

impl Lines {
    /// The row `language question/name` on a set, stream and mode.
    pub(crate) fn get(&self, row: (&str, &str, &str), at: (&str, &str, &str)) -> Option<&Line> {
        self.0.iter().find(|line| {
            (line.language, &*line.question, &*line.name) == row
                && (&*line.set, &*line.stream, &*line.mode) == at
        })
    }

    /// The floor of the same process, on the same keys, in the same mode.
    pub(crate) fn floor(&self, line: &Line) -> Option<&Line> {
        self.get((line.language, "base", "floor"), (&line.set, &line.stream, &line.mode))
    }
}

fn quantile(mut values: Vec<f64>, at: f64) -> f64 {
    values.sort_by(f64::total_cmp);
    let place = at * (values.len() - 1) as f64;
    let (low, high) = (values[place.floor() as usize], values[place.ceil() as usize]);
    low + (high - low) * place.fract()
}
