//! Templates for guided reflections: looked over and listed.

use std::path::Path;

use afterbell_core::api::shapes::Nothing;
use afterbell_core::writing::guided::{
    self, OfferedTemplate, Template, TemplateFault, TemplateFaultWhy, TemplateRead,
};

use crate::asked::Templates;
use crate::door::Door;
use crate::output::{Output, some};
use crate::refusal::{Outcome, Refusal};

/// Does what was asked with templates.
pub fn templates(door: &mut Door, what: &Templates, output: Output) -> Outcome {
    match what {
        Templates::Check { file } => check(file, output),
        Templates::List => {
            let page = guided::page(door.open()?, Nothing {})?;
            output.answer(&page.templates, |all| all.iter().map(listed).collect())
        }
    }
}

fn check(file: &Path, output: Output) -> Outcome {
    let read = guided::read_file(file)?;
    output.answer(&read, |read| match read {
        TemplateRead::Template { template } => whole(template),
        TemplateRead::Fault { fault } => said(fault),
    })?;
    match read {
        TemplateRead::Template { .. } => Ok(()),
        TemplateRead::Fault { .. } => Err(Refusal::Told),
    }
}

fn whole(template: &Template) -> String {
    let questions = template.questions.len() as u64;
    format!(
        "A template, “{}”, with {}.",
        template.name,
        some(questions, "question", "questions")
    )
}

fn listed(one: &OfferedTemplate) -> String {
    let (name, whose) = (&one.template.name, one.key.as_deref().unwrap_or("own"));
    let hidden = if one.hidden { " (hidden)" } else { "" };
    format!("{whose}  {name}{hidden}\n")
}

/// What is wrong, and where.
fn said(fault: &TemplateFault) -> String {
    let line = fault.line.map(|line| format!("Line {line}: "));
    let number = fault.number.map(|number| format!(" {number}"));
    let field = fault.field.as_deref().unwrap_or_default();
    let field = format!("`{field}`{}", number.unwrap_or_default());
    let most = fault.most.unwrap_or_default();
    let what = match fault.why {
        TemplateFaultWhy::FileTooLarge => {
            "the file is larger than a template can be (64 kB).".into()
        }
        TemplateFaultWhy::NoText => "the file holds no text.".into(),
        TemplateFaultWhy::Unreadable => "this is not TOML.".into(),
        TemplateFaultWhy::UnknownField => format!("a template has no field {field}."),
        TemplateFaultWhy::Missing => format!("{field} is missing or empty."),
        TemplateFaultWhy::WrongKind => format!("{field} holds another kind of value than it can."),
        TemplateFaultWhy::TooLong => format!("{field} is longer than {most} characters."),
        TemplateFaultWhy::SeveralLines => format!("{field} goes over several lines."),
        TemplateFaultWhy::OutOfRange => format!("{field} can be 1 to {most}."),
        TemplateFaultWhy::TooMany => format!("there are more than {most} of {field}."),
        TemplateFaultWhy::AskedTwice => format!("{field} stands there twice."),
        TemplateFaultWhy::NoSuchTemplate => {
            format!("{field} names no template that ships.")
        }
    };
    format!("{}{what}", line.unwrap_or_default())
}
