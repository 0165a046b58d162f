//! Questionnaires: answered as far as one likes, offered once in a half-term, brought from a file, logged from elsewhere.

use afterbell_core::api::Code;
use afterbell_tests::{Evening, a_journal};
use serde_json::{Value, json};

fn known(evening: &mut Evening, instrument: &str) -> Value {
    let page = evening.call("questionnaires", json!({}));
    let mut all = page["all"].as_array().unwrap().iter();
    let found = all.find(|one| one["instrument"] == instrument);
    found
        .unwrap_or_else(|| panic!("there is {instrument}"))
        .clone()
}

fn answer(evening: &mut Evening, instrument: &str, day: &str, answers: Value) -> Value {
    let input = json!({ "instrument": instrument, "answers": answers, "day": day });
    evening.call("answer_questionnaire", input)["value"].clone()
}

fn offered(evening: &mut Evening) -> Vec<String> {
    let offered = evening.call("offered_questionnaires", json!({}));
    let names = offered.as_array().unwrap().iter();
    names
        .map(|one| one["instrument"].as_str().unwrap().to_owned())
        .collect()
}

/// A journal that is more than a week old, on the evening of 19 November 2026.
fn an_older_journal() -> Evening {
    let mut evening = a_journal();
    evening.write_about("2026-11-02", "The first page.");
    evening
}

fn own(name: &str, version: &str, question: &str) -> Value {
    json!({ "name": name, "wording_version": version, "items": [{ "text": question }] })
}

/// The form of the WHO-5, with words of nobody's.
fn pack(version: &str) -> Value {
    let item = |text: &str| json!({ "text": text, "lowest": 0, "highest": 5 });
    json!({
        "pack": "who5", "name": "WHO-5", "wording_version": version, "licence": "CC-BY-NC-SA-3.0-IGO", "attribution": "WHO",
        "gap_days": 14, "scoring": "who5", "items": [item("a"), item("b"), item("c"), item("d"), item("e")],
    })
}

#[test]
fn the_four_of_the_ons_are_kept_as_they_were_given_and_never_added_up() {
    let mut evening = a_journal();
    let kept = answer(&mut evening, "ons4", "2026-11-19", json!([6, null, 4, 7]));
    assert_eq!(kept["wording_version"], "ONS 2020");
    assert_eq!(kept["licence"], "OGL-UK-3.0");
    assert_eq!(
        (&kept["scoring"], &kept["scoring_version"], &kept["score"]),
        (&json!("each"), &json!(1), &Value::Null)
    );
    evening.lock();
    evening.unlock();
    let ons4 = known(&mut evening, "ons4");
    assert_eq!(ons4["answered"][0]["answers"], json!([6, null, 4, 7]));
    let series = ons4["series"].as_array().unwrap();
    let readings: Vec<usize> = series
        .iter()
        .map(|one| one["readings"].as_array().unwrap().len())
        .collect();
    assert_eq!(readings, [1, 0, 1, 1], "what was skipped has no point");
    assert_eq!(series[3]["other_way"], true);
    assert_eq!(series[3]["beside"], "higher");
    let attribution = ons4["questionnaire"]["attribution"].as_str().unwrap();
    assert!(attribution.contains("Open Government Licence v3.0"));
}

#[test]
fn what_is_no_answer_is_refused_and_nothing_is_kept() {
    let mut evening = a_journal();
    for (instrument, answers, day, code) in [
        ("ons4", json!([1, 2, 3]), "2026-11-19", Code::Invalid),
        ("ons4", json!([1, 2, 3, 4, 5]), "2026-11-19", Code::Invalid),
        ("ons4", json!([1, 2, 3, 11]), "2026-11-19", Code::Invalid),
        ("ons4", json!([1, 2, 3, -1]), "2026-11-19", Code::Invalid),
        (
            "ons4",
            json!([null, null, null, null]),
            "2026-11-19",
            Code::Invalid,
        ),
        ("ons4", json!([1, 2, 3, 4]), "2026-11-20", Code::Invalid),
        ("ons_loneliness", json!([0]), "2026-11-19", Code::Invalid),
        ("phq9", json!([1]), "2026-11-19", Code::NotFound),
        ("own:1", json!([1]), "2026-11-19", Code::NotFound),
    ] {
        let input = json!({ "instrument": instrument, "answers": answers, "day": day });
        assert_eq!(
            evening.refused("answer_questionnaire", input.clone()),
            code,
            "{input}"
        );
    }
    assert_eq!(known(&mut evening, "ons4")["answered"], json!([]));
}

#[test]
fn answered_again_within_the_week_it_is_marked_and_not_compared() {
    let mut evening = a_journal();
    answer(&mut evening, "ons4", "2026-11-10", json!([8, 8, 8, 2]));
    answer(&mut evening, "ons4", "2026-11-16", json!([2, 2, 2, 9]));
    let satisfied = known(&mut evening, "ons4")["series"][0].clone();
    assert_eq!(satisfied["readings"][1]["overlapping"], true);
    assert_eq!(satisfied["change"], Value::Null);
    answer(&mut evening, "ons4", "2026-11-17", json!([2, 2, 2, 9]));
    let satisfied = known(&mut evening, "ons4")["series"][0].clone();
    assert_eq!(satisfied["readings"][2]["overlapping"], false);
    assert_eq!(satisfied["change"], "beyond");
}

#[test]
fn what_was_answered_is_taken_out_and_put_back() {
    let mut evening = a_journal();
    let kept = answer(&mut evening, "ons_loneliness", "2026-11-12", json!([4]));
    evening.call("remove_answered", json!({ "id": kept["id"] }));
    assert_eq!(known(&mut evening, "ons_loneliness")["answered"], json!([]));
    let again = json!({ "id": kept["id"] });
    assert_eq!(evening.refused("remove_answered", again), Code::NotFound);
    answer(&mut evening, "ons_loneliness", "2026-11-12", json!([4]));
    let back = known(&mut evening, "ons_loneliness")["answered"][0].clone();
    assert_eq!(
        (&back["day"], &back["answers"]),
        (&json!("2026-11-12"), &json!([4]))
    );
    assert!(evening.is_sound());
}

#[test]
fn they_are_offered_once_in_a_half_term() {
    let mut evening = an_older_journal();
    assert_eq!(offered(&mut evening), ["ons4", "ons_loneliness"]);
    answer(&mut evening, "ons4", "2026-11-19", json!([6, 6, 6, 6]));
    assert_eq!(offered(&mut evening), ["ons_loneliness"]);
    evening.call("put_questionnaires_off", json!({ "for_good": false }));
    assert!(offered(&mut evening).is_empty());
    evening.set_clock("2026-12-22 20:00", "Europe/London");
    assert!(offered(&mut evening).is_empty(), "a holiday");
    evening.set_clock("2027-01-12 20:00", "Europe/London");
    assert_eq!(offered(&mut evening), ["ons4", "ons_loneliness"]);
    evening.call("put_questionnaires_off", json!({ "for_good": true }));
    evening.set_clock("2027-03-09 20:00", "Europe/London");
    assert!(offered(&mut evening).is_empty(), "turned off");
    let on = json!({ "instrument": "ons4", "offered": true });
    evening.call("offer_questionnaire", on);
    assert_eq!(offered(&mut evening), ["ons4"]);
}

#[test]
fn nothing_is_offered_in_a_journals_first_week_or_around_a_hard_day() {
    let mut evening = a_journal();
    assert!(offered(&mut evening).is_empty(), "nothing was written");
    evening.write_about("2026-11-13", "The first page.");
    assert!(offered(&mut evening).is_empty(), "its seventh day");
    evening.write_about("2026-11-12", "A page before it.");
    assert_eq!(offered(&mut evening).len(), 2);
    let marker = json!({ "day": "2026-11-06", "kind": "bereavement", "label": "", "hard": true });
    evening.call("save_marker", marker);
    assert!(offered(&mut evening).is_empty());
    evening.set_clock("2026-11-21 20:00", "Europe/London");
    assert_eq!(offered(&mut evening).len(), 2);
}

#[test]
fn the_offer_follows_the_schools_calendar() {
    let mut evening = an_older_journal();
    evening.set_clock("2026-10-20 20:00", "Europe/London");
    evening.write_about("2026-10-01", "A page.");
    answer(&mut evening, "ons4", "2026-10-12", json!([6, 6, 6, 6]));
    answer(&mut evening, "ons_loneliness", "2026-10-12", json!([2]));
    assert!(offered(&mut evening).is_empty());
    evening.call("choose_calendar", json!({ "preset": "scotland" }));
    assert_eq!(
        offered(&mut evening).len(),
        2,
        "its half-term began on 19 October"
    );
    evening.call("choose_calendar", json!({ "preset": "weekdays" }));
    assert!(offered(&mut evening).is_empty());
    evening.set_clock("2026-11-23 20:00", "Europe/London");
    assert_eq!(offered(&mut evening).len(), 2, "six weeks later");
}

#[test]
fn the_who5_is_a_pack_that_is_brought_and_computed_only_when_all_of_it_is_answered() {
    let mut evening = a_journal();
    let no_pack = json!({ "instrument": "who5", "answers": [3, 3, 2, 2, 2] });
    assert_eq!(
        evening.refused("answer_questionnaire", no_pack),
        Code::NotFound
    );
    let saved = evening.call("save_questionnaire", pack("2024"));
    assert_eq!(saved["value"]["instrument"], "who5");
    let who5 = known(&mut evening, "who5");
    assert_eq!(
        (&who5["whose"], &who5["offered"]),
        (&json!("pack"), &json!(false))
    );
    let half = answer(
        &mut evening,
        "who5",
        "2026-09-01",
        json!([3, 3, 2, 2, null]),
    );
    assert_eq!(half["score"], Value::Null);
    let low = answer(&mut evening, "who5", "2026-10-01", json!([3, 3, 2, 2, 2]));
    assert_eq!(low["score"], 48.0);
    assert_eq!(known(&mut evening, "who5")["series"][0]["beside"], "lower");
    let above = answer(&mut evening, "who5", "2026-11-01", json!([3, 3, 3, 2, 2]));
    assert_eq!(above["score"], 52.0);
    assert_eq!(
        known(&mut evening, "who5")["series"][0]["beside"],
        Value::Null
    );
    // A later wording of it takes the place of this one; what was answered says to which it was.
    evening.call("save_questionnaire", pack("2030"));
    let who5 = known(&mut evening, "who5");
    assert_eq!(who5["questionnaire"]["wording_version"], "2030");
    assert_eq!(who5["answered"][1]["wording_version"], "2024");
    assert_eq!(who5["series"][0]["readings"].as_array().unwrap().len(), 2);
}

#[test]
fn one_of_ones_own_is_brought_answered_and_reworded_beside_what_was_answered() {
    let mut evening = a_journal();
    let instrument =
        evening.call("save_questionnaire", own("Friday", "1", "Mine?"))["value"]["instrument"]
            .as_str()
            .unwrap()
            .to_owned();
    // Never answered yet, it may still be worded otherwise.
    let same = evening.call(
        "save_questionnaire",
        own("friday", "1", "How much was mine?"),
    );
    assert_eq!(same["value"]["instrument"], *instrument);
    answer(&mut evening, &instrument, "2026-11-13", json!([3]));
    assert_eq!(
        evening.refused("save_questionnaire", own("Friday", "1", "Another?")),
        Code::AlreadyThere
    );
    let text = |one: &Value| one["questionnaire"]["items"][0]["text"].clone();
    assert_eq!(
        text(&known(&mut evening, &instrument)),
        "How much was mine?"
    );
    let later =
        evening.call("save_questionnaire", own("Friday", "2", "Another?"))["value"]["instrument"]
            .clone();
    let older = known(&mut evening, &instrument);
    assert_eq!(
        (&older["away"], &older["whose"]),
        (&json!(true), &json!("own"))
    );
    assert_eq!(older["series"][0]["readings"][0]["value"], 3.0);
    let later = known(&mut evening, later.as_str().unwrap());
    assert_eq!(
        (&later["away"], &later["answered"]),
        (&json!(false), &json!([]))
    );
    // Brought again, the older wording is there again, and the later one, never answered, is gone.
    evening.call(
        "save_questionnaire",
        own("Friday", "1", "How much was mine?"),
    );
    assert_eq!(known(&mut evening, &instrument)["away"], false);
    let page = evening.call("questionnaires", json!({}));
    assert_eq!(page["all"].as_array().unwrap().len(), 3);
}

#[test]
fn one_that_was_brought_is_taken_out_and_its_answers_stay() {
    let mut evening = a_journal();
    for (name, answered) in [("Friday", true), ("Monday", false)] {
        let saved = evening.call("save_questionnaire", own(name, "1", "Mine?"));
        let instrument = saved["value"]["instrument"].as_str().unwrap().to_owned();
        let on = json!({ "instrument": instrument, "offered": true });
        evening.call("offer_questionnaire", on.clone());
        if answered {
            answer(&mut evening, &instrument, "2026-11-13", json!([3]));
        }
        let which = json!({ "instrument": instrument });
        evening.call("put_questionnaire_away", which.clone());
        assert_eq!(
            evening.refused("put_questionnaire_away", which),
            Code::NotFound
        );
        assert_eq!(evening.refused("offer_questionnaire", on), Code::NotFound);
    }
    let page = evening.call("questionnaires", json!({}));
    let mut all = page["all"].as_array().unwrap().iter();
    let away = all.find(|one| one["away"] == true).unwrap();
    assert_eq!(away["questionnaire"]["name"], "Friday");
    assert_eq!(away["offered"], false);
    assert_eq!(away["answered"][0]["answers"], json!([3]));
    assert_eq!(
        page["all"].as_array().unwrap().len(),
        3,
        "the other is gone"
    );
    let ships = json!({ "instrument": "ons4" });
    assert_eq!(
        evening.refused("put_questionnaire_away", ships),
        Code::NotFound
    );
}

#[test]
fn one_of_ones_own_cannot_pass_for_a_validated_scale() {
    let mut evening = a_journal();
    let mut told = own("Friday", "1", "Mine?");
    told["items"][0]["low_until"] = json!(4);
    told["items"][0]["noise"] = json!(0.5);
    let saved = evening.call("save_questionnaire", told);
    let instrument = saved["value"]["instrument"].as_str().unwrap().to_owned();
    answer(&mut evening, &instrument, "2026-11-01", json!([9]));
    answer(&mut evening, &instrument, "2026-11-13", json!([1]));
    let series = known(&mut evening, &instrument)["series"][0].clone();
    for said in ["wobble", "change", "beside"] {
        assert_eq!(series[said], Value::Null, "{said}");
    }
    let mut who5 = own("Friday", "1", "Mine?");
    who5["scoring"] = json!("who5");
    assert_eq!(evening.refused("save_questionnaire", who5), Code::Invalid);
}

#[test]
fn a_file_is_read_and_what_is_wrong_is_told_by_its_line() {
    let mut evening = a_journal();
    let read = |evening: &mut Evening, text: &str| {
        evening.call("read_questionnaire", json!({ "text": text }))
    };
    let right = "name = \"Friday\"\n[[items]]\ntext = \"Mine?\"\nhighest = 4\n";
    let told = read(&mut evening, right);
    assert_eq!(told["kind"], "questionnaire");
    evening.call("save_questionnaire", told["questionnaire"].clone());
    let wrong = read(&mut evening, &right.replace("highest", "hihgest"));
    let fault =
        json!({ "why": "unknown_field", "line": 4, "field": "hihgest", "number": 1, "most": null });
    assert_eq!(wrong["fault"], fault);
    assert_eq!(
        known(&mut evening, "own:1")["questionnaire"]["items"][0]["highest"],
        4
    );
}

#[test]
fn a_score_from_elsewhere_is_a_name_a_day_and_a_figure() {
    let mut evening = a_journal();
    let log =
        |name: &str, day: &str, score: f64| json!({ "name": name, "day": day, "score": score });
    let first = evening.call("log_score", log(" WEMWBS ", "2026-10-02", 43.0));
    evening.call("log_score", log("wemwbs", "2026-03-02", 46.5));
    evening.call("log_score", log("A scale", "2026-03-02", 2.0));
    for (input, code) in [
        (log("", "2026-10-02", 43.0), Code::Invalid),
        (log("WEMWBS", "2026-11-20", 43.0), Code::Invalid),
        (log("WEMWBS", "2026-10-02", 10_001.0), Code::Invalid),
        (log(&"x".repeat(61), "2026-10-02", 43.0), Code::TooLong),
    ] {
        assert_eq!(evening.refused("log_score", input), code);
    }
    let elsewhere =
        |evening: &mut Evening| evening.call("questionnaires", json!({}))["elsewhere"].clone();
    let all = elsewhere(&mut evening);
    assert_eq!(all[0]["name"], "A scale");
    let scores = all[1]["scores"].as_array().unwrap();
    let told: Vec<_> = scores
        .iter()
        .map(|one| (&one["day"], &one["score"]))
        .collect();
    assert_eq!(
        told,
        [
            (&json!("2026-03-02"), &json!(46.5)),
            (&json!("2026-10-02"), &json!(43.0))
        ]
    );
    let one = json!({ "id": first["value"]["id"] });
    evening.call("remove_score", one.clone());
    assert_eq!(evening.refused("remove_score", one), Code::NotFound);
    assert_eq!(
        elsewhere(&mut evening)[1]["scores"]
            .as_array()
            .unwrap()
            .len(),
        1
    );
}
