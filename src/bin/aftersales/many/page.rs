//! A report as one page: figures, charts and tables, without scripts and without anything from elsewhere.

use crate::table::is_of_numbers;

/// What a page tells.
pub struct Page {
    pub title: String,
    /// Which editions, which file, which instant.
    pub about: Vec<String>,
    /// The figures that come first, each with its name.
    pub figures: Vec<(&'static str, String)>,
    /// What colours mean, by their classes.
    pub legend: Vec<(&'static str, &'static str)>,
    pub sections: Vec<Section>,
}

pub struct Section {
    pub title: String,
    /// A picture, if the rows have one.
    pub chart: String,
    pub head: Vec<&'static str>,
    pub rows: Vec<Vec<String>>,
}

const STYLE: &str = include_str!("page.css");

impl Page {
    pub fn html(&self) -> String {
        let title = escaped(&self.title);
        let about: String = self.about.iter().map(|line| format!("<p>{}</p>\n", escaped(line))).collect();
        let figures: String = self.figures.iter().map(|(name, value)| figure(name, value)).collect();
        let key = |(class, name): &(&str, &str)| format!("<li><i class=\"{class}\"></i>{}</li>\n", escaped(name));
        let legend: String = self.legend.iter().map(key).collect();
        let sections: String = self.sections.iter().map(Section::html).collect();
        format!(
            "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width\">\n<title>{title}</title>\n<style>\n{STYLE}</style>\n</head>\n\
             <body>\n<main>\n<h1>{title}</h1>\n<header>\n{about}</header>\n<dl>\n{figures}</dl>\n<ul class=\"legend\">\n{legend}</ul>\n\
             {sections}</main>\n</body>\n</html>\n"
        )
    }
}

fn figure(name: &str, value: &str) -> String {
    format!("<div><dt>{}</dt><dd>{}</dd></div>\n", escaped(name), escaped(value))
}

impl Section {
    fn html(&self) -> String {
        let title = escaped(&self.title);
        let class = |place| if is_of_numbers(&self.rows, place) { " class=\"number\"" } else { "" };
        let heading =
            |(place, name): (usize, &&str)| format!("<th scope=\"col\"{}>{}</th>", class(place), escaped(name));
        let head: String = self.head.iter().enumerate().map(heading).collect();
        let cell = |(place, cell): (usize, &String)| match place {
            0 => format!("<th scope=\"row\">{}</th>", escaped(cell)),
            _ => format!("<td{}>{}</td>", class(place), escaped(cell)),
        };
        let row = |row: &Vec<String>| format!("<tr>{}</tr>\n", row.iter().enumerate().map(cell).collect::<String>());
        let rows: String = self.rows.iter().map(row).collect();
        format!(
            "<section>\n<h2>{title}</h2>\n<div tabindex=\"0\" role=\"region\" aria-label=\"{title}\">\n{}\
             <table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n</div>\n</section>\n",
            self.chart
        )
    }
}

/// Text as HTML has it.
pub fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
